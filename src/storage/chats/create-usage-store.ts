import type { UsageStore } from '../../domain/ports.js';
import type { Database } from '../database.js';

interface UsageRow {
  readonly channel: string;
  readonly month: string;
  readonly total: number;
}

/** Monthly counters in the database; adding is one statement, so none is lost between processes. */
export function createUsageStore(database: Database): UsageStore {
  return {
    add: async (channel, month, count) => {
      const rows = await database.run((knex) =>
        knex<UsageRow>('usage')
          .insert({ channel, month, total: count })
          .onConflict(['channel', 'month'])
          .merge({ total: knex.raw('?? + ?', ['usage.total', count]) })
          .returning('total'),
      );
      return rows[0]?.total ?? count;
    },

    get: async (channel, month) => {
      const row = await database.run((knex) =>
        knex<UsageRow>('usage').where({ channel, month }).first(),
      );
      return row?.total ?? 0;
    },
  };
}
