import { describe, expect, it } from 'vitest';
import { CHAT_TABLES } from '../../../src/storage/chats/chat-tables.js';
import { openDatabase } from '../../../src/storage/open-database.js';

describe('CHAT_TABLES', () => {
  it('names every table that is keyed by chat, so that moving and erasing miss none', async () => {
    const database = await openDatabase('sqlite::memory:');
    const keyed = await database.run((knex) =>
      knex
        .select<{ name: string }[]>('m.name')
        .from(knex.raw('sqlite_master as m, pragma_table_info(m.name) as c'))
        .where('m.type', 'table')
        .where('c.name', 'chat_key'),
    );
    await database.close();
    expect(keyed.map((table) => table.name).sort()).toEqual(
      ['chats', ...CHAT_TABLES.map((table) => table.name)].sort(),
    );
  });
});
