import { autoRetry } from '@grammyjs/auto-retry';
import type { Transformer } from 'grammy';

/**
 * Calls that put no message into a chat and that nobody waits for: repeating them changes nothing.
 * Messages and edits are not among them: they wait in the send queue of their chat, without holding
 * up others, and whether one whose outcome is unknown is sent again is decided there. getMe,
 * setWebhook and getUpdates are repeated by who reports outages.
 */
const RETRIED: ReadonlySet<string> = new Set([
  'setMyCommands',
  'deleteWebhook',
  'getChatMember',
  'getFile',
  'deleteMessage',
]);

/** Three more attempts, from three seconds on doubled: an answer may wait for getChatMember. */
const MAX_RETRIES = 3;
/** A longer wait than this is as good as a refusal. */
const MAX_DELAY_SECONDS = 60;

/**
 * Repeats quiet calls that Telegram refused for now (429, 5xx), with grammY's auto-retry. `signal`
 * ends its waits when the channel stops. Waits in real time.
 */
export function createCallRetry(signal: AbortSignal): Transformer {
  const retry = autoRetry({
    maxRetryAttempts: MAX_RETRIES,
    maxDelaySeconds: MAX_DELAY_SECONDS,
    // What became of a request without an answer is the caller's to judge.
    rethrowHttpErrors: true,
  });
  return (prev, method, payload, callSignal) =>
    RETRIED.has(method)
      ? // grammY types its signals by the package it uses where there are none.
        retry(prev, method, payload, callSignal ?? (signal as unknown as typeof callSignal))
      : prev(method, payload, callSignal);
}
