import type { Api } from 'grammy';
import type { ChatRef, ReplyFile } from '../../../domain/chat.js';
import type { SendPriority, SendRate } from '../../rate/create-send-rate.js';
import type { RateLimit } from '../../rate/rate-window.js';
import { StoppedError } from '../../rate/scheduler.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import type { Keyboard } from '../render/render-keyboard.js';
import type { TextPart } from '../render/render-reply.js';
import type { Uploader } from './create-uploader.js';
import { classifyFailure, type CallResult, type TelegramFailure } from './telegram-failure.js';
import { clipText } from '../../../domain/clip-text.js';

/** Telegram's limits (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
export const OVERALL_LIMITS: readonly RateLimit[] = [{ count: 30, windowMs: 1000 }];
const PRIVATE_LIMITS: readonly RateLimit[] = [{ count: 1, windowMs: 1000 }];
const GROUP_LIMITS: readonly RateLimit[] = [...PRIVATE_LIMITS, { count: 20, windowMs: 60_000 }];

const MAX_CAPTION = 1024;
const MAX_TOAST = 200;

export interface SendOptions {
  readonly priority: SendPriority;
  /** The message answered, shown above the answer. */
  readonly replyTo?: string | null;
  /** Asked when the send's turn has come; false or a rejection: nothing is sent. */
  readonly beforeSend?: () => Promise<boolean>;
}

/**
 * One call to Telegram each, within the send limits; says what became of it and never throws.
 * Trying again is the caller's decision.
 */
export interface TelegramGateway {
  sendText(chat: ChatRef, part: TextPart, options: SendOptions): Promise<CallResult<number>>;
  editText(chat: ChatRef, messageId: number, part: TextPart): Promise<CallResult<number>>;
  sendFile(chat: ChatRef, file: ReplyFile, options: SendOptions): Promise<CallResult<number>>;
  deleteMessage(chat: ChatRef, messageId: number): Promise<CallResult<true>>;
  answerCallback(callbackId: string, toast: string | null): Promise<CallResult<true>>;
  /** Shows “đang nhập…” where a send is to spare for it. */
  showTyping(chat: ChatRef): Promise<void>;
  /** Any other call, outside the send limits. */
  call<T>(run: (raw: Api['raw']) => Promise<T>): Promise<CallResult<T>>;
}

export interface GatewayDeps {
  readonly api: Api;
  readonly upload: Uploader;
  readonly rate: SendRate;
  readonly scheduler: Scheduler;
  /** Told of each outcome: null for an answer of any kind, else why there is none. */
  readonly onOutcome: (failure: TelegramFailure | null) => void;
  /** Aborted: nothing waits for its turn any more. */
  readonly signal: AbortSignal;
}

/** Calls of the Bot API whose failures are values; sends keep to the rate. */
export function createGateway(deps: GatewayDeps): TelegramGateway {
  const { rate, scheduler } = deps;

  const call: TelegramGateway['call'] = async (run) => {
    try {
      const value = await run(deps.api.raw);
      deps.onOutcome(null);
      return { ok: true, value };
    } catch (error) {
      const failure = classifyFailure(error);
      deps.onOutcome(failure);
      return { ok: false, failure };
    }
  };

  /** A call that Telegram counts as a message to the chat. */
  const callWithinLimits = async <T>(
    chat: ChatRef,
    { priority, beforeSend }: SendOptions,
    run: (raw: Api['raw']) => Promise<T>,
  ): Promise<CallResult<T>> => {
    try {
      const limits = chat.kind === 'private' ? PRIVATE_LIMITS : GROUP_LIMITS;
      const slot = await rate.acquire(chat.chatId, limits, priority, deps.signal);
      if (beforeSend && !(await beforeSend().catch(() => false))) {
        slot.done();
        return { ok: false, failure: classifyFailure(new StoppedError()) };
      }
      const result = await call(run);
      if (!result.ok && result.failure.retryAfterMs !== null)
        rate.holdUntil(chat.chatId, scheduler.nowMs() + result.failure.retryAfterMs);
      slot.done();
      return result;
    } catch (error) {
      return { ok: false, failure: classifyFailure(error) };
    }
  };

  /** As HTML; where Telegram cannot parse it, as plain text; where it refuses that, no buttons. */
  const withFallbacks = async (
    part: TextPart,
    run: (shape: TextShape) => Promise<CallResult<number>>,
  ): Promise<CallResult<number>> => {
    const first = await run({ ...htmlOf(part), ...markupOf(part.keyboard) });
    if (first.ok || !['bad_markup', 'refused'].includes(first.failure.kind)) return first;
    const second = await run({ text: part.text, ...markupOf(part.keyboard) });
    if (second.ok || second.failure.kind !== 'refused' || part.keyboard.length === 0) return second;
    return run({ text: part.text });
  };

  return {
    call,
    sendText: (chat, part, options) =>
      withFallbacks(part, (shape) =>
        callWithinLimits(chat, options, async (raw) => {
          const sent = await raw.sendMessage({
            ...targetOf(chat, options.replyTo),
            ...shape,
            link_preview_options: { is_disabled: true },
          });
          return sent.message_id;
        }),
      ),
    editText: (chat, messageId, part) =>
      withFallbacks(part, (shape) =>
        callWithinLimits(chat, { priority: 'answer' }, async (raw) => {
          await raw.editMessageText({
            chat_id: Number(chat.chatId),
            message_id: messageId,
            ...shape,
            link_preview_options: { is_disabled: true },
          });
          return messageId;
        }),
      ),
    sendFile: (chat, file, options) =>
      callWithinLimits(chat, options, () =>
        deps.upload(
          {
            ...targetOf(chat, options.replyTo),
            ...(file.caption === null ? {} : { caption: clipText(file.caption, MAX_CAPTION) }),
          },
          file,
        ),
      ),
    deleteMessage: (chat, messageId) =>
      call((raw) => raw.deleteMessage({ chat_id: Number(chat.chatId), message_id: messageId })),
    answerCallback: (callbackId, toast) =>
      call((raw) =>
        raw.answerCallbackQuery({
          callback_query_id: callbackId,
          ...(toast === null ? {} : { text: clipText(toast, MAX_TOAST) }),
        }),
      ),
    showTyping: async (chat) => {
      const slot = rate.tryAcquireOverall();
      if (!slot) return;
      await call((raw) =>
        raw.sendChatAction({ ...threadOf(chat), chat_id: Number(chat.chatId), action: 'typing' }),
      );
      slot.done();
    },
  };
}

/** The text and buttons of a message, as HTML or plain. */
interface TextShape {
  readonly text: string;
  readonly parse_mode?: 'HTML';
  readonly reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
}

const htmlOf = (part: TextPart): Pick<TextShape, 'text' | 'parse_mode'> => ({
  text: part.html,
  parse_mode: 'HTML',
});

const markupOf = (keyboard: Keyboard): Pick<TextShape, 'reply_markup'> =>
  keyboard.length === 0
    ? {}
    : { reply_markup: { inline_keyboard: keyboard.map((row) => row.map((one) => ({ ...one }))) } };

const threadOf = (chat: ChatRef): { message_thread_id?: number } =>
  chat.threadId === null ? {} : { message_thread_id: Number(chat.threadId) };

function targetOf(
  chat: ChatRef,
  replyTo: string | null | undefined,
): {
  chat_id: number;
  message_thread_id?: number;
  reply_parameters?: { message_id: number; allow_sending_without_reply: true };
} {
  return {
    chat_id: Number(chat.chatId),
    ...threadOf(chat),
    ...(replyTo === null || replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
  };
}
