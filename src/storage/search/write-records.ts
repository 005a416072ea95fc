import type Sqlite from 'better-sqlite3';
import type { Steps } from '../../domain/steps.js';
import type { FigureIndex } from '../../language/figure-index.js';
import { listMentions, MENTION_KINDS } from '../../retrieval/list-mentions.js';
import { toJson } from '../json-column.js';
import {
  fieldsOf,
  FILED_KINDS,
  heldFieldsOf,
  heldTable,
  LATER_COLUMNS,
  laterTable,
  type FiledKind,
  type FiledRecords,
} from './record-forms.js';

/** Writes the records of every kind, each kind's own fields in one table and the others in another. */
export function* writeRecords(file: Sqlite.Database, records: FiledRecords): Steps<void> {
  for (const kind of FILED_KINDS) yield* writeKind(file, kind, records[kind]);
  yield* writeMentions(file, records);
}

function* writeKind(
  file: Sqlite.Database,
  kind: FiledKind,
  records: readonly object[],
): Steps<void> {
  const held = heldFieldsOf(kind);
  const insertHeld = file.prepare(
    `INSERT INTO ${heldTable(kind)} VALUES (?${', ?'.repeat(held.length)})`,
  );
  const insertLater = file.prepare(
    `INSERT INTO ${laterTable(kind)} VALUES (?${', ?'.repeat(LATER_COLUMNS.length)})`,
  );
  const later = LATER_COLUMNS.map((column) =>
    fieldsOf(kind).flatMap(([name, form]) => (form === column ? [name] : [])),
  );
  for (const [position, record] of records.entries()) {
    const fields = record as Readonly<Record<string, unknown>>;
    insertHeld.run(
      position,
      ...held.map(([name, form]) => (form === 'list' ? toJson(fields[name]) : fields[name])),
    );
    insertLater.run(
      position,
      ...later.map((names) =>
        names.length === 0
          ? null
          : toJson(Object.fromEntries(names.map((name) => [name, fields[name]]))),
      ),
    );
    yield;
  }
}

function* writeMentions(file: Sqlite.Database, records: FiledRecords): Steps<void> {
  const insert = file.prepare('INSERT INTO mentions VALUES (?, ?, ?, ?)');
  for (const kind of MENTION_KINDS) {
    let position = 0;
    for (const { of, id } of listMentions(records, kind)) {
      insert.run(kind, of, position++, id);
      yield;
    }
  }
}

export function* writeFigures(file: Sqlite.Database, figures: FigureIndex): Steps<void> {
  const insert = file.prepare('INSERT INTO figures VALUES (?, ?)');
  for (const [figure, use] of figures) {
    insert.run(figure, toJson(use));
    yield;
  }
}
