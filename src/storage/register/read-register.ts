import type { Knex } from 'knex';
import type { Section } from '../../domain/document.js';
import type { Indicator } from '../../domain/indicator.js';
import type { Register } from '../../domain/register.js';
import type { Task } from '../../domain/task.js';
import { createJsonReader } from '../json-column.js';
import type { FiledRecords } from '../search/record-forms.js';
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

/** What of a large register is read from its search file instead, mostly when somebody asks for it. */
export interface FiledParts extends FiledRecords {
  readonly sections: () => readonly Section[];
}

/** Reads all rows of a version that is known to be kept, but for what stands in a file. */
export async function readRegister(
  knex: Knex,
  version: number,
  filed: FiledParts | null = null,
): Promise<Register> {
  // Sorted here: the database would carry whole texts through a sort of its own.
  const rowsOf: ReadRows = async <R extends VersionedRow>(table: string): Promise<R[]> => {
    const rows = (await knex(table).where({ version })) as R[];
    return rows.sort((a, b) => a.position - b.position);
  };

  const documents = await rowsOf<DocumentRow>('documents');
  const agencies = await rowsOf<AgencyRow>('agencies');
  const own = {
    version,
    documents: documents.map(fromDocumentRow),
    agencies: agencies.map(fromAgencyRow),
  };
  if (filed === null)
    return { ...own, sections: await readSections(rowsOf), ...(await readRecords(rowsOf)) };

  const { sections: readFiled, ...records } = filed;
  let sections: readonly Section[] | null = null;
  return {
    ...own,
    ...records,
    get sections() {
      return (sections ??= readFiled());
    },
  };
}

async function readRecords(rowsOf: ReadRows): Promise<FiledRecords> {
  const inconsistencies = await rowsOf<InconsistencyRow>('inconsistencies');
  const lists = await rowsOf<StatedListRow>('stated_lists');
  const terms = await rowsOf<TermRow>('terms');
  const legalReferences = await rowsOf<LegalReferenceRow>('legal_references');
  return {
    tasks: await readTasks(rowsOf),
    indicators: await readIndicators(rowsOf),
    inconsistencies: inconsistencies.map(fromInconsistencyRow),
    lists: lists.map(fromStatedListRow),
    terms: terms.map(fromTermRow),
    legalReferences: legalReferences.map(fromLegalReferenceRow),
  };
}

type ReadRows = <R extends VersionedRow>(table: string) => Promise<R[]>;

async function readTasks(rowsOf: ReadRows): Promise<readonly Task[]> {
  const rows = await rowsOf<TaskRow>('tasks');
  const events = groupBy(await rowsOf<TaskEventRow>('task_events'), (row) => row.task);
  const readIds = createJsonReader<readonly string[]>();
  return rows.map((row) => fromTaskRow(row, events.get(row.id) ?? [], readIds));
}

async function readIndicators(rowsOf: ReadRows): Promise<readonly Indicator[]> {
  const rows = await rowsOf<IndicatorRow>('indicators');
  const observations = groupBy(
    await rowsOf<ObservationRow>('observations'),
    (row) => row.indicator,
  );
  return rows.map((row) => fromIndicatorRow(row, observations.get(row.id) ?? []));
}

async function readSections(rowsOf: ReadRows): Promise<readonly Section[]> {
  const readBreadcrumb = createJsonReader<readonly string[]>();
  const rows = await rowsOf<SectionRow>('sections');
  return rows.map((row) => fromSectionRow(row, readBreadcrumb));
}
