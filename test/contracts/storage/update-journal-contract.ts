import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUpdateJournal } from '../../../src/storage/chats/create-update-journal.js';
import { createUsageStore } from '../../../src/storage/chats/create-usage-store.js';
import type { Database } from '../../../src/storage/database.js';

const at = (minute: number): Date => new Date(Date.UTC(2024, 6, 15, 2, minute));

/** What every database must do for incoming updates and for counters. */
export function describeUpdateJournal(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`update journal on ${engine}`, () => {
    let database: Database;

    beforeEach(async () => {
      database = await openEmpty();
    });
    afterEach(() => database.close());

    it('takes an update once, whatever its second copy says', async () => {
      const journal = createUpdateJournal(database);
      expect(await journal.record('zalo', 'u1', { text: 'một' }, at(0))).toBe(true);
      expect(await journal.record('zalo', 'u1', { text: 'khác' }, at(1))).toBe(false);
      expect(await journal.record('telegram', 'u1', {}, at(1))).toBe(true);
      expect(await journal.listUnhandled('zalo')).toEqual([
        { updateId: 'u1', payload: { text: 'một' }, receivedAt: at(0) },
      ]);
    });

    it('lists what was not finished in the order it was received', async () => {
      const journal = createUpdateJournal(database);
      for (const id of ['9', '10', 'a']) await journal.record('telegram', id, id, at(0));
      await journal.markHandled('telegram', '10', at(1));
      const left = await journal.listUnhandled('telegram');
      expect(left.map((update) => update.updateId)).toEqual(['9', 'a']);
    });

    it('keeps that an update was handled, but not what it said', async () => {
      const journal = createUpdateJournal(database);
      await journal.record('zalo', 'u1', { text: 'riêng tư' }, at(0));
      await journal.markHandled('zalo', 'u1', at(1));
      expect(await journal.record('zalo', 'u1', { text: 'riêng tư' }, at(2))).toBe(false);
      const rows = await database.run((knex) => knex('update_journal'));
      expect(JSON.stringify(rows)).not.toContain('riêng tư');
    });

    it('removes handled updates only', async () => {
      const journal = createUpdateJournal(database);
      for (const id of ['old', 'new', 'stuck']) {
        await journal.record('zalo', id, null, at(id === 'new' ? 5 : 0));
        if (id !== 'stuck') await journal.markHandled('zalo', id, at(6));
      }
      expect(await journal.prune(at(5))).toBe(1);
      expect(await journal.record('zalo', 'new', null, at(7))).toBe(false);
      expect(await journal.record('zalo', 'old', null, at(7))).toBe(true);
      expect((await journal.listUnhandled('zalo'))[0]?.updateId).toBe('stuck');
    });

    it('lets one of many that record the same update at once win', async () => {
      const journal = createUpdateJournal(database);
      const tries = [1, 2, 3, 4].map(() => journal.record('zalo', 'u1', null, at(0)));
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
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
