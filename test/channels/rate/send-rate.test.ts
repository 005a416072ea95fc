import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSendRate } from '../../../src/channels/rate/create-send-rate.js';
import { StoppedError } from '../../../src/channels/rate/scheduler.js';
import { FakeScheduler } from '../../fakes/telegram/fake-scheduler.js';

const OVERALL = [{ count: 30, windowMs: 1000 }];
const PRIVATE = [{ count: 1, windowMs: 1000 }];
const GROUP = [
  { count: 1, windowMs: 1000 },
  { count: 20, windowMs: 60_000 },
];

/** The largest number of instants within any half-open span of `windowMs`. */
function mostWithin(instants: readonly number[], windowMs: number): number {
  const sorted = instants.toSorted((a, b) => a - b);
  return Math.max(
    0,
    ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + windowMs).length),
  );
}

/** Sends that take `latencyMs` and are seen by the platform at some instant in between. */
async function sendAll(
  sends: readonly { chat: string; latencyMs: number; seenAfter: number }[],
): Promise<{ chat: string; atMs: number; index: number }[]> {
  const scheduler = new FakeScheduler(0);
  const rate = createSendRate(OVERALL, scheduler);
  const seen: { chat: string; atMs: number; index: number }[] = [];
  const all = sends.map(async ({ chat, latencyMs, seenAfter }, index) => {
    const slot = await rate.acquire(chat, chat.startsWith('-') ? GROUP : PRIVATE);
    const atMs = scheduler.nowMs() + Math.floor(latencyMs * seenAfter);
    seen.push({ chat, atMs, index });
    scheduler.after(latencyMs, () => slot.done());
  });
  for (let left = true; left;) {
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
    left = scheduler.runNext();
  }
  await Promise.all(all);
  expect(rate.size()).toBe(0);
  return seen;
}

describe('createSendRate', () => {
  it('never lets the platform see more than its limits, whatever the latencies', async () => {
    const send = fc.record({
      chat: fc.constantFrom('1', '2', '3', '-10', '-11', '4', '5', '6'),
      latencyMs: fc.nat(2500),
      seenAfter: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(send, { maxLength: 60 }), async (sends) => {
        const seen = await sendAll(sends);
        expect(seen).toHaveLength(sends.length);
        expect(
          mostWithin(
            seen.map(({ atMs }) => atMs),
            1000,
          ),
        ).toBeLessThanOrEqual(30);
        for (const chat of new Set(seen.map((one) => one.chat))) {
          const instants = seen.filter((one) => one.chat === chat).map(({ atMs }) => atMs);
          expect(mostWithin(instants, 1000)).toBeLessThanOrEqual(1);
          if (chat.startsWith('-')) expect(mostWithin(instants, 60_000)).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('sends at the full permitted rate where answers are immediate', async () => {
    const sends = Array.from({ length: 300 }, (_, index) => ({
      chat: String(index % 100),
      latencyMs: 0,
      seenAfter: 0,
    }));
    const seen = await sendAll(sends);
    expect(Math.max(...seen.map(({ atMs }) => atMs))).toBe(9000);
  });

  it('grants the sends of a chat in the order asked for', async () => {
    const sends = Array.from({ length: 40 }, (_, index) => ({
      chat: String(index % 4),
      latencyMs: 100,
      seenAfter: 1,
    }));
    const seen = await sendAll(sends);
    for (const chat of ['0', '1', '2', '3']) {
      const order = seen.filter((one) => one.chat === chat).map(({ index }) => index);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  });

  it('lets a waiting chat hold up no other', async () => {
    const scheduler = new FakeScheduler(0);
    const rate = createSendRate(OVERALL, scheduler);
    (await rate.acquire('1', PRIVATE)).done();
    const second = rate.acquire('1', PRIVATE);
    (await rate.acquire('2', PRIVATE)).done();
    expect(scheduler.nowMs()).toBe(0);
    await scheduler.advance(1000);
    (await second).done();
  });

  it('grants answers before notices', async () => {
    const scheduler = new FakeScheduler(0);
    const rate = createSendRate([{ count: 1, windowMs: 1000 }], scheduler);
    const granted: string[] = [];
    const send = async (chat: string, priority: 'answer' | 'notice'): Promise<void> => {
      const slot = await rate.acquire(chat, [], priority);
      granted.push(chat);
      slot.done();
    };
    const all = [send('first', 'notice'), send('notice', 'notice'), send('answer', 'answer')];
    await scheduler.advance(5000);
    await Promise.all(all);
    expect(granted).toEqual(['first', 'answer', 'notice']);
  });

  it('waits as long as the platform asks, for one chat or for all', async () => {
    const scheduler = new FakeScheduler(0);
    const rate = createSendRate(OVERALL, scheduler);
    const grantedAtMs: Record<string, number> = {};
    const send = async (chat: string): Promise<void> => {
      const slot = await rate.acquire(chat, PRIVATE);
      grantedAtMs[chat] = scheduler.nowMs();
      slot.done();
    };
    rate.holdUntil('1', 7000);
    const first = [send('1'), send('2')];
    await scheduler.advance(7000);
    rate.holdUntil(null, 9000);
    const later = send('3');
    await scheduler.advance(3000);
    await Promise.all([...first, later]);
    expect(grantedAtMs).toEqual({ 1: 7000, 2: 0, 3: 9000 });
  });

  it('refuses what waits when closed or aborted', async () => {
    const scheduler = new FakeScheduler(0);
    const rate = createSendRate([{ count: 1, windowMs: 1000 }], scheduler);
    await rate.acquire('1', []);
    const stop = new AbortController();
    const aborted = rate.acquire('2', [], 'answer', stop.signal);
    const closed = rate.acquire('3', []);
    stop.abort();
    rate.close();
    await expect(aborted).rejects.toThrow(StoppedError);
    await expect(closed).rejects.toThrow(StoppedError);
    await expect(rate.acquire('4', [])).rejects.toThrow(StoppedError);
    expect(rate.size()).toBe(0);
  });

  it('gives the overall slot of a typing sign only where one is free', () => {
    const rate = createSendRate([{ count: 1, windowMs: 1000 }], new FakeScheduler(0));
    expect(rate.tryAcquireOverall()).not.toBeNull();
    expect(rate.tryAcquireOverall()).toBeNull();
  });
});
