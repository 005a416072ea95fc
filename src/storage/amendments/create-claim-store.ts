import type { Knex } from 'knex';
import type { ClaimStore, CompletionClaim } from '../../domain/claim.js';
import type { Database } from '../database.js';

interface ClaimRow {
  readonly id: number;
  readonly task: string;
  readonly chat_key: string;
  readonly sender_id: string;
  readonly note: string | null;
  readonly document_text: string | null;
  readonly claimed_at: string;
  readonly state: CompletionClaim['state'];
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly decision: string | null;
}

const fromRow = (row: ClaimRow): CompletionClaim => ({
  id: row.id,
  taskId: row.task,
  chatKey: row.chat_key,
  senderId: row.sender_id,
  note: row.note,
  documentText: row.document_text,
  at: new Date(row.claimed_at),
  state: row.state,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
  decision: row.decision,
});

/** Completion claims in the database. */
export function createClaimStore(database: Database): ClaimStore {
  const claims = (knex: Knex) => knex<ClaimRow>('completion_claims');
  return {
    add: (claim) =>
      database.transact(async (trx) => {
        const mine = { task: claim.taskId, chat_key: claim.chatKey, state: 'pending' as const };
        await claims(trx).where(mine).delete();
        const row = {
          ...mine,
          sender_id: claim.senderId,
          note: claim.note,
          document_text: claim.documentText,
          claimed_at: claim.at.toISOString(),
          decided_by: null,
          decided_at: null,
          decision: null,
        };
        const [added] = await claims(trx).insert(row).returning('id');
        await database.announce(trx, 'claims');
        return fromRow({ ...row, id: added?.id ?? 0 });
      }),

    listPending: async () => {
      const rows = await database.run((knex) =>
        claims(knex).where({ state: 'pending' }).orderBy('id'),
      );
      return rows.map(fromRow);
    },

    find: async (id) => {
      const row = await database.run((knex) => claims(knex).where({ id }).first());
      return row ? fromRow(row) : null;
    },

    findByTask: async (taskId) => {
      const rows = await database.run((knex) => claims(knex).where({ task: taskId }).orderBy('id'));
      return rows.map(fromRow);
    },

    decide: (id, { state, by, at, decision }) =>
      database.transact(async (trx) => {
        const changed = await claims(trx)
          .where({ id, state: 'pending' })
          .update({ state, decided_by: by, decided_at: at.toISOString(), decision });
        if (changed > 0) await database.announce(trx, 'claims');
        const row = changed === 0 ? undefined : await claims(trx).where({ id }).first();
        return row ? fromRow(row) : null;
      }),
  };
}
