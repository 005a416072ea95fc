import {
  CONVERSATION_DAYS,
  GONE_CHAT_DAYS,
  RETENTION_RULES,
  SILENT_CHAT_DAYS,
  type RetentionRule,
} from '../../retention/retention-rules.js';
import type { RetentionStore } from '../../retention/create-housekeeper.js';
import type { Database } from '../database.js';

const DAY_MS = 86_400_000;

/** Removes what is kept no longer, table by table; each in a statement of its own. */
export function createRetentionStore(
  database: Database,
  rules: readonly RetentionRule[] = RETENTION_RULES,
): RetentionStore {
  return {
    prune: async (now) => {
      const before = (days: number): string =>
        new Date(now.getTime() - days * DAY_MS).toISOString();
      const removed: Record<string, number> = {};
      for (const { table, column, days, only } of rules) {
        const count = await database.run((knex) => {
          const rows = knex(table).where(column, '<', before(days));
          return (only === undefined ? rows : rows.whereNotNull(only.column)).delete();
        });
        removed[table] = (removed[table] ?? 0) + count;
      }
      removed['conversations'] = await database.run((knex) =>
        knex('conversations')
          .whereIn(
            'chat_key',
            knex('chats').select('chat_key').where('last_seen_at', '<', before(CONVERSATION_DAYS)),
          )
          .delete(),
      );
      return removed;
    },
    listForgotten: async (now) => {
      const before = (days: number): string =>
        new Date(now.getTime() - days * DAY_MS).toISOString();
      const rows = await database.run((knex) =>
        knex<{ chat_key: string }>('chats')
          .select('chat_key')
          .where((gone) => {
            void gone
              .whereNot('state', 'active')
              .where('last_seen_at', '<', before(GONE_CHAT_DAYS));
          })
          .orWhere((silent) => {
            void silent
              .where('last_seen_at', '<', before(SILENT_CHAT_DAYS))
              .whereNotIn('chat_key', knex('subscriptions').select('chat_key'));
          }),
      );
      return rows.map((row) => row.chat_key);
    },
  };
}
