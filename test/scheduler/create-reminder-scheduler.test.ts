import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../src/scheduler/create-reminder-runner.js';
import { createReminderScheduler } from '../../src/scheduler/create-reminder-scheduler.js';
import { FakeScheduler } from '../fakes/telegram/fake-scheduler.js';

const MINUTE_MS = 60_000;
const silent = (): void => undefined;
const LOG = { debug: silent, info: silent, warn: silent, error: silent };
/** One chat, written to at 8:00. */
const REPORT: RunReport = {
  ...{ served: 0, said: 0, postponed: 0, subscriptions: 1 },
  timesOfDay: new Set([8 * 60]),
  quietEnds: new Set(),
};

describe('createReminderScheduler', () => {
  const open = (runDue: () => Promise<RunReport>) => {
    // 7:30 in Hà Nội.
    const time = new FakeScheduler(Date.UTC(2024, 6, 15, 0, 30));
    const scheduler = createReminderScheduler({
      ...{ runner: { runDue }, log: LOG, timer: time, timeZone: 'Asia/Ho_Chi_Minh' },
      clock: { now: () => new Date(time.nowMs()) },
    });
    return { time, scheduler };
  };

  it('is not behind while runs are made at their time', async () => {
    const { time, scheduler } = open(() => Promise.resolve({ ...REPORT, said: 1 }));
    scheduler.start();
    await time.advance(45 * MINUTE_MS);
    expect(scheduler.status()).toMatchObject({ lagMs: 0, trouble: null, subscriptions: 1 });
    await scheduler.stop();
  });

  it('is behind by what a run that cannot be made has been due, until it is made', async () => {
    let isDown = false;
    const { time, scheduler } = open(() =>
      isDown ? Promise.reject(new Error('locked')) : Promise.resolve({ ...REPORT, said: 1 }),
    );
    scheduler.start();
    await time.advance(29 * MINUTE_MS);
    isDown = true;
    await time.advance(21 * MINUTE_MS);
    expect(scheduler.status().lagMs).toBe(20 * MINUTE_MS);
    expect(scheduler.status().trouble).toContain('không đọc ghi được');
    isDown = false;
    await time.advance(MINUTE_MS);
    expect(scheduler.status().trouble).toBeNull();
    // How late it came is still told: the next is made at its time again.
    expect(scheduler.status().lagMs / MINUTE_MS).toBeGreaterThan(19);
    await time.advance(24 * 60 * MINUTE_MS);
    expect(scheduler.status().lagMs).toBe(0);
    await scheduler.stop();
  });
});
