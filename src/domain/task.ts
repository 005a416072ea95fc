import type { LocalDate } from './local-date.js';

/** Progress as documents report it; `unknown`: no loaded document reports on the task. */
export type TaskStatus = 'completed' | 'in_progress' | 'not_completed' | 'unknown';

/** What is still to be done, also where no report tells. */
export const OPEN_STATUSES: readonly TaskStatus[] = ['in_progress', 'not_completed', 'unknown'];

/** A status that somebody reported. */
export type ReportedStatus = Exclude<TaskStatus, 'unknown'>;

/**
 * What a place in a document says about a task: it assigns it, sets a new deadline (extends), urges
 * it again without one, or reports on it. `corrected`: no document says it but an admin, in chat, on
 * the strength of one.
 */
export type TaskEventKind = 'assigned' | 'extended' | 'urged' | 'reported' | 'corrected';

/** The `document` of events that admins made; no loaded document has this id. */
export const CORRECTIONS = 'cap-nhat';

/** Where the event of a correction comes from. */
export interface CorrectionSource {
  /** The amendment's number, also the event's `section`. */
  readonly amendment: number;
  readonly madeOn: LocalDate;
  /** Its place among what documents say. */
  readonly orderedOn: LocalDate;
  /** The document it rests on as the admin names it. */
  readonly basis: string;
}

/** One place of a document that speaks of a task, with the words that prove it. */
export interface TaskEvent {
  readonly kind: TaskEventKind;
  readonly document: string;
  /** `B.II.6.a`, `PL2.b.9`. */
  readonly section: string;
  /** Verbatim from the section, 12 to 1,500 characters, white space folded. */
  readonly quote: string;
  /** The deadline's words as printed there, or null. */
  readonly deadlineText: string | null;
  readonly dueOn: LocalDate | null;
  /** What is reported there: null where the place reports nothing. */
  readonly status: ReportedStatus | null;
  /** The row's or report's own words on progress. */
  readonly statusNote: string | null;
  /** For `kind: 'corrected'` alone. Its quote is the admin's entry. */
  readonly correction?: CorrectionSource;
  /** What an admin set otherwise when the document was reviewed: `thời hạn`, `cơ quan chủ trì`. */
  readonly revised?: readonly string[];
}

/** A real-world task — nhiệm vụ — once, however many documents speak of it. */
export interface TaskRecord {
  /** Stable across reloads. */
  readonly id: string;
  /** Faithful to the document, without the agency and the deadline where they stand apart. */
  readonly title: string;
  /** Lead agencies — cơ quan chủ trì — by agency id. */
  readonly lead: readonly string[];
  /** Coordinating agencies — cơ quan phối hợp — by agency id. */
  readonly coordinating: readonly string[];
  /** Who was told to direct it — Phó Thủ tướng chỉ đạo — by agency id, or null. */
  readonly supervisor: string | null;
  /** Required result — kết quả yêu cầu. */
  readonly result: string | null;
  /** `thường xuyên`, `hằng tháng`, or null. */
  readonly recurrence: string | null;
  /** Oldest first. Never empty. */
  readonly events: readonly TaskEvent[];
}

/** A task with what follows from its events; independent of today's date. */
export interface Task extends TaskRecord {
  /** Newest deadline any document states; null for a recurring duty. */
  readonly due: LocalDate | null;
  /** First deadline stated. */
  readonly originalDue: LocalDate | null;
  /** The words `due` was read from. */
  readonly deadlineText: string | null;
  readonly status: TaskStatus;
  readonly statusNote: string | null;
  /** The event the status comes from, or null where nothing is reported. */
  readonly statusEvent: TaskEvent | null;
}

/**
 * What the events say together (README, “Rules of judgement”): the newest stated deadline is `due`,
 * the first is `originalDue`; the newest report decides the status, and a notice that only urges
 * again does not reopen a completed task. `events` must be in document order.
 */
export function deriveTask(record: TaskRecord): Task {
  const dated = record.recurrence ? [] : record.events.filter((event) => event.dueOn !== null);
  const newest = dated.at(-1) ?? null;
  const report = record.events.findLast((event) => event.status !== null) ?? null;
  return {
    ...record,
    due: newest?.dueOn ?? null,
    originalDue: dated[0]?.dueOn ?? null,
    deadlineText: newest?.deadlineText ?? null,
    status: report?.status ?? 'unknown',
    statusNote: report?.statusNote ?? null,
    statusEvent: report,
  };
}

/** Overdue — quá hạn: the due date lies before today and nothing reports completion. */
export function isOverdue(task: Task, today: LocalDate): boolean {
  return task.due !== null && task.due < today && task.status !== 'completed';
}

/** Extended — gia hạn: a later document moved the first deadline. */
export function isExtended(task: Task): boolean {
  return task.due !== null && task.originalDue !== null && task.due > task.originalDue;
}
