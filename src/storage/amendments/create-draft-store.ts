import type { DraftContents, DraftKind, DraftStore } from '../../domain/draft.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface DraftRow {
  readonly chat_key: string;
  readonly kind: DraftKind;
  readonly content: string;
  readonly expires_at: string;
}

/** What admins have begun and not finished, in the database. */
export function createDraftStore(database: Database): DraftStore {
  return {
    find: async <K extends DraftKind>(chatKey: string, kind: K, now: Date) => {
      const row = await database.run((knex) =>
        knex<DraftRow>('drafts').where({ chat_key: chatKey, kind }).first(),
      );
      if (!row || row.expires_at <= now.toISOString()) return null;
      return fromJson<DraftContents[K]>(row.content);
    },

    save: async (chatKey, kind, content, expiresAt) => {
      const row: DraftRow = {
        chat_key: chatKey,
        kind,
        content: toJson(content),
        expires_at: expiresAt.toISOString(),
      };
      await database.run((knex) =>
        knex<DraftRow>('drafts').insert(row).onConflict(['chat_key', 'kind']).merge(),
      );
    },

    remove: async (chatKey, kind) => {
      await database.run((knex) =>
        knex<DraftRow>('drafts').where({ chat_key: chatKey, kind }).delete(),
      );
    },

    prune: (now) =>
      database.run((knex) =>
        knex<DraftRow>('drafts').where('expires_at', '<=', now.toISOString()).delete(),
      ),
  };
}
