import type { ChatRef, ChatReply, ReplyFile } from '../../../domain/chat.js';
import { phraseFiles } from './phrase-files.js';
import { renderReply } from './render-reply.js';
import type { RenderContext } from './render-reply.js';
import type { RenderedMessage } from './render-text.js';

/** A rendered message with its picture, where that has a public address. */
export interface RenderedReply extends RenderedMessage {
  readonly photoUrl: string | null;
}

/** Renders a reply for a chat; the one step that may have to publish a picture first. */
export type RenderReply = (
  reply: ChatReply,
  chat: ChatRef,
  position: Pick<RenderContext, 'from' | 'owesTail' | 'preface'>,
) => Promise<RenderedReply>;

/** What rendering needs from outside. */
export interface RenderDeps {
  /**
   * Gives a picture a public http(s) address Zalo can fetch, or null where it cannot. Absent where
   * the program is not reachable from outside: the text then carries the facts alone.
   */
  readonly publishPhoto: ((photo: ReplyFile) => Promise<string | null>) | null;
  /** Where files are to be had; one sentence. */
  readonly fileAdvice: string;
}

/** A renderer; a reply without any text shows its short word for the tap instead. */
export function createRender(deps: RenderDeps): RenderReply {
  // Without its picture the answer is still the answer.
  const publish = async (photo: ReplyFile): Promise<string | null> => {
    try {
      return (await deps.publishPhoto?.(photo)) ?? null;
    } catch {
      return null;
    }
  };
  return async (reply, chat, position) => {
    const message = renderReply(reply, {
      ...position,
      isGroup: chat.kind === 'group',
      fileLine: phraseFiles(reply.files, deps.fileAdvice),
    });
    const text = message.text === '' ? (reply.toast ?? '') : message.text;
    // One message per reply: the first picture carries the text as its caption.
    const photo = reply.files.find((file) => file.kind === 'photo');
    const photoUrl = photo === undefined ? null : await publish(photo);
    return { ...message, text, photoUrl };
  };
}
