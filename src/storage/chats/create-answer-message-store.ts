import type { AnswerMessageStore } from '../../domain/ports.js';
import type { Database } from '../database.js';

interface AnswerMessageRow {
  readonly chat_key: string;
  readonly question_message_id: string;
  readonly answer_message_id: string;
  readonly saved_at: string;
}

/** Which message answered which, in the database; the newest answer to a question counts. */
export function createAnswerMessageStore(database: Database): AnswerMessageStore {
  return {
    save: async (chatKey, questionMessageId, answerMessageId, at) => {
      const row: AnswerMessageRow = {
        chat_key: chatKey,
        question_message_id: questionMessageId,
        answer_message_id: answerMessageId,
        saved_at: at.toISOString(),
      };
      await database.run((knex) =>
        knex<AnswerMessageRow>('answer_messages')
          .insert(row)
          .onConflict(['chat_key', 'question_message_id'])
          .merge(),
      );
    },

    find: async (chatKey, questionMessageId) => {
      const row = await database.run((knex) =>
        knex<AnswerMessageRow>('answer_messages')
          .where({ chat_key: chatKey, question_message_id: questionMessageId })
          .first(),
      );
      return row?.answer_message_id ?? null;
    },
  };
}
