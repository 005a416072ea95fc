import type { ChannelLog } from '../../domain/channel-log.js';
import { sleep } from '../rate/scheduler.js';
import type { Scheduler } from '../../domain/scheduler.js';
import { describeError } from './api/describe-error.js';
import { backoffMs } from './delivery/backoff.js';

/**
 * Runs a storage action until it succeeds: a database locked for seconds loses no message. `what`
 * names the action in the log. Rejects with a StoppedError once the channel stops.
 */
export type Persist = <T>(what: string, action: () => Promise<T>) => Promise<T>;

/** What waiting for the storage needs. */
export interface PersistDeps {
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: ChannelLog;
  readonly redact: (text: string) => string;
  /** Aborted when the channel stops; what is tried for the first time is tried even then. */
  readonly stopping: AbortSignal;
}

/** A Persist that waits longer after each failure. */
export function createPersist(deps: PersistDeps): Persist {
  return async (what, action) => {
    for (let failures = 1; ; failures += 1) {
      try {
        return await action();
      } catch (error) {
        const fault = describeError(error, deps.redact);
        deps.log.error(
          { fault, what, failures },
          'Zalo: chưa ghi được cơ sở dữ liệu, đang thử lại',
        );
      }
      await sleep(deps.scheduler, backoffMs(failures, deps.random), deps.stopping);
    }
  };
}
