import type { Knex } from 'knex';
import { chatKey, type ChannelName, type ChatRef } from '../../domain/chat.js';
import { REFUSED_CHATS, type ChatRecord, type ChatStore } from '../../domain/ports.js';
import type { Database } from '../database.js';
import { CHAT_TABLES } from './chat-tables.js';
import { moveChatRows } from './move-chat-rows.js';

interface ChatRow {
  readonly chat_key: string;
  readonly channel: ChannelName;
  readonly chat_id: string;
  readonly thread_id: string | null;
  readonly kind: ChatRef['kind'];
  readonly title: string | null;
  readonly own_agency: string | null;
  readonly state: ChatRecord['state'];
  readonly first_seen_at: string;
  readonly last_seen_at: string;
}

interface KeyRow {
  readonly chat_key: string;
}

const fromRow = (row: ChatRow): ChatRecord => ({
  chat: { channel: row.channel, chatId: row.chat_id, threadId: row.thread_id, kind: row.kind },
  title: row.title,
  ownAgency: row.own_agency,
  state: row.state,
  firstSeenAt: new Date(row.first_seen_at),
  lastSeenAt: new Date(row.last_seen_at),
});

/** Moves one chat or topic; where the new one is known already, what was set in the old one joins it. */
async function moveChat(trx: Knex, old: ChatRow, toChatId: string): Promise<void> {
  const chats = () => trx<ChatRow>('chats');
  const key = chatKey({ ...fromRow(old).chat, chatId: toChatId });
  const there = await chats().where({ chat_key: key }).first();
  if (there) {
    await chats()
      .where({ chat_key: key })
      .update({
        own_agency: there.own_agency ?? old.own_agency,
        title: there.title ?? old.title,
        first_seen_at:
          old.first_seen_at < there.first_seen_at ? old.first_seen_at : there.first_seen_at,
      });
    await chats().where({ chat_key: old.chat_key }).delete();
  } else {
    await chats()
      .where({ chat_key: old.chat_key })
      .update({ chat_key: key, chat_id: toChatId, state: 'active' });
  }
}

/** Every key of `channel` and `chatId` that any table keeps something under, topics included. */
async function listKeys(trx: Knex, channel: string, chatId: string): Promise<string[]> {
  const whole = `${channel}:${chatId}`;
  const keys = new Set<string>();
  for (const { name } of CHAT_TABLES) {
    const rows = await trx<KeyRow>(name)
      .distinct('chat_key')
      .where({ chat_key: whole })
      // Not LIKE: an id may hold its wildcards.
      .orWhereRaw('substr(chat_key, 1, ?) = ?', [whole.length + 1, `${whole}:`]);
    for (const row of rows) keys.add(row.chat_key);
  }
  return [...keys];
}

/** The chats the assistant has met, in the database. */
export function createChatStore(database: Database): ChatStore {
  const update = async (
    key: string,
    values: Partial<Pick<ChatRow, 'own_agency' | 'state'>>,
  ): Promise<void> => {
    await database.run((knex) => knex<ChatRow>('chats').where({ chat_key: key }).update(values));
  };

  return {
    touch: async (chat, title, at) => {
      const seenAt = at.toISOString();
      const row: ChatRow = {
        chat_key: chatKey(chat),
        channel: chat.channel,
        chat_id: chat.chatId,
        thread_id: chat.threadId,
        kind: chat.kind,
        title,
        own_agency: null,
        state: 'active',
        first_seen_at: seenAt,
        last_seen_at: seenAt,
      };
      // Whoever writes is there again: a chat that was blocked or left is active.
      const seenAgain = { kind: row.kind, state: row.state, last_seen_at: seenAt };
      const rows = await database.run((knex) =>
        knex<ChatRow>('chats')
          .insert(row)
          .onConflict('chat_key')
          .merge(title === null ? seenAgain : { ...seenAgain, title })
          .returning('*'),
      );
      return fromRow(rows[0] ?? row);
    },

    find: async (key) => {
      const row = await database.run((knex) =>
        knex<ChatRow>('chats').where({ chat_key: key }).first(),
      );
      return row ? fromRow(row) : null;
    },

    setOwnAgency: (key, agency) => update(key, { own_agency: agency }),

    setState: (key, state) => update(key, { state }),

    migrate: (channel, fromChatId, toChatId) =>
      database.transact(async (trx) => {
        const rows = await trx<ChatRow>('chats').where({
          channel: channel as ChannelName,
          chat_id: fromChatId,
        });
        for (const row of rows) await moveChat(trx, row, toChatId);
        const from = `${channel}:${fromChatId}`;
        for (const key of await listKeys(trx, channel, fromChatId))
          await moveChatRows(trx, key, `${channel}:${toChatId}${key.slice(from.length)}`);
      }),

    list: async () => {
      const rows = await database.run((knex) =>
        knex<ChatRow>('chats').orderBy([{ column: 'first_seen_at' }, { column: 'chat_key' }]),
      );
      return rows.map(fromRow);
    },

    erase: (key) =>
      database.transact(async (trx) => {
        for (const { name } of CHAT_TABLES) await trx(name).where({ chat_key: key }).delete();
        await trx<ChatRow>('chats').where({ chat_key: key }).delete();
        await trx('update_journal').where({ channel: REFUSED_CHATS, update_id: key }).delete();
      }),
  };
}
