import type { LocalDate } from '../../domain/local-date.js';
import type { TaskStatus } from '../../domain/task.js';
import type { Assignee } from '../../language/agencies/assignee.js';

/** An instruction, or a row of a task table, as one document states it. */
export interface ExtractedTask {
  readonly document: string;
  /** Path of the section it stands in. */
  readonly section: string;
  /** Its place among the tasks of that section, from 1; null where it is the only one. */
  readonly ordinal: number | null;
  /** Lead agencies — cơ quan chủ trì; empty where nothing tells. */
  readonly lead: readonly Assignee[];
  /** Coordinating agencies — cơ quan phối hợp — that are named; "cơ quan liên quan" names none. */
  readonly coordinating: readonly Assignee[];
  /** Who was told to direct it — Phó Thủ tướng chỉ đạo — or null. */
  readonly supervisor: Assignee | null;
  /** The instruction's words without the leading agency and the deadline at its end. */
  readonly title: string;
  /** Required result — kết quả yêu cầu — or null. */
  readonly result: string | null;
  /** The deadline's words as printed, or null. */
  readonly deadlineText: string | null;
  readonly dueOn: LocalDate | null;
  /** Words of rhythm of a recurring duty; then there is no due day. */
  readonly recurrence: string | null;
  readonly status: TaskStatus;
  /** The row's own words on progress. */
  readonly statusNote: string | null;
  /** Verbatim from one unbroken stretch of the section, 12 to 1,500 characters. */
  readonly quote: string;
}
