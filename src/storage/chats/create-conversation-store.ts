import type { Conversation } from '../../domain/conversation.js';
import type { ConversationStore } from '../../domain/ports.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface ConversationRow {
  readonly chat_key: string;
  readonly conversation: string;
}

/** The last turns of each chat, in the database. */
export function createConversationStore(database: Database): ConversationStore {
  return {
    find: async (chatKey) => {
      const row = await database.run((knex) =>
        knex<ConversationRow>('conversations').where({ chat_key: chatKey }).first(),
      );
      return row ? fromJson<Conversation>(row.conversation) : null;
    },

    save: async (chatKey, conversation) => {
      const row = { chat_key: chatKey, conversation: toJson(conversation) };
      await database.run((knex) =>
        knex<ConversationRow>('conversations').insert(row).onConflict('chat_key').merge(),
      );
    },

    remove: async (chatKey) => {
      await database.run((knex) =>
        knex<ConversationRow>('conversations').where({ chat_key: chatKey }).delete(),
      );
    },
  };
}
