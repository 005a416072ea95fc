import type { ChatRef, ChatReply } from '../../../domain/chat.js';
import type { MessageSender, SendOutcome } from '../../../domain/delivery.js';
import type { ChannelLog } from '../../../domain/channel-log.js';
import { StoppedError } from '../../rate/scheduler.js';
import { markResent, renderReply } from '../render/render-reply.js';
import type { ChatChanges } from './chat-changes.js';
import type { SendOptions, TelegramGateway } from './create-gateway.js';
import { deliverParts, type DeliverDeps } from './deliver-reply.js';
import type { CallResult, TelegramFailure } from './telegram-failure.js';

/** How long the later parts of a message are tried: the first has arrived, so all must follow. */
const REST_GIVE_UP_MS = 60_000;

const OPTIONS: SendOptions = { priority: 'notice' };

export interface MessageSenderDeps extends DeliverDeps {
  readonly gateway: TelegramGateway;
  readonly changes: ChatChanges;
  readonly log: ChannelLog;
}

/**
 * Sends what the assistant says on its own initiative. The first message decides the outcome and
 * is tried exactly once: trying again is the outbox's decision, since only it knows what may have
 * arrived. What belongs to the same reply follows only when that first one has.
 */
export function createMessageSender(deps: MessageSenderDeps): MessageSender {
  const sendRest = async (
    chat: ChatRef,
    rest: Pick<ReturnType<typeof renderReply>, 'texts' | 'files'>,
  ): Promise<void> => {
    const delivery = await deliverParts(
      chat,
      rest.texts,
      rest.files,
      { replyTo: null, edits: [], priority: 'notice', giveUpMs: REST_GIVE_UP_MS },
      deps,
    );
    if (delivery.failure)
      deps.log.error(
        { chat: chat.kind, reason: delivery.failure.reason },
        'Phần sau của tin nhắc Telegram không gửi được',
      );
  };

  return {
    async send(chat, reply: ChatReply, options) {
      const { texts, files } = renderReply(reply);
      const [text, ...laterTexts] = texts;
      const [file, ...laterFiles] = files;
      const { beforeSend } = options ?? {};
      const how = beforeSend ? { ...OPTIONS, beforeSend } : OPTIONS;
      let first: CallResult<number>;
      if (text) {
        const part = options?.resent === true ? markResent(text) : text;
        first = await deps.gateway.sendText(chat, part, how);
      } else if (file) first = await deps.gateway.sendFile(chat, file, how);
      else return { status: 'failed', reason: 'tin không có nội dung', chatGone: false };
      if (!first.ok) return outcomeOf(chat, first.failure, deps.changes);
      try {
        await sendRest(chat, { texts: laterTexts, files: text ? files : laterFiles });
      } catch (error) {
        if (!(error instanceof StoppedError)) throw error;
        deps.log.error({ chat: chat.kind }, 'Dừng trước khi gửi hết phần sau của tin nhắc');
      }
      return { status: 'sent', messageId: String(first.value) };
    },
  };
}

async function outcomeOf(
  chat: ChatRef,
  failure: TelegramFailure,
  changes: ChatChanges,
): Promise<SendOutcome> {
  const { kind, reason } = failure;
  switch (kind) {
    case 'rate':
    case 'server':
    case 'unreachable':
    case 'stopped':
      return { status: 'retry', reason, retryAfterMs: failure.retryAfterMs };
    case 'unknown':
      return { status: 'unknown', reason };
    case 'moved': {
      const chatId = failure.chatId ?? chat.chatId;
      await changes.move(chat.chatId, chatId);
      return { status: 'moved', chatId };
    }
    case 'chat_gone':
      await changes.markGone(chat);
      return { status: 'failed', reason, chatGone: true };
    case 'topic_gone':
      await changes.markTopicGone(chat);
      return { status: 'failed', reason, chatGone: true };
    default:
      return { status: 'failed', reason, chatGone: false };
  }
}
