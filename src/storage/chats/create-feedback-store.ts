import type { FeedbackEntry, FeedbackStore } from '../../domain/ports.js';
import type { Database } from '../database.js';

interface FeedbackRow {
  readonly kind: FeedbackEntry['kind'];
  readonly chat_key: string;
  readonly sender_id: string;
  readonly question: string | null;
  readonly comment: string | null;
  readonly given_at: string;
}

/** What users say of answers, in the database. Listed oldest first. */
export function createFeedbackStore(database: Database): FeedbackStore {
  return {
    add: async (entry) => {
      const row: FeedbackRow = {
        kind: entry.kind,
        chat_key: entry.chatKey,
        sender_id: entry.senderId,
        question: entry.question,
        comment: entry.comment,
        given_at: entry.at.toISOString(),
      };
      await database.run((knex) => knex<FeedbackRow>('feedback').insert(row));
    },

    list: async (since) => {
      const rows = await database.run((knex) =>
        knex<FeedbackRow>('feedback')
          .where('given_at', '>=', since.toISOString())
          .orderBy([{ column: 'given_at' }, { column: 'id' }]),
      );
      return rows.map((row) => ({
        kind: row.kind,
        chatKey: row.chat_key,
        senderId: row.sender_id,
        question: row.question,
        comment: row.comment,
        at: new Date(row.given_at),
      }));
    },
  };
}
