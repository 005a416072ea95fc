import type { DocumentDraft, DraftBody, DraftRow } from '../domain/draft.js';
import type { Register } from '../domain/register.js';
import type { TaskStatus } from '../domain/task.js';
import { dayCell, type ExportTable } from '../export/export-table.js';
import { phraseLink } from './phrase-row.js';

/** Columns of the review file; the headers are what a corrected file is read back by. */
export const DRAFT_COLUMNS = {
  number: 'Dòng',
  keep: 'Nhận (x)',
  section: 'Mục',
  title: 'Nhiệm vụ',
  lead: 'Cơ quan chủ trì',
  coordinating: 'Cơ quan phối hợp',
  result: 'Kết quả yêu cầu',
  due: 'Thời hạn',
  deadlineText: 'Thời hạn (nguyên văn)',
  status: 'Tiến độ',
  note: 'Ghi chú tiến độ',
  link: 'Nhiệm vụ đã có',
  quote: 'Trích văn bản',
} as const;

/** How the review file writes a state; read back by the same words. */
export const STATUS_CELLS: Readonly<Record<TaskStatus, string>> = {
  completed: 'Đã hoàn thành',
  in_progress: 'Đang thực hiện',
  not_completed: 'Chưa hoàn thành',
  unknown: 'Chưa có báo cáo',
};

/** In the first column: the row is kept. */
export const KEEP_MARK = 'x';
/** Instead of a task's id: the row is a task nothing loaded speaks of. */
export const NEW_TASK = 'mới';

/** How the file's date line names the draft it belongs to. */
export const draftLabel = (id: string): string => `Bản nháp ${id}`;

export const bodiesCell = (bodies: readonly DraftBody[]): string =>
  bodies.map((body) => body.name).join('; ');

/** A deadline that recurs stands as its words. */
export const dueCell = (row: DraftRow) => dayCell(row.dueOn) ?? row.recurrence;

/** Every row of the draft as a sheet that an admin can correct and send back. Pure. */
export function buildDraftTable(
  draft: DocumentDraft,
  register: Pick<Register, 'tasks'>,
): ExportTable {
  const header = DRAFT_COLUMNS;
  return {
    name: 'Bản nháp',
    title: `${draft.head.kind} ${draft.head.number ?? ''}: nhiệm vụ đọc được`.replace(/\s+/g, ' '),
    columns: [
      { header: header.number, width: 7, isCentred: true },
      { header: header.keep, width: 8, isCentred: true },
      { header: header.section, width: 12 },
      { header: header.title, width: 46 },
      { header: header.lead, width: 24 },
      { header: header.coordinating, width: 22 },
      { header: header.result, width: 18 },
      { header: header.due, width: 13, isCentred: true },
      { header: header.deadlineText, width: 16 },
      { header: header.status, width: 15 },
      { header: header.note, width: 20 },
      { header: header.link, width: 26 },
      { header: header.quote, width: 50 },
    ],
    rows: draft.rows.map((row) => [
      row.number,
      row.isDropped ? null : KEEP_MARK,
      row.section,
      row.title,
      bodiesCell(row.lead),
      bodiesCell(row.coordinating),
      row.result,
      dueCell(row),
      row.deadlineText,
      STATUS_CELLS[row.status],
      row.statusNote,
      row.link === null ? NEW_TASK : phraseLink(row, register.tasks),
      row.quote,
    ]),
  };
}

/** The figures that come with the document, to look at; a corrected file is read by its first sheet. */
export function buildFiguresTable(draft: DocumentDraft): ExportTable {
  return {
    name: 'Chỉ tiêu',
    title: 'Chỉ tiêu, số liệu đọc được',
    columns: [
      { header: 'TT', width: 6, isCentred: true },
      { header: 'Chỉ tiêu', width: 50 },
      { header: 'Giá trị', width: 20 },
      { header: 'Loại', width: 12 },
      { header: 'Mục', width: 12 },
      { header: 'Trích văn bản', width: 60 },
    ],
    rows: draft.indicators
      .flatMap(({ name, observations }) => observations.map((one) => ({ name, ...one })))
      .map(({ name, value, kind, section, quote }, at) => [
        at + 1,
        name,
        value,
        kind === 'target' ? 'Mục tiêu' : 'Thực hiện',
        section,
        quote,
      ]),
  };
}
