import {
  deriveTask,
  type CorrectionSource,
  type Task,
  type TaskEvent,
  type TaskRecord,
} from '../../domain/task.js';
import { fromJson, toJson } from '../json-column.js';
import type { VersionedRow } from './versioned-row.js';

/** A task without what follows from its events: that is derived anew when it is read. */
export interface TaskRow extends VersionedRow {
  readonly id: string;
  readonly title: string;
  readonly lead_agencies: string;
  readonly coordinating_agencies: string;
  readonly supervisor: string | null;
  readonly result: string | null;
  readonly recurrence: string | null;
}

export interface TaskEventRow extends VersionedRow {
  readonly task: string;
  readonly kind: TaskEvent['kind'];
  readonly document: string;
  readonly section: string;
  readonly quote: string;
  readonly deadline_text: string | null;
  readonly due_on: string | null;
  readonly status: TaskEvent['status'];
  readonly status_note: string | null;
  readonly correction: string | null;
  readonly revised: string | null;
}

export const toTaskRow = (task: TaskRecord, row: VersionedRow): TaskRow => ({
  ...row,
  id: task.id,
  title: task.title,
  lead_agencies: toJson(task.lead),
  coordinating_agencies: toJson(task.coordinating),
  supervisor: task.supervisor,
  result: task.result,
  recurrence: task.recurrence,
});

export const toTaskEventRow = (
  task: string,
  event: TaskEvent,
  row: VersionedRow,
): TaskEventRow => ({
  ...row,
  task,
  kind: event.kind,
  document: event.document,
  section: event.section,
  quote: event.quote,
  deadline_text: event.deadlineText,
  due_on: event.dueOn,
  status: event.status,
  status_note: event.statusNote,
  correction: event.correction ? toJson(event.correction) : null,
  revised: event.revised ? toJson(event.revised) : null,
});

const fromTaskEventRow = (row: TaskEventRow): TaskEvent => ({
  kind: row.kind,
  document: row.document,
  section: row.section,
  quote: row.quote,
  deadlineText: row.deadline_text,
  dueOn: row.due_on,
  status: row.status,
  statusNote: row.status_note,
  ...(row.revised === null ? {} : { revised: fromJson<string[]>(row.revised) }),
  ...(row.correction === null ? {} : { correction: fromJson<CorrectionSource>(row.correction) }),
});

/** `events` are the task's own, in order; `readIds` reads the JSON of agencies' ids. */
export const fromTaskRow = (
  row: TaskRow,
  events: readonly TaskEventRow[],
  readIds: (json: string) => readonly string[],
): Task =>
  deriveTask({
    id: row.id,
    title: row.title,
    lead: readIds(row.lead_agencies),
    coordinating: readIds(row.coordinating_agencies),
    supervisor: row.supervisor,
    result: row.result,
    recurrence: row.recurrence,
    events: events.map(fromTaskEventRow),
  });
