import { describe, expect, it } from 'vitest';
import { watchKnowledge } from '../../../src/admin/reload/watch-knowledge.js';
import { FakeScheduler } from '../../fakes/telegram/fake-scheduler.js';

const EVERY_MS = 60_000;

function open(reload: () => Promise<'tried' | 'busy'> = () => Promise.resolve('tried')) {
  const scheduler = new FakeScheduler();
  const seen = { files: 'a', reloads: 0, faults: 0 };
  const watch = watchKnowledge({
    fingerprint: () =>
      seen.files === '' ? Promise.reject(new Error('không đọc được')) : Promise.resolve(seen.files),
    onChange: () => {
      seen.reloads += 1;
      return reload();
    },
    onFault: () => void (seen.faults += 1),
    timer: scheduler,
    everyMs: EVERY_MS,
  });
  const look = (times = 1): Promise<void> => scheduler.advance(times * EVERY_MS);
  return { watch, seen, look, scheduler };
}

describe('watchKnowledge', () => {
  it('leaves files alone that stay as they are', async () => {
    const { seen, look } = open();
    await look(5);
    expect(seen.reloads).toBe(0);
  });

  it('reloads once when files changed and came to rest', async () => {
    const { seen, look } = open();
    await look();
    seen.files = 'b';
    await look();
    expect(seen.reloads).toBe(0);
    await look(4);
    expect(seen.reloads).toBe(1);
  });

  it('tries again at the next look where another change was under way', async () => {
    let tries = 0;
    const { seen, look } = open(() => Promise.resolve((tries += 1) < 3 ? 'busy' : 'tried'));
    await look();
    seen.files = 'b';
    await look(8);
    expect(seen.reloads).toBe(3);
  });

  it('waits while files go on changing', async () => {
    const { seen, look } = open();
    for (const files of ['b', 'c', 'd', 'e']) {
      await look();
      seen.files = files;
    }
    expect(seen.reloads).toBe(0);
    await look(2);
    expect(seen.reloads).toBe(1);
  });

  it('goes on after a look that failed, and after files that were put back', async () => {
    const { seen, look } = open();
    await look();
    seen.files = '';
    await look();
    expect(seen.faults).toBe(1);
    seen.files = 'b';
    await look();
    seen.files = 'a';
    await look(3);
    expect(seen.reloads).toBe(0);
  });

  it('stops for good', async () => {
    const { watch, seen, look, scheduler } = open();
    await look();
    watch.stop();
    seen.files = 'b';
    await look(5);
    expect(seen.reloads).toBe(0);
    expect(scheduler.pending).toBe(0);
  });
});
