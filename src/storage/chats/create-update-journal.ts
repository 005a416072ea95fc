import type { Knex } from 'knex';
import type { JournalledUpdate, UpdateJournal } from '../../domain/ports.js';
import {
  RETIRED_BEAT,
  UNNAMED_OWNER,
  type UpdateOwner,
  type UpdateOwners,
} from '../../domain/update-owners.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface JournalRow {
  readonly id: number;
  readonly channel: string;
  readonly update_id: string;
  readonly payload: string | null;
  readonly received_at: string;
  readonly handled_at: string | null;
  /** Null once handled, and where a process older than this column wrote the row. */
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

/** What processes without a name have taken and not finished. */
const unnamed = (knex: Knex, names: readonly string[]) =>
  knex<JournalRow>('update_journal')
    .whereNull('handled_at')
    .whereIn('channel', names)
    .where((of) => void of.whereNull('owner').orWhere({ owner: UNNAMED_OWNER }))
    .orderBy('id')
    .select('id');

/** Another one with each update taken or finished. */
const beatOfUnnamed = (rows: readonly Pick<JournalRow, 'id'>[]): number =>
  rows.reduce((sum, { id }) => sum + id, 0);

/** All of them at once: what became of an answer stands in a row of its own. */
async function takeUnnamed(
  trx: Knex,
  gone: UpdateOwner,
  names: readonly string[],
  owner: string,
): Promise<readonly JournalRow[] | null> {
  // Locked: the second of two that take over at once waits, and finds them named.
  const rows = await unnamed(trx, names).forUpdate();
  if (beatOfUnnamed(rows) !== gone.beat) return null;
  return trx<JournalRow>('update_journal')
    .whereIn(
      'id',
      rows.map(({ id }) => id),
    )
    .update({ owner })
    .returning('*');
}

async function takeNamed(
  trx: Knex,
  gone: UpdateOwner,
  names: readonly string[],
  owner: string,
): Promise<readonly JournalRow[] | null> {
  // The row is what two that take over at once meet at: the second waits and finds it gone.
  const { beat } = gone;
  await trx('update_owners').insert({ owner: gone.owner, beat }).onConflict().ignore();
  const removed = await trx('update_owners').where({ owner: gone.owner, beat }).delete();
  if (removed === 0) return null;
  const ofGone = { owner: gone.owner, handled_at: null };
  const rows = await trx<JournalRow>('update_journal')
    .where(ofGone)
    .whereIn('channel', names)
    .update({ owner })
    .returning('*');
  // For a process that serves what this one does not.
  const rest = await trx<JournalRow>('update_journal').where(ofGone).first('id');
  if (rest) await trx('update_owners').insert({ owner: gone.owner, beat: RETIRED_BEAT });
  return rows;
}

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

    listOthers: (names) =>
      database.run(async (knex) => {
        const known = await knex<UpdateOwner>('update_owners').select('owner', 'beat');
        const unfinished = await knex<JournalRow>('update_journal')
          .distinct('owner')
          .whereNull('handled_at')
          .whereIn('channel', names);
        const leaving = new Set(unfinished.map((row) => row.owner ?? UNNAMED_OWNER));
        const living = known.filter((one) => one.beat !== RETIRED_BEAT || leaving.has(one.owner));
        const found = new Set(known.map((one) => one.owner));
        const unknown = [...leaving].filter((name) => name !== UNNAMED_OWNER && !found.has(name));
        return [
          ...living,
          ...unknown.map((name) => ({ owner: name, beat: 0 })),
          ...(leaving.has(UNNAMED_OWNER)
            ? [{ owner: UNNAMED_OWNER, beat: beatOfUnnamed(await unnamed(knex, names)) }]
            : []),
        ].filter((one) => one.owner !== owner);
      }),

    takeOver: async (gone, names) => {
      const rows = await database.transact((trx) =>
        gone.owner === UNNAMED_OWNER
          ? takeUnnamed(trx, gone, names, owner)
          : takeNamed(trx, gone, names, owner),
      );
      if (rows === null) return null;
      left = [...left, ...rows].toSorted((a, b) => a.id - b.id);
      return rows.length;
    },

    retire: () =>
      database.transact(async (trx) => {
        const unfinished = await trx<JournalRow>('update_journal').where({ owner }).first('id');
        await trx('update_owners').where({ owner }).delete();
        // Those of whom nothing is left any more: nobody else has a reason to look at them.
        await trx('update_owners')
          .where({ beat: RETIRED_BEAT })
          .whereNotIn('owner', trx('update_journal').select('owner').whereNotNull('owner'))
          .delete();
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
