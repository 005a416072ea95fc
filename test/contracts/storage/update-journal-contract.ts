import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RETIRED_BEAT, UNNAMED_OWNER } from '../../../src/domain/update-owners.js';
import {
  createUpdateJournal,
  type OwnedUpdateJournal,
} from '../../../src/storage/chats/create-update-journal.js';
import { createUsageStore } from '../../../src/storage/chats/create-usage-store.js';
import type { Database } from '../../../src/storage/database.js';

const ALL = ['telegram', 'zalo'];
const at = (minute: number): Date => new Date(Date.UTC(2024, 6, 15, 2, minute));

/** What every database must do for incoming updates and for counters. */
export function describeUpdateJournal(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`update journal on ${engine}`, () => {
    let database: Database;

    beforeEach(async () => {
      database = await openEmpty();
    });
    afterEach(() => database.close());

    /** As the next process does where no other can be alive. */
    const takeAll = async <Name extends string>(...channels: Name[]) => {
      const next = createUpdateJournal(database, 'next');
      for (const other of await next.owners.listOthers(ALL)) await next.owners.takeOver(other, ALL);
      return next.takeLeft(...channels);
    };
    const idsOf = (updates: readonly { updateId: string }[]) =>
      updates.map(({ updateId }) => updateId);

    it('takes an update once, whatever its second copy says', async () => {
      const journal = createUpdateJournal(database, 'me');
      expect(await journal.record('zalo', 'u1', { text: 'một' }, at(0))).toBe(true);
      expect(await journal.record('zalo', 'u1', { text: 'khác' }, at(1))).toBe(false);
      expect(await journal.record('telegram', 'u1', {}, at(1))).toBe(true);
      expect((await takeAll('zalo')).zalo).toEqual([
        { updateId: 'u1', payload: { text: 'một' }, receivedAt: at(0) },
      ]);
    });

    it('gives out what was not finished in the order it was received', async () => {
      const journal = createUpdateJournal(database, 'me');
      for (const id of ['9', '10', 'a']) await journal.record('telegram', id, id, at(0));
      await journal.markHandled('telegram', '10', at(1));
      const { telegram } = await takeAll('telegram');
      expect(telegram.map((update) => update.updateId)).toEqual(['9', 'a']);
    });

    it('keeps that an update was handled, but not what it said', async () => {
      const journal = createUpdateJournal(database, 'me');
      await journal.record('zalo', 'u1', { text: 'riêng tư' }, at(0));
      await journal.markHandled('zalo', 'u1', at(1));
      expect(await journal.record('zalo', 'u1', { text: 'riêng tư' }, at(2))).toBe(false);
      const rows = await database.run((knex) => knex('update_journal'));
      expect(JSON.stringify(rows)).not.toContain('riêng tư');
    });

    it('removes handled updates only', async () => {
      const journal = createUpdateJournal(database, 'me');
      for (const id of ['old', 'new', 'stuck']) {
        await journal.record('zalo', id, null, at(id === 'new' ? 5 : 0));
        if (id !== 'stuck') await journal.markHandled('zalo', id, at(6));
      }
      expect(await journal.prune(at(5))).toBe(1);
      expect(await journal.record('zalo', 'new', null, at(7))).toBe(false);
      expect(await journal.record('zalo', 'old', null, at(7))).toBe(true);
      expect((await takeAll('zalo')).zalo[0]?.updateId).toBe('stuck');
    });

    it('lets one of many that record the same update at once win', async () => {
      const journal = createUpdateJournal(database, 'me');
      const tries = [1, 2, 3, 4].map(() => journal.record('zalo', 'u1', null, at(0)));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    });

    it('leaves what a living process handles alone', async () => {
      const [living, next] = ['living', 'next'].map((name) => createUpdateJournal(database, name));
      await living?.owners.beat();
      await living?.record('zalo', 'u1', {}, at(0));
      const [seen] = (await next?.owners.listOthers(ALL)) ?? [];
      expect(seen).toEqual({ owner: 'living', beat: 0 });
      await living?.owners.beat();
      expect(await next?.owners.takeOver(seen ?? { owner: '', beat: 0 }, ALL)).toBeNull();
      expect(await next?.takeLeft('zalo')).toEqual({ zalo: [] });
      expect(await living?.owners.beat()).toBe(true);
    });

    it('gives what a dead process left to one of several that take over at once', async () => {
      const dead = createUpdateJournal(database, 'dead');
      await dead.owners.beat();
      for (const id of ['1', '2', '3']) await dead.record('telegram', id, {}, at(0));
      await dead.record('zalo', '1', {}, at(0));
      const takers = ['a', 'b', 'c'].map((name) => createUpdateJournal(database, name));
      const taken = await Promise.all(
        takers.map(({ owners }) => owners.takeOver({ owner: 'dead', beat: 0 }, ALL)),
      );
      expect(taken.filter((count) => count !== null && count > 0)).toEqual([4]);
      const left = await Promise.all(takers.map((one) => one.takeLeft('telegram', 'zalo')));
      expect(left.flatMap(({ telegram }) => idsOf(telegram))).toEqual(['1', '2', '3']);
      expect(left.flatMap(({ zalo }) => idsOf(zalo))).toEqual(['1']);
      expect(await dead.owners.beat()).toBe(false);
    });

    it('gives out once what was taken over, by channel, and then to whom comes next', async () => {
      await createUpdateJournal(database, 'dead').record('zalo', 'u1', 'một', at(0));
      const taker = createUpdateJournal(database, 'taker');
      expect(await taker.owners.takeOver({ owner: 'dead', beat: 0 }, ALL)).toBe(1);
      expect(await taker.takeLeft('telegram')).toEqual({ telegram: [] });
      expect(idsOf((await taker.takeLeft('zalo')).zalo)).toEqual(['u1']);
      expect(await taker.takeLeft('zalo')).toEqual({ zalo: [] });
      expect(idsOf((await takeAll('zalo')).zalo)).toEqual(['u1']);
    });

    it('names a process that ended by itself only while it has left something', async () => {
      const [tidy, busy, next] = ['tidy', 'busy', 'next'].map((name) =>
        createUpdateJournal(database, name),
      );
      for (const one of [tidy, busy]) {
        await one?.owners.beat();
        await one?.record('zalo', one === tidy ? 'done' : 'left', {}, at(0));
      }
      await tidy?.markHandled('zalo', 'done', at(1));
      for (const one of [tidy, busy]) await one?.owners.retire();
      expect(await next?.owners.listOthers(ALL)).toEqual([{ owner: 'busy', beat: RETIRED_BEAT }]);
      expect(await next?.owners.takeOver({ owner: 'busy', beat: RETIRED_BEAT }, ALL)).toBe(1);
      expect(await next?.owners.listOthers(ALL)).toEqual([]);
    });

    it('leaves what a dead process took for a channel that is not served here to one that serves it', async () => {
      const dead = createUpdateJournal(database, 'dead');
      await dead.owners.beat();
      for (const channel of ALL) await dead.record(channel, `of ${channel}`, {}, at(0));
      const [one, other] = ['one', 'other'].map((name) => createUpdateJournal(database, name));
      expect(await one?.owners.takeOver({ owner: 'dead', beat: 0 }, ['telegram'])).toBe(1);
      expect(idsOf((await one?.takeLeft('telegram'))?.telegram ?? [])).toEqual(['of telegram']);
      expect(await one?.owners.listOthers(['telegram'])).toEqual([]);
      // Known as gone by now: the other one has not to wait for its beat.
      const [left] = (await other?.owners.listOthers(['zalo'])) ?? [];
      expect(left).toEqual({ owner: 'dead', beat: RETIRED_BEAT });
      expect(await other?.owners.takeOver(left ?? { owner: '', beat: 0 }, ['zalo'])).toBe(1);
      expect(idsOf((await other?.takeLeft('zalo'))?.zalo ?? [])).toEqual(['of zalo']);
      expect(await dead.owners.beat()).toBe(false);
    });

    it('takes over nothing that was finished', async () => {
      const dead = createUpdateJournal(database, 'dead');
      for (const id of ['done', 'left']) await dead.record('zalo', id, {}, at(0));
      // As a process before the owners were written down finishes it.
      await database.run((knex) =>
        knex('update_journal')
          .where({ update_id: 'done' })
          .update({ handled_at: at(1).toISOString(), payload: null }),
      );
      expect(idsOf((await takeAll('zalo')).zalo)).toEqual(['left']);
    });

    describe('with updates of processes that name themselves nowhere', () => {
      const write = (channel: string, id: string, owner: string | null = null) =>
        database.run((knex) =>
          knex('update_journal').insert({
            ...{ channel, update_id: id, payload: '{}', received_at: at(0).toISOString(), owner },
          }),
        );
      const beatSeenBy = async (journal: OwnedUpdateJournal, ...names: string[]) =>
        (await journal.owners.listOthers(names)).find(({ owner }) => owner === UNNAMED_OWNER)?.beat;
      let journals: OwnedUpdateJournal[];
      beforeEach(() => {
        journals = ['a', 'b', 'c'].map((name) => createUpdateJournal(database, name));
      });

      it('shows them as one whose beat changes with each update taken or finished', async () => {
        const [journal] = journals;
        if (!journal) throw new Error('no journal');
        expect(await beatSeenBy(journal, 'zalo')).toBeUndefined();
        await write('zalo', '1', '');
        await write('zalo', '2');
        const before = await beatSeenBy(journal, 'zalo');
        await write('zalo', '3');
        const more = await beatSeenBy(journal, 'zalo');
        await journal.markHandled('zalo', '1', at(1));
        const after = await beatSeenBy(journal, 'zalo');
        expect(new Set([before, more, after, undefined]).size).toBe(4);
        expect(await beatSeenBy(journal, 'zalo')).toBe(after);
        expect(await beatSeenBy(journal, 'telegram')).toBeUndefined();
      });

      it('gives them to one of several that take over at once, and only what it serves', async () => {
        for (const id of ['1', '2']) await write('zalo', id);
        await write('zalo', '3', '');
        await write('telegram', '4');
        const [first] = journals;
        const beat = (first && (await beatSeenBy(first, 'zalo'))) ?? 0;
        const gone = { owner: UNNAMED_OWNER, beat };
        const taken = await Promise.all(journals.map((one) => one.owners.takeOver(gone, ['zalo'])));
        expect(taken.filter((count) => count !== null && count > 0)).toEqual([3]);
        const left = await Promise.all(journals.map((one) => one.takeLeft(...ALL)));
        expect(left.flatMap(({ zalo }) => idsOf(zalo ?? []))).toEqual(['1', '2', '3']);
        expect(left.flatMap(({ telegram }) => telegram)).toEqual([]);
      });

      it('leaves them alone where one took or finished something meanwhile', async () => {
        await write('zalo', '1');
        const [journal] = journals;
        const beat = (journal && (await beatSeenBy(journal, 'zalo'))) ?? 0;
        await write('zalo', '2');
        expect(await journal?.owners.takeOver({ owner: UNNAMED_OWNER, beat }, ALL)).toBeNull();
        expect(await journal?.takeLeft('zalo')).toEqual({ zalo: [] });
      });
    });

    it('counts per channel and month', async () => {
      const usage = createUsageStore(database);
      expect(await usage.get('zalo', '2024-07')).toBe(0);
      expect(await usage.add('zalo', '2024-07', 1)).toBe(1);
      await Promise.all([2, 3, 4].map((count) => usage.add('zalo', '2024-07', count)));
      expect(await usage.add('zalo', '2024-08', 5)).toBe(5);
      expect(await usage.get('zalo', '2024-07')).toBe(10);
      expect(await usage.get('telegram', '2024-07')).toBe(0);
    });
  });
}
