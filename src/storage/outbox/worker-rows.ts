import type { Knex } from 'knex';
import type { Recovered, Worker } from '../../outbox/outbox-store.js';
import type { OutboxRow } from './outbox-row.js';

/** Adds one to the worker's beat; the first makes its row. */
export async function countBeat(trx: Knex, worker: string): Promise<void> {
  await trx('outbox_workers')
    .insert({ worker, beat: 0 })
    .onConflict('worker')
    .merge({ beat: trx.raw('outbox_workers.beat + 1') });
}

export const listWorkers = (knex: Knex): Promise<Worker[]> =>
  knex<Worker>('outbox_workers').select('worker', 'beat').orderBy('worker');

/** Where an item that has not left goes back to. */
const WAITING_STATE = `case when doubts > 0 then 'unknown' when attempts > 0 then 'retry' else 'pending' end`;

/** The columns of an item that waits again, nothing being known against it. */
export const waitingAgain = (knex: Knex): object => ({
  state: knex.raw(WAITING_STATE),
  claimed_by: null,
  retry_at: null,
});

/** Returns what `worker` has claimed but not begun to send; how many. */
export const returnClaimed = (trx: Knex, worker: string): Promise<number> =>
  trx<OutboxRow>('outbox')
    .where({ claimed_by: worker, state: 'claimed' })
    .update(waitingAgain(trx));

/** Whoever died between leaving and recording leaves this as the reason. */
const DIED = 'tiến trình dừng khi đang gửi';

/** See `OutboxStore.recover`; in a transaction. */
export async function recoverItems(trx: Knex, dead: Worker, now: Date): Promise<Recovered | null> {
  // First, and with the beat that was seen: one that lives on has beaten since.
  const removed = await trx('outbox_workers')
    .where({ worker: dead.worker, beat: dead.beat })
    .delete();
  if (removed === 0) return null;
  const returned = await returnClaimed(trx, dead.worker);
  const sending = () =>
    trx<OutboxRow>('outbox').where({ claimed_by: dead.worker, state: 'sending' });
  const given = await sending()
    .where('doubts', '>', 0)
    .update({
      ...{ state: 'dead', is_open: 0, claimed_by: null, cause: 'unknown_twice', reason: DIED },
      doubts: trx.raw('doubts + 1') as unknown as number,
      ended_at: now.toISOString(),
    });
  const unknown = await sending().update({
    ...{ state: 'unknown', claimed_by: null, doubts: 1, reason: DIED, retry_at: null },
    failed_at: now.toISOString(),
  });
  return { returned, unknown, dead: given };
}
