import { describe, expect, it } from 'vitest';
import { HttpError, type Transformer } from 'grammy';
import { createCallRetry } from '../../../src/channels/telegram/send/retry-calls.js';
import { settle } from '../../fakes/telegram/fake-scheduler.js';

interface Answer {
  readonly ok: boolean;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after: number };
}

const OK: Answer = { ok: true };
const busy = (seconds: number): Answer => ({
  ok: false,
  error_code: 429,
  description: 'Too Many Requests',
  parameters: { retry_after: seconds },
});

/** Calls `method`, answered with `answers` in turn; the number of attempts and the last answer. */
async function call(
  method: 'setMyCommands' | 'sendMessage' | 'editMessageText',
  answers: readonly (Answer | Error)[],
  stop = new AbortController(),
): Promise<{ attempts: number; last: { readonly ok: boolean } }> {
  let attempts = 0;
  const prev: unknown = (): Promise<Answer> => {
    const answer = answers[attempts] ?? OK;
    attempts += 1;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const last: { readonly ok: boolean } = await createCallRetry(stop.signal)(
    prev as Parameters<Transformer>[0],
    method,
    {},
    undefined,
  );
  return { attempts, last };
}

describe('createCallRetry', () => {
  it('repeats a quiet call that was refused for now', async () => {
    expect(await call('setMyCommands', [busy(0), busy(0)])).toEqual({ attempts: 3, last: OK });
  });

  it('gives up after a few attempts', async () => {
    const { attempts, last } = await call('setMyCommands', Array<Answer>(9).fill(busy(0)));
    expect(attempts).toBe(4);
    expect(last.ok).toBe(false);
  });

  it('does not wait longer than a minute', async () => {
    expect((await call('setMyCommands', [busy(61)])).attempts).toBe(1);
  });

  it.each(['sendMessage', 'editMessageText'] as const)('never repeats %s', async (method) => {
    expect((await call(method, [busy(0)])).attempts).toBe(1);
  });

  it('leaves a call without an answer to its caller', async () => {
    await expect(
      call('setMyCommands', [new HttpError('Network request failed', new Error('reset'))]),
    ).rejects.toThrow('Network request failed');
  });

  it('ends its wait when the channel stops', async () => {
    const stop = new AbortController();
    const waiting = call('setMyCommands', [busy(60)], stop);
    await settle();
    stop.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});
