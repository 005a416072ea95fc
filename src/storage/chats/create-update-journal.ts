import type { UpdateJournal } from '../../domain/ports.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface JournalRow {
  readonly id: number;
  readonly channel: string;
  readonly update_id: string;
  readonly payload: string | null;
  readonly received_at: string;
  readonly handled_at: string | null;
}

/** Incoming updates in the database; what was received is dropped as soon as it is handled. */
export function createUpdateJournal(database: Database): UpdateJournal {
  return {
    record: async (channel, updateId, payload, receivedAt) => {
      const row = {
        channel,
        update_id: updateId,
        payload: toJson(payload),
        received_at: receivedAt.toISOString(),
        handled_at: null,
      };
      const added: unknown[] = await database.run((knex) =>
        knex<JournalRow>('update_journal')
          .insert(row)
          .onConflict(['channel', 'update_id'])
          .ignore()
          .returning('id'),
      );
      return added.length > 0;
    },

    markHandled: async (channel, updateId, at) => {
      await database.run((knex) =>
        knex<JournalRow>('update_journal')
          .where({ channel, update_id: updateId, handled_at: null })
          .update({ handled_at: at.toISOString(), payload: null }),
      );
    },

    listUnhandled: async (channel) => {
      const rows = await database.run((knex) =>
        knex<JournalRow>('update_journal').where({ channel, handled_at: null }).orderBy('id'),
      );
      return rows.map((row) => ({
        updateId: row.update_id,
        payload: row.payload === null ? null : fromJson<unknown>(row.payload),
        receivedAt: new Date(row.received_at),
      }));
    },

    prune: (before) =>
      database.run((knex) =>
        knex<JournalRow>('update_journal')
          .whereNotNull('handled_at')
          .where('received_at', '<', before.toISOString())
          .delete(),
      ),
  };
}
