import type { ViewStore } from '../../domain/ports.js';
import type { Query } from '../../domain/query.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface ViewRow {
  readonly id: string;
  readonly chat_key: string;
  readonly query: string;
  readonly question: string;
  readonly asked_at: string;
  readonly register_version: number;
  readonly own_agency: string | null;
  readonly task_ids: string | null;
}

/** What chats were shown, in the database. A view saved again under its id replaces the first. */
export function createViewStore(database: Database): ViewStore {
  return {
    save: async (view) => {
      const row: ViewRow = {
        id: view.id,
        chat_key: view.chatKey,
        query: toJson(view.query),
        question: view.question,
        asked_at: view.askedAt.toISOString(),
        register_version: view.registerVersion,
        own_agency: view.ownAgency,
        task_ids: toJson(view.taskIds),
      };
      await database.run((knex) => knex<ViewRow>('views').insert(row).onConflict('id').merge());
    },

    find: async (id) => {
      const row = await database.run((knex) => knex<ViewRow>('views').where({ id }).first());
      if (!row) return null;
      return {
        id: row.id,
        chatKey: row.chat_key,
        query: fromJson<Query>(row.query),
        question: row.question,
        askedAt: new Date(row.asked_at),
        registerVersion: row.register_version,
        ownAgency: row.own_agency,
        taskIds: row.task_ids === null ? [] : fromJson<string[]>(row.task_ids),
      };
    },

    prune: (before) =>
      database.run((knex) =>
        knex<ViewRow>('views').where('asked_at', '<', before.toISOString()).delete(),
      ),
  };
}
