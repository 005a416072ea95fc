import type { ChatRef, ChatReply, ReplyFile } from '../../../domain/chat.js';
import type { SendPriority } from '../../rate/create-send-rate.js';
import { markResent, renderReply, type TextPart } from '../render/render-reply.js';
import type { TelegramGateway } from './create-gateway.js';
import { keepTrying, type KeepTryingDeps } from './keep-trying.js';
import type { CallResult, TelegramFailure } from './telegram-failure.js';

/** Where a reply goes, and what it replaces. */
export interface DeliveryOptions {
  readonly replyTo: string | null;
  /** Messages to edit into the reply, in order; where one is gone a new one is sent. */
  readonly edits: readonly number[];
  readonly priority: SendPriority;
  readonly giveUpMs?: number;
}

/** How far a reply got. */
export interface Delivery {
  /** The reply's text messages, in order. */
  readonly messageIds: readonly number[];
  /** Null where everything arrived, else what stopped the rest. */
  readonly failure: TelegramFailure | null;
}

export interface DeliverDeps extends KeepTryingDeps {
  readonly gateway: TelegramGateway;
}

/** Sends or edits a whole reply, part by part, each until it is known to have arrived. */
export async function deliverReply(
  chat: ChatRef,
  reply: ChatReply,
  options: DeliveryOptions,
  deps: DeliverDeps,
): Promise<Delivery> {
  const { texts, files } = renderReply(reply);
  return deliverParts(chat, texts, files, options, deps);
}

/** The same for parts rendered already. */
export async function deliverParts(
  chat: ChatRef,
  texts: readonly TextPart[],
  files: readonly ReplyFile[],
  options: DeliveryOptions,
  deps: DeliverDeps,
): Promise<Delivery> {
  const { gateway } = deps;
  const messageIds: number[] = [];
  const patience = options.giveUpMs === undefined ? {} : { giveUpMs: options.giveUpMs };
  let target = chat;
  for (const [index, part] of texts.entries()) {
    const edited = options.edits[index];
    let result: CallResult<number> | null = null;
    if (edited !== undefined && target.chatId === chat.chatId) {
      const edit = await keepTrying(
        target,
        (how) => gateway.editText(how.chat, edited, part),
        deps,
        { ...patience, isRepeatable: true },
      );
      target = edit.chat;
      result = asEdited(edit.result, edited);
    }
    if (result === null) {
      const sent = await keepTrying(
        target,
        (how) =>
          gateway.sendText(how.chat, how.isResent ? markResent(part) : part, {
            priority: options.priority,
            replyTo: index === 0 && how.chat.chatId === chat.chatId ? options.replyTo : null,
          }),
        deps,
        patience,
      );
      target = sent.chat;
      result = sent.result;
    }
    if (!result.ok) return { messageIds, failure: result.failure };
    messageIds.push(result.value);
  }
  for (const leftOver of options.edits.slice(texts.length))
    await gateway.deleteMessage(target, leftOver);
  for (const file of files) {
    const { chat: now, result } = await deliverFile(target, file, options, deps);
    target = now;
    if (!result.ok) return { messageIds, failure: result.failure };
  }
  return { messageIds, failure: null };
}

/** The outcome of an edit; null where there is nothing to edit and a new message must be sent. */
function asEdited(result: CallResult<number>, messageId: number): CallResult<number> | null {
  if (result.ok) return result;
  switch (result.failure.kind) {
    case 'not_modified':
      return { ok: true, value: messageId };
    case 'message_missing':
    case 'refused':
      return null;
    default:
      return result;
  }
}

async function deliverFile(
  chat: ChatRef,
  file: ReplyFile,
  options: DeliveryOptions,
  deps: DeliverDeps,
): Promise<{ chat: ChatRef; result: CallResult<number> }> {
  const send = (shape: ReplyFile): Promise<{ chat: ChatRef; result: CallResult<number> }> =>
    keepTrying(
      chat,
      (how) => deps.gateway.sendFile(how.chat, shape, { priority: options.priority }),
      deps,
      options.giveUpMs === undefined ? {} : { giveUpMs: options.giveUpMs },
    );
  const sent = await send(file);
  // A picture too large or too long for a photo still arrives as a file.
  const isRefused = !sent.result.ok && sent.result.failure.kind === 'refused';
  return isRefused && file.kind === 'photo' ? send({ ...file, kind: 'document' }) : sent;
}
