import type { AuditEntry, AuditLog } from '../../domain/audit.js';
import type { Database } from '../database.js';

interface AuditRow {
  readonly done_at: string;
  readonly done_by: string;
  readonly done_by_name: string | null;
  readonly action: string;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
}

const toEntry = (row: AuditRow): AuditEntry => ({
  at: new Date(row.done_at),
  by: row.done_by,
  byName: row.done_by_name,
  action: row.action,
  subject: row.subject,
  before: row.before,
  after: row.after,
});

/** The audit log in the database: rows are inserted and read, never changed. */
export function createAuditLog(database: Database): AuditLog {
  return {
    record: async (entry) => {
      const row: AuditRow = {
        done_at: entry.at.toISOString(),
        done_by: entry.by,
        done_by_name: entry.byName ?? null,
        action: entry.action,
        subject: entry.subject,
        before: entry.before,
        after: entry.after,
      };
      await database.run((knex) => knex<AuditRow>('audit_log').insert(row));
    },

    list: async (limit, actions = []) => {
      const rows = await database.run((knex) => {
        const newest = knex<AuditRow>('audit_log').orderBy('id', 'desc').limit(limit);
        return actions.length === 0 ? newest : newest.whereIn('action', actions);
      });
      return rows.map(toEntry);
    },

    export: async () => {
      const rows = await database.run((knex) => knex<AuditRow>('audit_log').orderBy('id'));
      return rows.map(toEntry);
    },
  };
}
