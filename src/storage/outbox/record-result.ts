import type { Knex } from 'knex';
import { chatKey } from '../../domain/chat.js';
import type { OutboxState } from '../../domain/outbox.js';
import type { Claim, ClaimResult } from '../../outbox/outbox-store.js';
import { chatOf, type OutboxRow } from './outbox-row.js';
import { waitingAgain } from './worker-rows.js';

const ended = (state: OutboxState, now: string): object => ({
  state,
  is_open: 0,
  claimed_by: null,
  retry_at: null,
  ended_at: now,
});

function columnsOf(knex: Knex, result: ClaimResult, now: string): object {
  switch (result.type) {
    case 'sent':
      return { ...ended('sent', now), cause: null, message_id: result.messageId, reason: null };
    case 'failed':
      return {
        state: knex.raw(`case when doubts > 0 then 'unknown' else 'retry' end`),
        claimed_by: null,
        reason: result.reason,
        failed_at: now,
        retry_at: result.retryAt.toISOString(),
      };
    case 'unknown':
      // Every right side reads the row as it was.
      return {
        state: knex.raw(`case when doubts > 0 then 'dead' else 'unknown' end`),
        is_open: knex.raw('case when doubts > 0 then 0 else 1 end'),
        cause: knex.raw(`case when doubts > 0 then 'unknown_twice' else cause end`),
        ended_at: knex.raw('case when doubts > 0 then ? else null end', [now]),
        doubts: knex.raw('doubts + 1'),
        claimed_by: null,
        reason: result.reason,
        failed_at: now,
        retry_at: result.retryAt.toISOString(),
      };
    case 'dead':
      return { ...ended('dead', now), reason: result.reason, cause: result.cause };
    case 'cancelled':
      return { ...ended('cancelled', now), reason: result.reason };
    case 'returned':
    case 'moved':
      return waitingAgain(knex);
  }
}

/** Everything open of the claim's chat goes to its new id; another process may hold some of it. */
async function moveOpenItems(trx: Knex, claim: Claim, chatId: string): Promise<void> {
  const row = await trx<OutboxRow>('outbox').where({ id: claim.id }).first();
  if (!row) return;
  await trx<OutboxRow>('outbox')
    .where({ chat_key: row.chat_key, is_open: 1 })
    .update({ chat_key: chatKey({ ...chatOf(row), chatId }) });
}

/** See `OutboxStore.record`; in a transaction. */
export async function recordResult(
  trx: Knex,
  claim: Claim,
  result: ClaimResult,
  now: Date,
): Promise<OutboxState | null> {
  const rows = await trx<OutboxRow>('outbox')
    .where({ id: claim.id, claims: claim.number, is_open: 1 })
    .modify((query) => {
      // Taken for dead meanwhile, and not claimed since: that it was sent still holds; doubts and
      // failures were counted already.
      if (result.type !== 'sent') void query.where('claimed_by', claim.worker);
    })
    .update(columnsOf(trx, result, now.toISOString()))
    .returning<Pick<OutboxRow, 'state'>[]>('state');
  const state = rows[0]?.state ?? null;
  if (state !== null && result.type === 'moved') await moveOpenItems(trx, claim, result.chatId);
  return state;
}
