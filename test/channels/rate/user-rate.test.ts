import { describe, expect, it } from 'vitest';
import { createUserRate } from '../../../src/channels/rate/create-user-rate.js';

describe('createUserRate', () => {
  const rate = (): ReturnType<typeof createUserRate> =>
    createUserRate({ count: 3, windowMs: 60_000 });

  it('takes up to the limit, gives one notice, then stays silent', () => {
    const users = rate();
    const verdicts = [0, 1, 2, 3, 4, 5].map((atMs) => users.judge('an', atMs));
    expect(verdicts).toEqual(['take', 'take', 'take', 'notify', 'drop', 'drop']);
  });

  it('gives no second notice within a minute although places come free', () => {
    const users = rate();
    for (const atMs of [0, 20_000, 40_000, 50_000]) users.judge('an', atMs);
    expect(users.judge('an', 60_000)).toBe('take');
    expect(users.judge('an', 60_001)).toBe('drop');
    expect(users.judge('an', 110_000)).toBe('take');
  });

  it('counts each user apart', () => {
    const users = rate();
    for (let n = 0; n < 5; n += 1) users.judge('an', n);
    expect(users.judge('binh', 6)).toBe('take');
  });
});
