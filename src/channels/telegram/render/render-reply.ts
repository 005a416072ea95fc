import type { ChatReply, ReplyFile } from '../../../domain/chat.js';
import { composeBlocks } from './compose-blocks.js';
import { renderHtml, renderText } from './render-html.js';
import { renderKeyboard, type Keyboard } from './render-keyboard.js';
import { linesOf, plain } from './rich-text.js';
import { MAX_MESSAGE_LENGTH, splitBlocks } from './split-blocks.js';

/** One message to send; `text` is the same without markup, for where the HTML is refused. */
export interface TextPart {
  readonly html: string;
  readonly text: string;
  /** Empty but on the last part. */
  readonly keyboard: Keyboard;
}

/** Everything a reply takes in Telegram, in the order it is sent. */
export interface RenderedReply {
  readonly texts: readonly TextPart[];
  readonly files: readonly ReplyFile[];
}

/** Marks a message that may have arrived before (README, “Nhắc việc”). */
const RESENT_MARK = '(gửi lại)';
/** Room for the mark and its line break. */
const MARK_LENGTH = RESENT_MARK.length + 1;

/** Renders a reply for Telegram: compose, render, split, with plain text travelling along. */
export function renderReply(reply: ChatReply): RenderedReply {
  const blocks = composeBlocks(reply);
  const keyboard = renderKeyboard(reply);
  const messages = splitBlocks(blocks, MAX_MESSAGE_LENGTH - MARK_LENGTH);
  // A keyboard needs a message to be under, and a reply must say something.
  if (messages.length === 0 && (reply.files.length === 0 || keyboard.length > 0))
    messages.push(linesOf([plain('…')]));
  return {
    texts: messages.map((lines, index) => ({
      html: renderHtml(lines),
      text: renderText(lines),
      keyboard: index === messages.length - 1 ? keyboard : [],
    })),
    files: reply.files,
  };
}

/** The part marked as sent again. */
export function markResent(part: TextPart): TextPart {
  return {
    ...part,
    html: `${RESENT_MARK}\n${part.html}`,
    text: `${RESENT_MARK}\n${part.text}`,
  };
}
