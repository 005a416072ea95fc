import type { JournalledUpdate, UpdateJournal } from '../../domain/ports.js';
import { RETIRED_BEAT, type UpdateOwner, type UpdateOwners } from '../../domain/update-owners.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface JournalRow {
  readonly id: number;
  readonly channel: string;
  readonly update_id: string;
  readonly payload: string | null;
  readonly received_at: string;
  readonly handled_at: string | null;
  /** Null once handled. */
  readonly owner: string | null;
}

/** The journal as one process keeps it. */
export interface OwnedUpdateJournal extends UpdateJournal {
  readonly owners: UpdateOwners;
}

const toUpdate = (row: JournalRow): JournalledUpdate => ({
  updateId: row.update_id,
  payload: row.payload === null ? null : fromJson<unknown>(row.payload),
  receivedAt: new Date(row.received_at),
});

/**
 * Incoming updates in the database; what was received is dropped as soon as it is handled. `owner`
 * names this process among those on the database, new with each start.
 */
export function createUpdateJournal(database: Database, owner: string): OwnedUpdateJournal {
  /** Taken over and not asked for yet. */
  let left: readonly JournalRow[] = [];

  const owners: UpdateOwners = {
    beat: async () => {
      const [row] = await database.run((knex) =>
        knex<UpdateOwner>('update_owners')
          .insert({ owner, beat: 0 })
          .onConflict('owner')
          .merge({ beat: knex.raw('update_owners.beat + 1') as unknown as number })
          .returning('beat'),
      );
      return (row?.beat ?? 0) > 0;
    },

    listOthers: () =>
      database.run(async (knex) => {
        const known = await knex<UpdateOwner>('update_owners').select('owner', 'beat');
        const names = new Set(known.map((one) => one.owner));
        const inJournal = await knex<JournalRow>('update_journal')
          .distinct('owner')
          .whereNotNull('owner');
        const unknown = inJournal.flatMap((row) =>
          row.owner === null || names.has(row.owner) ? [] : [{ owner: row.owner, beat: 0 }],
        );
        return [...known, ...unknown].filter((one) => one.owner !== owner);
      }),

    takeOver: async (gone) => {
      const rows = await database.transact(async (trx) => {
        // The row is what two that take over at once meet at: the second waits and finds it gone.
        const { beat } = gone;
        await trx('update_owners').insert({ owner: gone.owner, beat }).onConflict().ignore();
        const removed = await trx('update_owners').where({ owner: gone.owner, beat }).delete();
        if (removed === 0) return null;
        return trx<JournalRow>('update_journal')
          .where({ owner: gone.owner })
          .update({ owner })
          .returning('*');
      });
      if (rows === null) return null;
      left = [...left, ...rows].toSorted((a, b) => a.id - b.id);
      return rows.length;
    },

    retire: () =>
      database.transact(async (trx) => {
        const unfinished = await trx<JournalRow>('update_journal').where({ owner }).first('id');
        await trx('update_owners').where({ owner }).delete();
        if (unfinished) await trx('update_owners').insert({ owner, beat: RETIRED_BEAT });
      }),
  };

  return {
    owners,

    record: async (channel, updateId, payload, receivedAt) => {
      const row = {
        channel,
        update_id: updateId,
        payload: toJson(payload),
        received_at: receivedAt.toISOString(),
        handled_at: null,
        owner,
      };
      const added: unknown[] = await database.run((knex) =>
        knex<JournalRow>('update_journal')
          .insert(row)
          .onConflict(['channel', 'update_id'])
          .ignore()
          .returning('id'),
      );
      return added.length > 0;
    },

    markHandled: async (channel, updateId, at) => {
      await database.run((knex) =>
        knex<JournalRow>('update_journal')
          .where({ channel, update_id: updateId, handled_at: null })
          .update({ handled_at: at.toISOString(), payload: null, owner: null }),
      );
    },

    takeLeft: <Name extends string>(...channels: readonly Name[]) => {
      const taken = left;
      left = taken.filter((row) => !channels.some((channel) => channel === row.channel));
      const ofChannel = (channel: Name) =>
        [channel, taken.filter((row) => row.channel === channel).map(toUpdate)] as const;
      return Promise.resolve(
        Object.fromEntries(channels.map(ofChannel)) as Record<Name, JournalledUpdate[]>,
      );
    },

    prune: (before) =>
      database.run((knex) =>
        knex<JournalRow>('update_journal')
          .whereNotNull('handled_at')
          .where('received_at', '<', before.toISOString())
          .delete(),
      ),
  };
}
