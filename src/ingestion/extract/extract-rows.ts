import type { TaskStatus } from '../../domain/task.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import {
  parseDeadlineColumn,
  readDeadlineCell,
  type DeadlineCell,
} from '../../language/deadlines/read-deadline-cell.js';
import { foldMarks } from '../../language/fold.js';
import type { ColumnRole, ParsedSection } from '../parsed-document.js';
import { tableAnchor } from './document-anchor.js';
import type { ExtractedTask } from './extracted-task.js';
import { findQuote } from './find-quote.js';
import { readBodyField } from './read-body-field.js';

// A figure or a bare name in the column is no task.
const LETTERS = /\p{L}+/gu;
const FEWEST_WORDS = 3;
const OPENS_WITH_A_DATE = /^(?:đến|trong|trước|giai đoạn) (?:hết )?(?:năm|quý|tháng|ngày|\d)/i;
const NOTE_OF_NOTHING = /^[\s.-]*$/;

/**
 * Tasks of the rows of one table, one a row, read by the meaning of their columns. Rows without a
 * task, or with nothing but one (captions between the rows), give none.
 */
export function extractRows(
  rows: readonly ParsedSection[],
  gazetteer: Gazetteer,
  anchor: DateAnchor,
): ExtractedTask[] {
  const titles = rows[0]?.tableTitles ?? [];
  const deadlines = parseDeadlineColumn(
    rows.map((row) => cellText(row, 'deadline')),
    tableAnchor(titles, anchor),
  );
  const shared = sharedTasks(rows);
  return rows.flatMap((row, index) => {
    const task = cellText(row, 'task') || assignedTarget(row);
    const result = cellText(row, 'result') || targetValue(row);
    const lead = readBodyField(cellText(row, 'lead'), gazetteer);
    const deadline = deadlines[index]?.text ? deadlines[index] : groupDeadline(row, anchor);
    if (
      (task.match(LETTERS) ?? []).length < FEWEST_WORDS ||
      (result === '' && lead.lead.length === 0 && !deadline?.text)
    )
      return [];
    const note = cellText(row, 'progress');
    const statusNote = NOTE_OF_NOTHING.test(note) ? null : note;
    const quote = findQuote(row, row.text);
    if (quote === null) return [];
    return [
      {
        document: row.document,
        section: row.path,
        ordinal: null,
        lead: lead.lead,
        coordinating: [
          ...lead.coordinating,
          ...readBodyField(cellText(row, 'coordinating'), gazetteer).lead,
        ].filter((assignee) => !assignee.isRelated),
        supervisor: null,
        title: shared.has(task) && result !== '' ? `${task}: ${result}` : task,
        result: result === '' ? null : result,
        deadlineText: deadline?.text ?? null,
        dueOn: deadline?.dueOn ?? null,
        recurrence: deadline?.recurrence ?? null,
        status: rowStatus(row.tableTitles, statusNote),
        statusNote,
        quote,
      },
    ];
  });
}

/** An indicator that a row gives to a body is a target to be met — chỉ tiêu giao — and so a task. */
function assignedTarget(row: ParsedSection): string {
  const isAssigned = cellText(row, 'lead') !== '' && cellText(row, 'value') !== '';
  return isAssigned ? cellText(row, 'indicator') : '';
}

function targetValue(row: ParsedSection): string {
  if (assignedTarget(row) === '') return '';
  const value = cellText(row, 'value');
  const unit = cellText(row, 'unit');
  return unit === '' || value.includes(unit) ? value : `${value} (${unit})`;
}

/** "I. Đến năm 2030": the day by which the rows under a title are due, where no column says. */
function groupDeadline(row: ParsedSection, anchor: DateAnchor): DeadlineCell | null {
  const title = row.tableTitles.at(-1)?.replace(/^[\dIVXA-H]{1,5}[.)]\s*/, '') ?? '';
  return OPENS_WITH_A_DATE.test(title) ? readDeadlineCell(title, anchor) : null;
}

function cellText(row: ParsedSection, role: ColumnRole): string {
  return row.cells?.find((cell) => cell.role === role)?.text.trim() ?? '';
}

/** Task words that several rows share because their cell was merged. */
function sharedTasks(rows: readonly ParsedSection[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap((row) =>
      (row.cells ?? [])
        .filter((cell) => cell.role === 'task' && cell.inherited)
        .map((cell) => cell.text.trim()),
    ),
  );
}

/**
 * What a row reports: a list titled as completed is completed, also where its own note says
 * otherwise; one titled as not completed is in progress with a note and not completed without. Where
 * no title tells, the note does.
 */
function rowStatus(titles: readonly string[], note: string | null): TaskStatus {
  const title = foldMarks(
    titles.findLast(
      (candidate) =>
        /hoàn thành|đang thực hiện|quá hạn/i.test(candidate) && !/thời hạn/i.test(candidate),
    ) ?? '',
  );
  if (/chua hoan thanh|dang thuc hien|chua thuc hien|cham tien do|qua han/.test(title)) {
    return note === null ? 'not_completed' : 'in_progress';
  }
  if (/hoan thanh/.test(title)) return 'completed';
  const words = foldMarks(note ?? '');
  if (/^(?:da |)hoan thanh|^da (?:ban hanh|trinh|thuc hien xong|xong)/.test(words))
    return 'completed';
  if (/^(?:chua|khong)/.test(words)) return 'not_completed';
  return /^(?:dang|da)/.test(words) ? 'in_progress' : 'unknown';
}
