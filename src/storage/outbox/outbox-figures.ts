import type { Knex } from 'knex';
import type { ChannelHold, OutboxRecord, OutboxState, OutboxStats } from '../../domain/outbox.js';
import type { ChannelName } from '../../domain/chat.js';
import { toOutboxRecord, WAITING, type OutboxRow } from './outbox-row.js';

interface HoldRow {
  readonly channel: ChannelName;
  readonly reason: string;
  readonly held_at: string;
  readonly held_until: string;
}

const NONE: Readonly<Record<OutboxState, number>> = {
  pending: 0,
  claimed: 0,
  sending: 0,
  retry: 0,
  unknown: 0,
  sent: 0,
  dead: 0,
  expired: 0,
  cancelled: 0,
};

/** The row of an aggregate named `at` over a column of instants. */
const toInstant = (row: unknown): Date | null => {
  const at = (row as { readonly at?: unknown } | undefined)?.at;
  return typeof at === 'string' ? new Date(at) : null;
};

/** Holds that have not run out, by channel. */
export async function listHolds(knex: Knex, now: Date): Promise<ChannelHold[]> {
  const rows = await knex<HoldRow>('outbox_holds')
    .where('held_until', '>', now.toISOString())
    .orderBy('channel');
  return rows.map((row) => ({
    channel: row.channel,
    reason: row.reason,
    heldAt: new Date(row.held_at),
    until: new Date(row.held_until),
  }));
}

/** Writes a hold; true where the channel was not held at its instant. In a transaction. */
export async function writeHold(trx: Knex, hold: ChannelHold): Promise<boolean> {
  const row: HoldRow = {
    channel: hold.channel,
    reason: hold.reason,
    held_at: hold.heldAt.toISOString(),
    held_until: hold.until.toISOString(),
  };
  const rows: unknown[] = await trx<HoldRow>('outbox_holds')
    .insert(row)
    .onConflict('channel')
    .merge()
    .where('outbox_holds.held_until', '<=', row.held_at)
    .returning('channel');
  return rows.length > 0;
}

/** See `OutboxStats`. */
export async function readStats(knex: Knex, now: Date): Promise<OutboxStats> {
  const rows = await knex('outbox')
    .select<{ state: OutboxState; total: number | string }[]>(
      'state',
      knex.raw('count(*) as total'),
    )
    .groupBy('state');
  const retried = await knex('outbox')
    .count<{ total: number | string }>({ total: '*' })
    .where('state', 'sent')
    .where('attempts', '>', 1)
    .first();
  const oldest = await knex('outbox')
    .min({ at: 'not_before' })
    .where('is_open', 1)
    .where('not_before', '<=', now.toISOString())
    .first();
  const last = await knex('outbox').max({ at: 'ended_at' }).where('state', 'sent').first();
  return {
    counts: { ...NONE, ...Object.fromEntries(rows.map((row) => [row.state, Number(row.total)])) },
    retried: Number(retried?.total ?? 0),
    oldestDueAt: toInstant(oldest),
    lastSentAt: toInstant(last),
    holds: await listHolds(knex, now),
  };
}

/** See `OutboxStore.findNextDueAt`. */
export async function findNextDueAt(
  knex: Knex,
  channels: readonly ChannelName[],
  now: Date,
): Promise<Date | null> {
  const after = now.toISOString();
  const open = () =>
    knex('outbox')
      .whereIn('channel', [...channels])
      .where('is_open', 1)
      .whereIn('state', [...WAITING]);
  const due = await open().min({ at: 'not_before' }).where('not_before', '>', after).first();
  const retry = await open().min({ at: 'retry_at' }).where('retry_at', '>', after).first();
  const instants = [toInstant(due), toInstant(retry)].filter((at) => at !== null);
  return instants.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** See `OutboxStore.listDead`. */
export async function listDead(knex: Knex, limit: number): Promise<OutboxRecord[]> {
  const rows = await knex<OutboxRow>('outbox')
    .where('state', 'dead')
    .orWhere((query) => void query.where('state', 'expired').whereNotNull('cause'))
    .orderBy([
      { column: 'ended_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.map(toOutboxRecord);
}
