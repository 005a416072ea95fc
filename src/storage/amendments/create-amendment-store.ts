import type { Knex } from 'knex';
import type { Amendment, AmendmentContent, AmendmentStore } from '../../domain/amendment.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';

interface AmendmentRow {
  readonly id: number;
  readonly kind: AmendmentContent['kind'];
  readonly made_by: string;
  readonly made_at: string;
  readonly content: string;
}

const fromRow = (row: AmendmentRow): Amendment => ({
  id: row.id,
  by: row.made_by,
  at: new Date(row.made_at),
  content: fromJson<AmendmentContent>(row.content),
});

/** Those of `ids` that are kept, in that order. */
async function readAmendments(knex: Knex, ids: readonly number[]): Promise<Amendment[]> {
  if (ids.length === 0) return [];
  const rows = await knex<AmendmentRow>('amendments').whereIn('id', [...ids]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [fromRow(row)] : [];
  });
}

/** Amendments in the database. */
export function createAmendmentStore(database: Database): AmendmentStore {
  return {
    add: async (content, by, at) => {
      const row = {
        kind: content.kind,
        made_by: by,
        made_at: at.toISOString(),
        content: toJson(content),
      };
      const [added] = await database.run((knex) =>
        knex<AmendmentRow>('amendments').insert(row).returning('id'),
      );
      return fromRow({ ...row, id: added?.id ?? 0 });
    },

    list: (ids) => database.run((knex) => readAmendments(knex, ids)),

    listInForce: () =>
      database.snapshot(async (trx) => {
        const active = await trx('versions')
          .join('register_state', 'register_state.active_version', 'versions.version')
          .first<{ amendments: string } | undefined>('versions.amendments');
        return active ? readAmendments(trx, fromJson<number[]>(active.amendments)) : [];
      }),
  };
}
