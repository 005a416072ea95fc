import type { Clock } from '../../../domain/clock.js';
import type { JournalledUpdate, UpdateJournal } from '../../../domain/ports.js';

/**
 * Remembers, across a crash, which updates have an answer under way. Zalo takes no idempotency key:
 * an answer whose send was begun and never recorded may stand in the chat, so it is not sent again.
 */
export interface AnswerAttempts {
  /** Before a send. */
  open(updateId: string): Promise<OpenAttempt>;
  /** Takes an unsettled attempt off the list. */
  settle(attemptId: string): Promise<void>;
}

/** A send that has begun. */
export interface OpenAttempt {
  /** Nothing was delivered: the answer may be sent again. */
  settle(): Promise<void>;
}

/** What a crash left behind: a send that was begun and never settled. */
export interface UnsettledAttempt {
  readonly attemptId: string;
  readonly updateId: string;
}

/** Attempts are journalled beside the updates, under a name of their own. */
export const ATTEMPTS_CHANNEL = 'zalo:answer';

/** Attempts kept in the update journal: `<update id>#<n>`, unhandled while not settled. */
export function createAnswerAttempts(journal: UpdateJournal, clock: Clock): AnswerAttempts {
  const settle = (attemptId: string): Promise<void> =>
    journal.markHandled(ATTEMPTS_CHANNEL, attemptId, clock.now());
  return {
    open: async (updateId) => {
      let number = 1;
      // A number used before, in this run or an earlier one, is refused by the journal.
      while (
        !(await journal.record(
          ATTEMPTS_CHANNEL,
          `${updateId}#${number}`,
          { updateId },
          clock.now(),
        ))
      )
        number += 1;
      return { settle: () => settle(`${updateId}#${number}`) };
    },
    settle,
  };
}

/** The attempt that a journalled row of `ATTEMPTS_CHANNEL` stands for. */
export const readAttempt = ({ updateId: attemptId }: JournalledUpdate): UnsettledAttempt => ({
  attemptId,
  updateId: attemptId.slice(0, attemptId.lastIndexOf('#')),
});
