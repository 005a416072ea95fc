import type { Knex } from 'knex';
import type { Cancellation, OutboxItem } from '../../domain/outbox.js';
import { toOutboxRow, WAITING, type OutboxRow } from './outbox-row.js';

/** Rows of one statement: well below the parameters an engine takes in one (SQLite: 32,766). */
const ROWS_PER_INSERT = 200;

/** Inserts the items whose dedupe key is new; returns how many. */
export async function insertItems(trx: Knex, items: readonly OutboxItem[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < items.length; from += ROWS_PER_INSERT) {
    const rows = items
      .slice(from, from + ROWS_PER_INSERT)
      .map(checked)
      .map(toOutboxRow);
    const inserted: unknown[] = await trx<OutboxRow>('outbox')
      .insert(rows)
      .onConflict('dedupe_key')
      .ignore()
      .returning('id');
    added += inserted.length;
  }
  return added;
}

function checked(item: OutboxItem): OutboxItem {
  if (item.dedupeKey === '') throw new RangeError('an outbox item needs a dedupe key');
  if (item.expiresAt <= item.notBefore)
    throw new RangeError(
      `${item.dedupeKey} expires at ${item.expiresAt.toISOString()}, before it is due`,
    );
  return item;
}

/** Takes back what waits, or is claimed but has not begun to leave; returns how many. */
export async function cancelItems(trx: Knex, which: Cancellation, at: Date): Promise<number> {
  const { chatKey, kind, prefix } = which;
  if (chatKey === undefined && kind === undefined && prefix === undefined)
    throw new RangeError('a cancellation needs a criterion');
  return trx<OutboxRow>('outbox')
    .where('is_open', 1)
    .whereIn('state', [...WAITING, 'claimed'])
    .modify((query) => {
      if (chatKey !== undefined) void query.where('chat_key', chatKey);
      if (kind !== undefined) void query.where('kind', kind);
      // Not LIKE: a key may hold its wildcards.
      if (prefix !== undefined)
        void query.whereRaw('substr(dedupe_key, 1, ?) = ?', [prefix.length, prefix]);
    })
    .update({ state: 'cancelled', is_open: 0, claimed_by: null, ended_at: at.toISOString() });
}
