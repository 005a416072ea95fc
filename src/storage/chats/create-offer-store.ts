import type { OfferStore } from '../../domain/offer.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface OfferRow {
  readonly chat_key: string;
  readonly offers: string;
  readonly offered_at: string;
}

/** What each chat was offered last, in the database. */
export function createOfferStore(database: Database): OfferStore {
  return {
    save: async (chatKey, offers, at) => {
      const row = { chat_key: chatKey, offers: toJson(offers), offered_at: at.toISOString() };
      await database.run((knex) =>
        knex<OfferRow>('offers').insert(row).onConflict('chat_key').merge(),
      );
    },

    find: async (chatKey) => {
      const row = await database.run((knex) =>
        knex<OfferRow>('offers').where({ chat_key: chatKey }).first(),
      );
      return row ? { offers: fromJson(row.offers), at: new Date(row.offered_at) } : null;
    },
  };
}
