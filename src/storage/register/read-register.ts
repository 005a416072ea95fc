import type { Knex } from 'knex';
import type { Section } from '../../domain/document.js';
import type { Register } from '../../domain/register.js';
import { createJsonReader } from '../json-column.js';
import { fromAgencyRow, type AgencyRow } from './agency-rows.js';
import {
  fromDocumentRow,
  fromSectionRow,
  type DocumentRow,
  type SectionRow,
} from './document-rows.js';
import {
  fromInconsistencyRow,
  fromIndicatorRow,
  type InconsistencyRow,
  type IndicatorRow,
  type ObservationRow,
} from './indicator-rows.js';
import {
  fromLegalReferenceRow,
  fromStatedListRow,
  fromTermRow,
  type LegalReferenceRow,
  type StatedListRow,
  type TermRow,
} from './reference-rows.js';
import { fromTaskRow, type TaskEventRow, type TaskRow } from './task-rows.js';
import type { VersionedRow } from './versioned-row.js';

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/**
 * Reads all rows of a version that is known to be kept. `readSections` gives its sections where they
 * stand elsewhere too: they are then read when somebody first looks at them all, which few do.
 */
export async function readRegister(
  knex: Knex,
  version: number,
  readSections: (() => readonly Section[]) | null = null,
): Promise<Register> {
  // Sorted here: the database would carry whole texts through a sort of its own.
  const rowsOf = async <R extends VersionedRow>(table: string): Promise<R[]> => {
    const rows = (await knex(table).where({ version })) as R[];
    return rows.sort((a, b) => a.position - b.position);
  };

  const documents = await rowsOf<DocumentRow>('documents');
  let sections = readSections === null ? await readSectionRows(rowsOf) : null;
  const agencies = await rowsOf<AgencyRow>('agencies');
  const tasks = await rowsOf<TaskRow>('tasks');
  const events = groupBy(await rowsOf<TaskEventRow>('task_events'), (row) => row.task);
  const indicators = await rowsOf<IndicatorRow>('indicators');
  const observations = groupBy(
    await rowsOf<ObservationRow>('observations'),
    (row) => row.indicator,
  );
  const inconsistencies = await rowsOf<InconsistencyRow>('inconsistencies');
  const lists = await rowsOf<StatedListRow>('stated_lists');
  const terms = await rowsOf<TermRow>('terms');
  const legalReferences = await rowsOf<LegalReferenceRow>('legal_references');

  const readIds = createJsonReader<readonly string[]>();
  return {
    version,
    documents: documents.map(fromDocumentRow),
    get sections() {
      return (sections ??= readSections?.() ?? []);
    },
    agencies: agencies.map(fromAgencyRow),
    tasks: tasks.map((row) => fromTaskRow(row, events.get(row.id) ?? [], readIds)),
    indicators: indicators.map((row) => fromIndicatorRow(row, observations.get(row.id) ?? [])),
    inconsistencies: inconsistencies.map(fromInconsistencyRow),
    lists: lists.map(fromStatedListRow),
    terms: terms.map(fromTermRow),
    legalReferences: legalReferences.map(fromLegalReferenceRow),
  };
}

async function readSectionRows(
  rowsOf: (table: string) => Promise<SectionRow[]>,
): Promise<readonly Section[]> {
  const readBreadcrumb = createJsonReader<readonly string[]>();
  return (await rowsOf('sections')).map((row) => fromSectionRow(row, readBreadcrumb));
}
