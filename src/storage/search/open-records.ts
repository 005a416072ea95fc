import type Sqlite from 'better-sqlite3';
import type { Indicator, Observation } from '../../domain/indicator.js';
import type { Task, TaskEvent, TaskStatus } from '../../domain/task.js';
import type { FigureUse } from '../../language/figure-index.js';
import { createJsonReader, fromJson } from '../json-column.js';

/** Records whose longer part is kept in memory: those of the last questions. */
const MOST_KEPT_RECORDS = 4_000;

/** A JSON column read row by row when it is asked for; the rows of the last questions are kept. */
function createRowReader<T>(
  file: Sqlite.Database,
  table: string,
  column: string,
): (position: number) => readonly T[] {
  const find = file
    .prepare<[number], string>(`SELECT ${column} FROM ${table} WHERE position = ?`)
    .pluck();
  const kept = new Map<number, readonly T[]>();
  return (position) => {
    const known = kept.get(position);
    if (known !== undefined) return known;
    const rows = fromJson<T[]>(find.get(position) ?? '[]');
    if (kept.size >= MOST_KEPT_RECORDS) kept.clear();
    kept.set(position, rows);
    return rows;
  };
}

type TaskColumns = [
  position: number,
  id: string,
  title: string,
  lead: string,
  coordinating: string,
  supervisor: string | null,
  result: string | null,
  recurrence: string | null,
  due: string | null,
  originalDue: string | null,
  deadlineText: string | null,
  status: TaskStatus,
  statusNote: string | null,
];

/** The tasks of a search file in the register's order; what documents say of them is read when asked for. */
export function openTasks(file: Sqlite.Database): readonly Task[] {
  const eventsAt = createRowReader<TaskEvent>(file, 'task_events', 'events');
  const readIds = createJsonReader<readonly string[]>();
  const rows = file.prepare<[], TaskColumns>('SELECT * FROM tasks ORDER BY position').raw();
  const tasks: Task[] = [];
  for (const row of rows.iterate()) {
    const [position, id, title, lead, coordinating, supervisor, result, recurrence] = row;
    const [, , , , , , , , due, originalDue, deadlineText, status, statusNote] = row;
    tasks.push({
      id,
      title,
      lead: readIds(lead),
      coordinating: readIds(coordinating),
      supervisor,
      result,
      recurrence,
      get events() {
        return eventsAt(position);
      },
      due,
      originalDue,
      deadlineText,
      status,
      statusNote,
      get statusEvent() {
        return eventsAt(position).findLast((event) => event.status !== null) ?? null;
      },
    });
  }
  return tasks;
}

type IndicatorColumns = [
  position: number,
  id: string,
  name: string,
  aliases: string,
  agencies: string,
  caution: string | null,
];

/** The same of its indicators. */
export function openIndicators(file: Sqlite.Database): readonly Indicator[] {
  const observationsAt = createRowReader<Observation>(file, 'observations', 'observations');
  const readIds = createJsonReader<readonly string[]>();
  const rows = file
    .prepare<[], IndicatorColumns>('SELECT * FROM indicators ORDER BY position')
    .raw();
  const indicators: Indicator[] = [];
  for (const [position, id, name, aliases, agencies, caution] of rows.iterate())
    indicators.push({
      id,
      name,
      aliases: fromJson(aliases),
      agencies: readIds(agencies),
      caution,
      get observations() {
        return observationsAt(position);
      },
    });
  return indicators;
}

/** Finds the ids of the tasks that a document speaks of, in the register's order. */
export function createTaskFinder(file: Sqlite.Database): (document: string) => readonly string[] {
  const find = file
    .prepare<[string], string>('SELECT id FROM task_documents WHERE document = ? ORDER BY position')
    .pluck();
  return (document) => find.all(document);
}

/** Finds what speaks of a figure. */
export function createFigureFinder(file: Sqlite.Database): (key: string) => FigureUse | undefined {
  const find = file.prepare<[string], string>('SELECT uses FROM figures WHERE figure = ?').pluck();
  return (key) => {
    const uses = find.get(key);
    return uses === undefined ? undefined : fromJson<FigureUse>(uses);
  };
}
