/** Wait before the second attempt; doubled each time. */
const FIRST_WAIT_MS = 1_000;
/** Longest wait: what an outage of minutes costs at most after it has ended. */
const MAX_WAIT_MS = 30_000;

/**
 * How long to wait after `failures` failures in a row (from 1): doubling up to half a minute, of
 * which half is random, so that several waiting chats do not all come back at once. `random` gives
 * numbers from 0 up to 1.
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 16));
  return Math.round(full / 2 + (full / 2) * random());
}
