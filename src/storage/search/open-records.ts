import { LRUCache } from 'lru-cache';
import type Sqlite from 'better-sqlite3';
import type { Task } from '../../domain/task.js';
import type { FigureUse } from '../../language/figure-index.js';
import type { FindMentions } from '../../retrieval/list-mentions.js';
import { createJsonReader, fromJson } from '../json-column.js';
import {
  fieldsOf,
  heldFieldsOf,
  heldTable,
  laterTable,
  type FieldForm,
  type FiledKind,
  type FiledKinds,
  type FiledRecords,
} from './record-forms.js';
import { createRecordMaker, type FieldPlan, type FieldReader } from './record-maker.js';

/** Records of a kind whose other fields are kept in memory: those of the last questions. */
const MOST_KEPT_RECORDS = 4_000;

type Fields = Readonly<Record<string, unknown>>;

/** Fields that follow from others of the same record. */
const DERIVED: Readonly<Record<string, (record: never) => unknown>> = {
  statusEvent: ({ events }: Task) => events.findLast((event) => event.status !== null) ?? null,
};

/** The records of a search file in the register's order; most of what they say is read when asked for. */
export function openRecords(file: Sqlite.Database): FiledRecords {
  return {
    tasks: openKind(file, 'tasks'),
    indicators: openKind(file, 'indicators'),
    inconsistencies: openKind(file, 'inconsistencies'),
    lists: openKind(file, 'lists'),
    terms: openKind(file, 'terms'),
    legalReferences: openKind(file, 'legalReferences'),
  };
}

function openKind<K extends FiledKind>(file: Sqlite.Database, kind: K): readonly FiledKinds[K][] {
  const make = createRecordMaker<FiledKinds[K]>(planFields(file, kind));
  const readers = heldFieldsOf(kind).map(([, form]) => createFieldReader(form));
  const rows = file
    .prepare<[], [position: number, ...held: (string | null)[]]>(
      `SELECT * FROM ${heldTable(kind)} ORDER BY position`,
    )
    .raw();
  const records: FiledKinds[K][] = [];
  for (const [position, ...held] of rows.iterate())
    records.push(
      make(
        position,
        readers.map((read, index) => read(held[index] ?? null)),
      ),
    );
  return records;
}

/** Reads a held field: what many records have alike is kept once for all of them. */
function createFieldReader(form: FieldForm): (value: string | null) => unknown {
  if (form === 'unique') return (value) => value;
  if (form === 'list') {
    const read = createJsonReader<readonly string[]>();
    return (value) => read(value ?? '[]');
  }
  const known = new Map<string | null, string | null>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    known.set(value, value);
    return value;
  };
}

function planFields<K extends FiledKind>(file: Sqlite.Database, kind: K): FieldPlan<FiledKinds[K]> {
  const readers = new Map<FieldForm, (position: number) => Fields>();
  const readerOf = (column: 'a' | 'b'): ((position: number) => Fields) => {
    const reader = readers.get(column) ?? createFieldsReader(file, kind, column);
    readers.set(column, reader);
    return reader;
  };
  const sourceOf = (name: string, form: FieldForm): 'held' | FieldReader<FiledKinds[K]> => {
    if (form === 'derived') return (_position, record) => DERIVED[name]?.(record as never);
    if (form !== 'a' && form !== 'b') return 'held';
    const read = readerOf(form);
    return (position) => read(position)[name];
  };
  return Object.fromEntries(
    fieldsOf(kind).map(([name, form]) => [name, sourceOf(name, form)]),
  ) as FieldPlan<FiledKinds[K]>;
}

/** A column of fields read row by row when they are asked for; the rows of the last questions are kept. */
function createFieldsReader(
  file: Sqlite.Database,
  kind: FiledKind,
  column: 'a' | 'b',
): (position: number) => Fields {
  const find = file
    .prepare<[number], string>(`SELECT ${column} FROM ${laterTable(kind)} WHERE position = ?`)
    .pluck();
  const kept = new LRUCache<number, Fields>({ max: MOST_KEPT_RECORDS });
  return (position) => {
    const known = kept.get(position);
    if (known !== undefined) return known;
    const json = find.get(position);
    if (json === undefined) throw new Error(`search file: ${kind} lacks row ${position}`);
    const fields = fromJson<Fields>(json);
    kept.set(position, fields);
    return fields;
  };
}

/** Finds records by what they speak of. */
export function openMentions(file: Sqlite.Database): FindMentions {
  const find = file
    .prepare<[string, string], string>(
      'SELECT id FROM mentions WHERE kind = ? AND of_what = ? ORDER BY position',
    )
    .pluck();
  return (kind, of) => find.all(kind, of);
}

/** Finds what speaks of a figure. */
export function createFigureFinder(file: Sqlite.Database): (key: string) => FigureUse | undefined {
  const find = file.prepare<[string], string>('SELECT uses FROM figures WHERE figure = ?').pluck();
  return (key) => {
    const uses = find.get(key);
    return uses === undefined ? undefined : fromJson<FigureUse>(uses);
  };
}
