import type { RateLimit } from './rate-window.js';

/** What to do with a person's message: take it, say once that it is too much, or stay silent. */
export type UserRateVerdict = 'take' | 'notify' | 'drop';

/**
 * Thirty messages and taps a minute: far above a person at work, below what fills the send queue.
 */
const DEFAULT_USER_RATE: RateLimit = { count: 30, windowMs: 60_000 };

/** How often one person may ask. */
export interface UserRate {
  /** `user` is any stable key; `atMs` the instant the message was taken, never decreasing. */
  judge(user: string, atMs: number): UserRateVerdict;
}

/** Users remembered before those without recent messages are forgotten. */
const FORGET_ABOVE = 10_000;

/** A sliding window per user, with at most one notice in any window. */
export function createUserRate(limit: RateLimit = DEFAULT_USER_RATE): UserRate {
  const users = new Map<string, { takenAtMs: number[]; notifiedAtMs: number }>();
  const forgetIdle = (atMs: number): void => {
    for (const [user, { takenAtMs }] of users)
      if ((takenAtMs.at(-1) ?? 0) + limit.windowMs <= atMs) users.delete(user);
  };
  return {
    judge: (user, atMs) => {
      if (users.size > FORGET_ABOVE) forgetIdle(atMs);
      const known = users.get(user) ?? { takenAtMs: [], notifiedAtMs: -Infinity };
      users.set(user, known);
      known.takenAtMs = known.takenAtMs.filter((at) => at + limit.windowMs > atMs);
      if (known.takenAtMs.length < limit.count) {
        known.takenAtMs.push(atMs);
        return 'take';
      }
      if (known.notifiedAtMs + limit.windowMs > atMs) return 'drop';
      known.notifiedAtMs = atMs;
      return 'notify';
    },
  };
}
