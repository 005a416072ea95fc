import type { Knex } from 'knex';
import type { DeadSelection, OutboxStore } from '../../outbox/outbox-store.js';
import type { ExpiredItem } from '../../domain/outbox.js';
import type { Database } from '../database.js';
import { createGroupCommit } from '../group-commit.js';
import { asTransaction, knexOf } from '../transaction.js';
import { claimItems, markSending } from './claim-items.js';
import { cancelItems, insertItems } from './enqueue-items.js';
import { findNextDueAt, listDead, listHolds, readStats, writeHold } from './outbox-figures.js';
import { toOutboxItem, toOutboxRecord, WAITING, type OutboxRow } from './outbox-row.js';
import { recordResult } from './record-result.js';
import { countBeat, listWorkers, recoverItems, returnClaimed } from './worker-rows.js';

const CHAT_GONE = { state: 'dead', is_open: 0, cause: 'chat_gone' } as const;

/** The outbox in the database. */
export function createOutboxStore(database: Database): OutboxStore {
  const commit = createGroupCommit(database);
  return {
    enqueueAll: (items, alongside) =>
      database.transact(async (trx) => {
        const added = await insertItems(trx, items);
        await alongside?.(asTransaction(trx), added);
        return added;
      }),
    enqueueWithin: (tx, items) => insertItems(knexOf(tx), items),
    cancel: (which, at, tx) =>
      tx
        ? cancelItems(knexOf(tx), which, at)
        : database.run((knex) => cancelItems(knex, which, at)),
    find: async (dedupeKey) => {
      const row = await database.run((knex) =>
        knex<OutboxRow>('outbox').where({ dedupe_key: dedupeKey }).first(),
      );
      return row && toOutboxRecord(row);
    },

    claim: (channel, worker, limit, now, doubtfulBefore) =>
      claimItems(database, channel, worker, limit, now, doubtfulBefore),
    markSending: (claim) => commit((trx) => markSending(trx, claim)),
    record: (claim, result, now) => commit((trx) => recordResult(trx, claim, result, now)),
    giveUpChat: (chatKey, reason, now) =>
      database.run((knex) =>
        knex<OutboxRow>('outbox')
          .where({ chat_key: chatKey, is_open: 1 })
          .whereIn('state', [...WAITING])
          .update({ ...CHAT_GONE, reason, ended_at: now.toISOString() }),
      ),

    beat: (worker) => database.run((knex) => countBeat(knex, worker)),
    listWorkers: () => database.run(listWorkers),
    recover: (dead, now) => database.transact((trx) => recoverItems(trx, dead, now)),
    retire: (worker) =>
      database.transact(async (trx) => {
        await returnClaimed(trx, worker);
        const left = await trx<OutboxRow>('outbox').where({ claimed_by: worker }).first();
        // What is still under way needs the row, so that another process can find it dead.
        if (!left) await trx('outbox_workers').where({ worker }).delete();
      }),

    expire: (now, limit, alongside) =>
      database.transact(async (trx) => {
        const rows = await expireRows(trx, now, limit);
        if (rows.length > 0) await alongside?.(rows.map(toExpired), asTransaction(trx));
        return rows.length;
      }),
    findNextDueAt: (channels, now) => database.run((knex) => findNextDueAt(knex, channels, now)),

    hold: (hold) => database.run((knex) => writeHold(knex, hold)),
    releaseHold: async (channel) =>
      (await database.run((knex) => knex('outbox_holds').where({ channel }).delete())) > 0,
    listHolds: (now) => database.run((knex) => listHolds(knex, now)),

    stats: (now) => database.run((knex) => readStats(knex, now)),
    listDead: (limit) => database.run((knex) => listDead(knex, limit)),
    resend: (which, now, expiresAt) =>
      database.run((knex) => resendDead(knex, which, now, expiresAt)),

    prune: (contentBefore, rowsBefore) =>
      database.transact(async (trx) => {
        const over = () => trx<OutboxRow>('outbox').where('is_open', 0);
        const removed = await over().where('ended_at', '<', rowsBefore.toISOString()).delete();
        const cleared = await over()
          .where('ended_at', '<', contentBefore.toISOString())
          .whereNotNull('content')
          .update({ content: null });
        return { cleared, removed };
      }),
  };
}

const toExpired = (row: OutboxRow): ExpiredItem => ({
  ...toOutboxItem(row),
  mayHaveArrived: row.doubts > 0,
});

function expireRows(trx: Knex, now: Date, limit: number): Promise<OutboxRow[]> {
  const at = now.toISOString();
  const due = trx<OutboxRow>('outbox')
    .select('id')
    .where('is_open', 1)
    .whereIn('state', [...WAITING])
    .where('expires_at', '<=', at)
    .orderBy('id')
    .limit(limit);
  return trx<OutboxRow>('outbox')
    .whereIn('id', due)
    .update({ state: 'expired', is_open: 0, retry_at: null, ended_at: at })
    .returning('*')
    .then((rows) => rows.toSorted((a, b) => a.id - b.id));
}

function resendDead(knex: Knex, which: DeadSelection, now: Date, expiresAt: Date): Promise<number> {
  return knex<OutboxRow>('outbox')
    .where('state', 'dead')
    .whereNotNull('content')
    .modify((query) => {
      if (which !== 'all') void query.whereIn('id', [...which]);
    })
    .update({
      // One doubt, however many there were: it is sent once more and marked.
      state: knex.raw(`case when doubts > 0 then 'unknown' else 'pending' end`) as never,
      doubts: knex.raw('case when doubts > 0 then 1 else 0 end') as never,
      is_open: 1,
      not_before: now.toISOString(),
      // Its cause stays until it is sent: one that runs out of time then is still shown.
      expires_at: expiresAt.toISOString(),
      ended_at: null,
      retry_at: null,
    });
}
