import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/domain/audit.js';
import { createAuditLog } from '../../../src/storage/admin/create-audit-log.js';
import { createDailyUseStore } from '../../../src/storage/admin/create-daily-use-store.js';
import { createRoleStore } from '../../../src/storage/admin/create-role-store.js';
import type { Database } from '../../../src/storage/database.js';

const AT = new Date('2024-07-15T02:00:00.123Z');

const entry = (action: string, subject: string): AuditEntry => ({
  at: AT,
  by: 'telegram:1',
  byName: 'Nguyễn Văn An',
  action,
  subject,
  before: null,
  after: 'phiên bản 2',
});

/** What every database must do for roles, the audit log and daily counts. */
export function describeAdminStores(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`admin stores on ${engine}`, () => {
    let database: Database;

    beforeEach(async () => {
      database = await openEmpty();
    });
    afterEach(() => database.close());

    it('keeps who appointed an editor and when, until the appointment ends', async () => {
      const roles = createRoleStore(database);
      const made = { person: 'telegram:5', name: 'Trần Thị Bình', by: 'telegram:1', at: AT };
      await roles.appoint(made);
      expect(await roles.find('telegram:5')).toEqual(made);
      expect(await roles.list()).toEqual([made]);
      expect(await roles.end('telegram:5')).toBe(true);
      expect(await roles.end('telegram:5')).toBe(false);
      expect(await roles.find('telegram:5')).toBeNull();
    });

    it('keeps the first of two appointments of one person', async () => {
      const roles = createRoleStore(database);
      await roles.appoint({ person: 'zalo:b', name: null, by: 'telegram:1', at: AT });
      await roles.appoint({ person: 'zalo:b', name: 'B', by: 'telegram:2', at: AT });
      expect((await roles.list()).map(({ by }) => by)).toEqual(['telegram:1']);
    });

    it('lists the newest entries first, and of the asked actions only', async () => {
      const audit = createAuditLog(database);
      for (const one of [entry('reload', '1'), entry('refused', '2'), entry('reload', '3')])
        await audit.record(one);
      expect((await audit.list(2)).map(({ subject }) => subject)).toEqual(['3', '2']);
      expect((await audit.list(9, ['reload'])).map(({ subject }) => subject)).toEqual(['3', '1']);
      expect(await audit.export()).toEqual([
        entry('reload', '1'),
        entry('refused', '2'),
        entry('reload', '3'),
      ]);
    });

    it('adds up the questions of a day by channel and intent', async () => {
      const uses = createDailyUseStore(database);
      const use = { on: '2024-07-15', channel: 'telegram', intent: 'task_list' } as const;
      await uses.add([{ ...use, questions: 2, refused: 1 }]);
      await uses.add([
        { ...use, questions: 3, refused: 0 },
        { ...use, on: '2024-07-14', questions: 1, refused: 0 },
      ]);
      expect(await uses.list('2024-07-15')).toEqual([{ ...use, questions: 5, refused: 1 }]);
      expect(await uses.list('2024-07-01')).toHaveLength(2);
    });
  });
}
