import { beforeEach, describe, expect, it } from 'vitest';
import { RETIRED_BEAT, UNNAMED_OWNER, type UpdateOwners } from '../../src/domain/update-owners.js';
import { createUpdateWatch, type UpdateWatch } from '../../src/instances/create-update-watch.js';
import { FakeScheduler, settle } from '../fakes/telegram/fake-scheduler.js';

const SECOND = 1_000;
const silent = (): void => undefined;

/** Owners and what each has left, as a database would keep them. */
class FakeOwners {
  readonly beats = new Map<string, number>();
  readonly left = new Map<string, number>();
  /** The journal's names that were asked for. */
  readonly asked = new Set<string>();
  isDown = false;

  of(owner: string): UpdateOwners {
    const note = (names: readonly string[]): void => names.forEach((one) => this.asked.add(one));
    const asked = <T>(work: () => T): Promise<T> =>
      this.isDown ? Promise.reject(new Error('database is locked')) : Promise.resolve(work());
    return {
      beat: () =>
        asked(() => {
          const before = this.beats.get(owner);
          this.beats.set(owner, (before ?? -1) + 1);
          return before !== undefined;
        }),
      listOthers: (names) =>
        asked(() => {
          note(names);
          return [...new Set([...this.beats.keys(), ...this.left.keys()])]
            .filter((name) => name !== owner)
            .map((name) => ({ owner: name, beat: this.beats.get(name) ?? 0 }));
        }),
      takeOver: (gone, names) =>
        asked(() => {
          note(names);
          if ((this.beats.get(gone.owner) ?? 0) !== gone.beat) return null;
          const count = this.left.get(gone.owner) ?? 0;
          this.beats.delete(gone.owner);
          this.left.delete(gone.owner);
          return count;
        }),
      retire: () => asked(() => void this.beats.set(owner, RETIRED_BEAT)),
    };
  }
}

describe('createUpdateWatch', () => {
  let time: FakeScheduler;
  let owners: FakeOwners;
  let said: string[];
  let lines: string[];

  beforeEach(() => {
    time = new FakeScheduler();
    owners = new FakeOwners();
    said = [];
    lines = [];
  });

  const open = (name: string, isShared = true): UpdateWatch => {
    const note = (_: object, words: string): void => void lines.push(words);
    return createUpdateWatch({
      ...{ owners: owners.of(name), names: ['telegram'], isShared, scheduler: time },
      onTaken: () => {
        said.push(`${name} takes`);
        return Promise.resolve();
      },
      log: { debug: silent, info: silent, warn: note, error: note },
    });
  };

  it('takes over at once where no other process can be alive', async () => {
    owners.left.set('before', 3);
    await open('a', false).start();
    expect(owners.left.size).toBe(0);
    // The channels have not begun yet: they ask for it themselves.
    expect(said).toEqual([]);
    expect(time.pending).toBe(0);
  });

  it('leaves a living process what it handles, however long that takes', async () => {
    const [first, second] = [open('a'), open('b')];
    await first.start();
    owners.left.set('a', 1);
    await second.start();
    await time.advance(600 * SECOND);
    expect(said).toEqual([]);
    expect(owners.left.get('a')).toBe(1);
    await Promise.all([first.stop(), second.stop()]);
  });

  it('takes over from a process whose beat stands still, and tells the channels', async () => {
    owners.beats.set('dead', 7);
    owners.left.set('dead', 2);
    const watch = open('a');
    await watch.start();
    await time.advance(15 * SECOND);
    expect(owners.left.get('dead')).toBe(2);
    await time.advance(10 * SECOND);
    expect(owners.left.size).toBe(0);
    expect(said).toEqual(['a takes']);
    await watch.stop();
  });

  it('takes over from processes without a name once nothing of theirs has moved for long', async () => {
    owners.beats.set(UNNAMED_OWNER, 11);
    owners.left.set(UNNAMED_OWNER, 1);
    const watch = open('a');
    await watch.start();
    await time.advance(50 * SECOND);
    owners.beats.set(UNNAMED_OWNER, 23);
    owners.left.set(UNNAMED_OWNER, 2);
    await time.advance(45 * SECOND);
    expect(owners.left.get(UNNAMED_OWNER)).toBe(2);
    await time.advance(30 * SECOND);
    expect(owners.left.size).toBe(0);
    expect(said).toEqual(['a takes']);
    await watch.stop();
  });

  it('asks only for what is served here', async () => {
    owners.beats.set('dead', 7);
    owners.left.set('dead', 2);
    const watch = open('a');
    await watch.start();
    await time.advance(30 * SECOND);
    expect([...owners.asked]).toEqual(['telegram']);
    await watch.stop();
  });

  it('finds one that came and died later, and one that ended by itself at the next look', async () => {
    const watch = open('a');
    await watch.start();
    await time.advance(60 * SECOND);
    owners.beats.set('dead', 0);
    owners.left.set('dead', 1);
    owners.beats.set('ended', RETIRED_BEAT);
    owners.left.set('ended', 1);
    await time.advance(5 * SECOND);
    expect([...owners.left.keys()]).toEqual(['dead']);
    await time.advance(30 * SECOND);
    expect(said).toEqual(['a takes', 'a takes']);
    await watch.stop();
  });

  it('goes on after a fault of the database, and says it once', async () => {
    const watch = open('a');
    await watch.start();
    owners.isDown = true;
    await time.advance(60 * SECOND);
    expect(lines.filter((line) => line.includes('Chưa tiếp nhận'))).toHaveLength(1);
    owners.isDown = false;
    owners.beats.set('dead', 0);
    owners.left.set('dead', 1);
    await time.advance(60 * SECOND);
    expect(said).toEqual(['a takes']);
    await watch.stop();
  });

  it('says that it was taken for dead while it slept', async () => {
    const watch = open('a');
    await watch.start();
    owners.beats.delete('a');
    await time.advance(5 * SECOND);
    expect(lines).toEqual([expect.stringContaining('bị coi là đã dừng')]);
    await watch.stop();
  });

  it('frees what it has not finished when it stops, and beats no more', async () => {
    const watch = open('a');
    await watch.start();
    await watch.stop();
    await watch.stop();
    expect(owners.beats.get('a')).toBe(RETIRED_BEAT);
    await time.advance(60 * SECOND);
    await settle();
    expect(owners.beats.get('a')).toBe(RETIRED_BEAT);
  });

  it('does not begin to beat where it is stopped while it starts', async () => {
    const watch = open('a');
    const starting = watch.start();
    await watch.stop();
    await starting;
    expect(owners.beats.get('a')).toBe(RETIRED_BEAT);
    await time.advance(60 * SECOND);
    expect(owners.beats.get('a')).toBe(RETIRED_BEAT);
    expect(time.pending).toBe(0);
  });
});
