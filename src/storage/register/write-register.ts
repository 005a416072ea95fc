import type { Knex } from 'knex';
import type { Register } from '../../domain/register.js';
import { toAgencyRow } from './agency-rows.js';
import { toDocumentRow, toSectionRow } from './document-rows.js';
import { toInconsistencyRow, toIndicatorRow, toObservationRow } from './indicator-rows.js';
import { toLegalReferenceRow, toStatedListRow, toTermRow } from './reference-rows.js';
import { toTaskEventRow, toTaskRow } from './task-rows.js';
import type { VersionedRow } from './versioned-row.js';

/** Rows an insert carries: SQLite takes no more than 500 terms in one compound select. */
const ROWS_PER_INSERT = 100;

/** Writes all rows of a register under `version`, whose own row exists already. */
export async function writeRegister(
  trx: Knex,
  version: number,
  register: Omit<Register, 'version'>,
): Promise<void> {
  const insert = async (table: string, rows: readonly VersionedRow[]): Promise<void> => {
    for (let from = 0; from < rows.length; from += ROWS_PER_INSERT)
      await trx(table).insert(rows.slice(from, from + ROWS_PER_INSERT));
  };
  const rowsOf = <T, R extends VersionedRow>(
    items: readonly T[],
    toRow: (item: T, row: VersionedRow) => R,
  ): R[] => items.map((item, position) => toRow(item, { version, position }));

  const events = register.tasks.flatMap((task) =>
    rowsOf(task.events, (event, row) => toTaskEventRow(task.id, event, row)),
  );
  const observations = register.indicators.flatMap((indicator) =>
    rowsOf(indicator.observations, (observation, row) =>
      toObservationRow(indicator.id, observation, row),
    ),
  );

  await insert('documents', rowsOf(register.documents, toDocumentRow));
  await insert('sections', rowsOf(register.sections, toSectionRow));
  await insert('agencies', rowsOf(register.agencies, toAgencyRow));
  await insert('tasks', rowsOf(register.tasks, toTaskRow));
  await insert('task_events', events);
  await insert('indicators', rowsOf(register.indicators, toIndicatorRow));
  await insert('observations', observations);
  await insert('inconsistencies', rowsOf(register.inconsistencies, toInconsistencyRow));
  await insert('stated_lists', rowsOf(register.lists, toStatedListRow));
  await insert('terms', rowsOf(register.terms, toTermRow));
  await insert('legal_references', rowsOf(register.legalReferences, toLegalReferenceRow));
}
