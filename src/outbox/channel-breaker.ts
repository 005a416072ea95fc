import { retryDelayMs } from './retry-policy.js';

/** Failures in a row after which a channel is taken to be down. */
const DOWN_AFTER = 3;
/** Longest pause of a channel that is down: one probe a minute finds it up again. */
const LONGEST_PAUSE_MS = 60_000;
/**
 * How long a message that may have arrived waits while its channel is not known to work: it has one
 * more attempt, which an outage that goes on would waste. Any other message that is taken meanwhile
 * ends the wait.
 */
export const DOUBTFUL_PATIENCE_MS = 30 * 60_000;

/**
 * Whether a channel works, as its sends tell. While it does not, one message at a time probes it:
 * an outage then costs a few attempts of a few messages, however many wait.
 */
export interface ChannelBreaker {
  /** The platform took a message. */
  succeeded(): void;
  /** It failed, or did not answer: nothing that concerns one chat alone. Milliseconds to pause, or 0. */
  failed(): number;
  /** True while one message at a time is sent. */
  isProbing(): boolean;
  /** True where the last thing known of the channel is a success, or nothing. */
  isTrusted(): boolean;
}

/** A breaker that is closed. `random` (0 to 1) spreads the pauses of several processes. */
export function createChannelBreaker(random: () => number): ChannelBreaker {
  let failures = 0;
  return {
    succeeded: () => {
      failures = 0;
    },
    failed: () => {
      failures += 1;
      if (failures < DOWN_AFTER) return 0;
      return Math.min(LONGEST_PAUSE_MS, retryDelayMs(failures - DOWN_AFTER + 1, null, random));
    },
    isProbing: () => failures >= DOWN_AFTER,
    isTrusted: () => failures === 0,
  };
}
