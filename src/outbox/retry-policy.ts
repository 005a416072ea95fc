/** Wait before the second attempt; doubled with each further one. */
const FIRST_WAIT_MS = 5_000;
/** Longest wait between two attempts: what a long outage costs at most after it has ended. */
const LONGEST_WAIT_MS = 10 * 60_000;
/** Spread added to a wait the platform asked for, so that waiting chats do not return as one. */
const SPREAD_MS = 1_000;

/**
 * How long to wait after `failures` attempts (from 1), in milliseconds: what the platform asked for
 * and a little more, else doubling up to ten minutes, of which half is random. `random` gives
 * numbers from 0 up to 1.
 */
export function retryDelayMs(
  failures: number,
  retryAfterMs: number | null,
  random: () => number,
): number {
  if (retryAfterMs !== null) return Math.round(retryAfterMs + SPREAD_MS * random());
  const exponent = Math.min(Math.max(failures, 1) - 1, 16);
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** exponent);
  return Math.round(full / 2 + (full / 2) * random());
}
