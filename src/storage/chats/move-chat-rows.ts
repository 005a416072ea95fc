import type { Knex } from 'knex';
import { CHAT_TABLES, type ChatTable } from './chat-tables.js';

type Row = Readonly<Record<string, string | number | null>>;

async function moveTable(trx: Knex, table: ChatTable, from: string, to: string): Promise<void> {
  const columns = table.uniqueWith;
  if (columns !== null) {
    const there: Row[] = await trx<Row>(table.name).where({ chat_key: to });
    for (const row of there) {
      const key = Object.fromEntries(columns.map((column) => [column, row[column]]));
      await trx(table.name)
        .where({ ...key, chat_key: from })
        .delete();
    }
  }
  await trx(table.name).where({ chat_key: from }).update({ chat_key: to });
}

/** Moves what is kept under the chat key `from` to `to`, in every table but `chats`. */
export async function moveChatRows(trx: Knex, from: string, to: string): Promise<void> {
  for (const table of CHAT_TABLES) await moveTable(trx, table, from, to);
}
