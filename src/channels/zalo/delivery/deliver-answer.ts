import type { Clock } from '../../../domain/clock.js';
import type { SendOutcome } from '../../../domain/delivery.js';
import type { UpdateJournal } from '../../../domain/ports.js';
import type { ChannelLog } from '../../../domain/channel-log.js';
import { sleep, StoppedError } from '../../rate/scheduler.js';
import type { Scheduler } from '../../../domain/scheduler.js';
import type { AnswerAttempts } from './answer-attempts.js';
import type { AttemptSend, OutgoingMessage } from './attempt-send.js';
import type { Persist } from '../persist.js';
import { backoffMs } from './backoff.js';

/** What delivering an answer needs. */
export interface DeliverAnswerDeps {
  readonly attempt: AttemptSend;
  readonly attempts: AnswerAttempts;
  readonly journal: UpdateJournal;
  readonly persist: Persist;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: ChannelLog;
  /** Aborted when the channel stops: waits end, sends under way are left to finish. */
  readonly stopping: AbortSignal;
}

/** How long an answer is worth sending; an outage of minutes is survived, a stale answer is not. */
const ANSWER_PATIENCE_MS = 15 * 60_000;
/** 403 is labelled a server error by Zalo's own table: believed after this many. */
export const FORBIDDEN_ATTEMPTS = 3;

/** How an answer ended. */
export type AnswerOutcome = SendOutcome['status'] | 'given_up';

/**
 * Sends the answer to one update, again while it surely was not delivered, and marks the update as
 * handled. Never twice once it may have been delivered: a person who got no answer asks again, one
 * who got two does not know which to believe. Rejects with a StoppedError when the channel stops
 * before that: the update is then still journalled and taken up at the next start.
 */
export function createDeliverAnswer(
  deps: DeliverAnswerDeps,
): (updateId: string, message: OutgoingMessage) => Promise<AnswerOutcome> {
  const { clock, journal, log, persist, scheduler, stopping } = deps;

  return async (updateId, message) => {
    const giveUpAtMs = scheduler.nowMs() + ANSWER_PATIENCE_MS;
    let forbidden = 0;
    for (let failures = 1; ; failures += 1) {
      const isFirst = failures === 1;
      if (stopping.aborted && !isFirst) throw new StoppedError();
      const open = await persist('open attempt', () => deps.attempts.open(updateId));
      const { outcome, isForbidden } = await deps.attempt(
        message,
        'answer',
        // What was ready when the channel began to stop still goes out.
        isFirst ? undefined : stopping,
      );
      const isUndelivered = outcome.status !== 'sent' && outcome.status !== 'unknown';
      if (isUndelivered && stopping.aborted) {
        await persist('settle attempt', () => open.settle());
        throw new StoppedError();
      }
      if (isForbidden) forbidden += 1;
      const isOver = scheduler.nowMs() >= giveUpAtMs || forbidden >= FORBIDDEN_ATTEMPTS;
      if (outcome.status !== 'retry' || isOver) {
        // In this order: a crash in between leaves an open attempt, which is not repeated.
        await persist('mark handled', () => journal.markHandled('zalo', updateId, clock.now()));
        await persist('settle attempt', () => open.settle());
        const status = outcome.status === 'retry' ? 'given_up' : outcome.status;
        if (status !== 'sent')
          log.error({ updateId, status }, 'Zalo: một câu trả lời chưa tới nơi');
        return status;
      }
      await persist('settle attempt', () => open.settle());
      await sleep(scheduler, backoffMs(failures, deps.random), stopping);
    }
  };
}
