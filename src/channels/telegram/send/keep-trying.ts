import type { ChatRef } from '../../../domain/chat.js';
import { sleep, StoppedError } from '../../rate/scheduler.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import type { CallResult, TelegramFailure } from './telegram-failure.js';

/** Waits between attempts while Telegram fails or is out of reach: 1 s, doubled up to 15 s. */
const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 15_000;

/** After this long an answer is of no use any more; the failure is logged and counted. */
const ANSWER_GIVE_UP_MS = 60 * 60_000;

/** How one attempt is made: where to, and whether an earlier one may have arrived. */
export interface Attempt {
  readonly chat: ChatRef;
  readonly isResent: boolean;
}

export interface KeepTryingDeps {
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal;
  /** Told when the group turned out to have become another chat. */
  readonly onMoved: (from: ChatRef, toChatId: string) => Promise<void>;
}

/**
 * Repeats a send until it is known to have succeeded or to be pointless. What Telegram refused for
 * now (429, 5xx) or never got is sent again as it is. An unknown outcome is repeated once, marked
 * as sent again: an official who asked must not be left without an answer, and sees why there may
 * be two. `isRepeatable` is for edits, where repeating changes nothing. Throws a StoppedError when
 * the channel stops.
 */
export async function keepTrying<T>(
  chat: ChatRef,
  attempt: (how: Attempt) => Promise<CallResult<T>>,
  deps: KeepTryingDeps,
  options: { isRepeatable?: boolean; giveUpMs?: number } = {},
): Promise<{ readonly chat: ChatRef; readonly result: CallResult<T> }> {
  const { scheduler, signal } = deps;
  const giveUpAtMs = scheduler.nowMs() + (options.giveUpMs ?? ANSWER_GIVE_UP_MS);
  let how: Attempt = { chat, isResent: false };
  let backoffMs = FIRST_BACKOFF_MS;
  for (;;) {
    const result = await attempt(how);
    if (result.ok || scheduler.nowMs() >= giveUpAtMs) return { chat: how.chat, result };
    const { failure } = result;
    switch (failure.kind) {
      case 'stopped':
        throw new StoppedError();
      case 'rate':
        // The send queue holds the chat for as long as Telegram asked.
        continue;
      case 'moved':
        how = { ...how, chat: await moveChat(how.chat, failure, deps) };
        continue;
      case 'unknown':
        if (how.isResent && options.isRepeatable !== true) return { chat: how.chat, result };
        how = { ...how, isResent: options.isRepeatable !== true };
        break;
      case 'server':
      case 'unreachable':
        break;
      default:
        return { chat: how.chat, result };
    }
    await sleep(scheduler, backoffMs, signal);
    backoffMs = Math.min(MAX_BACKOFF_MS, backoffMs * 2);
  }
}

async function moveChat(
  chat: ChatRef,
  failure: TelegramFailure,
  deps: KeepTryingDeps,
): Promise<ChatRef> {
  const chatId = failure.chatId ?? chat.chatId;
  await deps.onMoved(chat, chatId);
  return { ...chat, chatId };
}
