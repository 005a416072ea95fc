import type { Knex } from 'knex';
import type { ChannelName } from '../../domain/chat.js';
import type { Claim, ClaimedItem } from '../../outbox/outbox-store.js';
import type { Database } from '../database.js';
import { toOutboxItem, WAITING, type OutboxRow } from './outbox-row.js';
import { countBeat } from './worker-rows.js';

/** Ids of the items that may be claimed, those waiting longest first. */
function selectDue(
  trx: Knex,
  channel: ChannelName,
  limit: number,
  now: string,
  doubtfulBefore: string,
): Knex.QueryBuilder {
  const earlierOfChat = trx('outbox as earlier')
    .select(trx.raw('1'))
    .whereRaw('earlier.chat_key = item.chat_key')
    .where('earlier.is_open', 1)
    .whereRaw(
      '(earlier.not_before < item.not_before or (earlier.not_before = item.not_before and earlier.id < item.id))',
    );
  const holdOfChannel = trx('outbox_holds as hold')
    .select(trx.raw('1'))
    .whereRaw('hold.channel = item.channel')
    .where('hold.held_until', '>', now);
  return (
    trx('outbox as item')
      .select('item.id')
      .where({ 'item.channel': channel, 'item.is_open': 1 })
      .whereIn('item.state', [...WAITING])
      .where('item.not_before', '<=', now)
      .where('item.expires_at', '>', now)
      // Where the clock was put back since the failure, a wait measured on the old one says nothing.
      .whereRaw('(item.retry_at is null or item.retry_at <= ? or item.failed_at > ?)', [now, now])
      .whereRaw(
        '(item.doubts = 0 or item.failed_at is null or item.failed_at <= ? or item.failed_at > ?)',
        [doubtfulBefore, now],
      )
      .whereNotExists(earlierOfChat)
      .whereNotExists(holdOfChannel)
      .orderBy([{ column: 'item.not_before' }, { column: 'item.id' }])
      .limit(limit)
  );
}

/** See `OutboxStore.claim`. */
export async function claimItems(
  database: Database,
  channel: ChannelName,
  worker: string,
  limit: number,
  now: Date,
  doubtfulBefore = now,
): Promise<readonly ClaimedItem[]> {
  const rows = await database.transact(async (trx) => {
    const [at, doubtfulAt] = [now.toISOString(), doubtfulBefore.toISOString()];
    const due = database.lockForClaim(selectDue(trx, channel, limit, at, doubtfulAt));
    const claimed = await trx<OutboxRow>('outbox')
      // Named apart, so that an engine that locks runs the selection once, whatever its plan.
      .with('due', due)
      .whereIn('id', trx('due').select('id'))
      .update({
        state: 'claimed',
        claimed_by: worker,
        claims: trx.raw('claims + 1') as unknown as number,
        retry_at: null,
      })
      .returning('*');
    // In the same transaction: a claim is never seen without the beat that vouches for it.
    if (claimed.length > 0) await countBeat(trx, worker);
    return claimed;
  });
  return rows
    .toSorted((a, b) =>
      a.not_before < b.not_before ? -1 : a.not_before > b.not_before ? 1 : a.id - b.id,
    )
    .map((row) => ({
      id: row.id,
      number: row.claims,
      worker,
      item: toOutboxItem(row),
      isResend: row.doubts > 0,
      attempts: row.attempts,
    }));
}

/** See `OutboxStore.markSending`. */
export async function markSending(knex: Knex, claim: Claim): Promise<boolean> {
  const marked = await knex<OutboxRow>('outbox')
    .where({ id: claim.id, claims: claim.number, claimed_by: claim.worker, is_open: 1 })
    .update({
      attempts: knex.raw(
        "attempts + case when state = 'claimed' then 1 else 0 end",
      ) as unknown as number,
      state: 'sending',
    });
  return marked > 0;
}
