import { describe, expect, it } from 'vitest';
import { createLeaseWatch } from '../../src/outbox/lease-watch.js';
import type { Worker } from '../../src/outbox/outbox-store.js';
import { FakeScheduler, settle } from '../fakes/telegram/fake-scheduler.js';

const LEASE_MS = 20_000;

/** A watch whose database answers only when the test says so. */
function openWatch(names: readonly string[]) {
  const time = new FakeScheduler();
  const waiting: (() => void)[] = [];
  const recovered: string[] = [];
  let isSlow = false;
  const slowly = <T>(value: T): Promise<T> =>
    isSlow ? new Promise((resolve) => waiting.push(() => resolve(value))) : Promise.resolve(value);
  const watch = createLeaseWatch({
    worker: 'me',
    listWorkers: () => slowly<Worker[]>(['me', ...names].map((worker) => ({ worker, beat: 1 }))),
    recover: ({ worker }) => {
      recovered.push(worker);
      return slowly(1);
    },
    onRecovered: () => undefined,
    onFault: () => undefined,
    scheduler: time,
    leaseMs: LEASE_MS,
  });
  const answer = async (): Promise<void> => {
    waiting.splice(0).forEach((resolve) => resolve());
    await settle();
  };
  return { watch, time, recovered, answer, slowDown: () => (isSlow = true) };
}

describe('createLeaseWatch', () => {
  it('takes back what a process holds whose beat stood still for a lease, and never its own', async () => {
    const { watch, time, recovered } = openWatch(['dead']);
    await watch.look();
    await time.advance(LEASE_MS / 2);
    expect(recovered).toEqual([]);
    await time.advance(LEASE_MS);
    expect(recovered[0]).toBe('dead');
    expect(recovered).not.toContain('me');
    await watch.stop();
  });

  it('stops only once a look that is under way has ended, and takes nothing more back in it', async () => {
    const { watch, time, recovered, answer, slowDown } = openWatch(['first', 'second']);
    await watch.look();
    await time.advance(LEASE_MS * 0.9);
    slowDown();
    await time.advance(LEASE_MS * 0.1);
    await answer();
    expect(recovered).toEqual(['first']);
    let isStopped = false;
    const stopping = watch.stop().then(() => (isStopped = true));
    await settle();
    expect(isStopped).toBe(false);
    await answer();
    await stopping;
    expect(recovered).toEqual(['first']);
    expect(time.pending).toBe(0);
  });

  it('does not look at all once stopped', async () => {
    const { watch, time } = openWatch(['dead']);
    await watch.stop();
    await watch.look();
    expect(time.pending).toBe(0);
  });
});
