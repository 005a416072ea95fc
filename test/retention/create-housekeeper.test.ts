import { describe, expect, it } from 'vitest';
import { createHousekeeper } from '../../src/retention/create-housekeeper.js';
import { FakeScheduler, settle } from '../fakes/telegram/fake-scheduler.js';

const CLOCK = { now: () => new Date('2024-07-15T02:00:00Z') };

describe('createHousekeeper', () => {
  const open = (fault?: Error) => {
    const scheduler = new FakeScheduler();
    const faults: unknown[] = [];
    let runs = 0;
    const erased: string[] = [];
    const housekeeper = createHousekeeper({
      store: {
        prune: () => {
          runs += 1;
          return fault && runs === 1 ? Promise.reject(fault) : Promise.resolve({ views: 2 });
        },
        listForgotten: () => Promise.resolve(['a']),
      },
      chats: { erase: (key) => Promise.resolve(void erased.push(key)) },
      clock: CLOCK,
      timer: scheduler,
      onDone: () => undefined,
      onFault: (error) => faults.push(error),
    });
    return { scheduler, faults, erased, housekeeper, runs: () => runs };
  };

  it('runs shortly after the start and then once a day, until it is stopped', async () => {
    const { scheduler, housekeeper, erased, runs } = open();
    housekeeper.start();
    housekeeper.start();
    await scheduler.advance(60_000);
    await settle();
    expect(runs()).toBe(1);
    expect(erased).toEqual(['a']);
    await scheduler.advance(86_400_000);
    expect(runs()).toBe(2);
    await housekeeper.stop();
    await scheduler.advance(2 * 86_400_000);
    expect(runs()).toBe(2);
  });

  it('makes up the next day for what failed', async () => {
    const { scheduler, housekeeper, faults, runs } = open(new Error('locked'));
    housekeeper.start();
    await scheduler.advance(60_000);
    await settle();
    expect(faults).toHaveLength(1);
    await scheduler.advance(86_400_000);
    await settle();
    expect(runs()).toBe(2);
    expect(faults).toHaveLength(1);
    await housekeeper.stop();
  });
});
