import { describe, expect, it } from 'vitest';
import { createUseCounter } from '../../../src/admin/insight/create-use-counter.js';
import type { DailyUse, DailyUseStore } from '../../../src/domain/daily-use.js';

class MemoryUses implements DailyUseStore {
  readonly written: DailyUse[][] = [];
  isBroken = false;
  add = (uses: readonly DailyUse[]): Promise<void> => {
    if (this.isBroken) return Promise.reject(new Error('đĩa đầy'));
    this.written.push([...uses]);
    return Promise.resolve();
  };
  list = (): Promise<DailyUse[]> => Promise.resolve(this.written.flat());
}

function open() {
  const store = new MemoryUses();
  const time = { now: new Date('2024-07-15T16:59:50Z'), faults: 0 };
  const counter = createUseCounter(
    store,
    { now: () => time.now },
    'Asia/Ho_Chi_Minh',
    () => (time.faults += 1),
  );
  const pass = (seconds: number): void => {
    time.now = new Date(time.now.getTime() + seconds * 1000);
  };
  return { store, counter, time, pass };
}

describe('createUseCounter', () => {
  it('writes many questions together, by the day of the office', async () => {
    const { store, counter, pass } = open();
    counter.count('telegram', 'task_list', false);
    counter.count('telegram', 'task_list', true);
    pass(20);
    counter.count('zalo', 'task_list', false);
    expect(store.written).toEqual([]);
    pass(20);
    counter.count('zalo', 'task_list', false);
    await counter.flush();
    expect(store.written).toEqual([
      [
        { on: '2024-07-15', channel: 'telegram', intent: 'task_list', questions: 2, refused: 1 },
        { on: '2024-07-16', channel: 'zalo', intent: 'task_list', questions: 2, refused: 0 },
      ],
    ]);
  });

  it('keeps what could not be written for the next time', async () => {
    const { store, counter, time } = open();
    store.isBroken = true;
    counter.count('telegram', 'help', false);
    await counter.flush();
    counter.count('telegram', 'help', false);
    store.isBroken = false;
    expect((await counter.list('2024-07-01'))[0]?.questions).toBe(2);
    expect(time.faults).toBe(1);
  });
});
