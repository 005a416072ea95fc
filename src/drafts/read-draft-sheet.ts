import type { DocumentDraft, DraftRow } from '../domain/draft.js';
import { formatDate, isLocalDate } from '../domain/local-date.js';
import type { ReadCell, ReadRow } from '../export/read-workbook.js';
import { foldedKey } from '../language/fold.js';
import {
  bodiesCell,
  DRAFT_COLUMNS,
  draftLabel,
  dueCell,
  KEEP_MARK,
  NEW_TASK,
  STATUS_CELLS,
} from './draft-table.js';
import { editRow, FIELD_NAMES } from './edit-draft.js';
import type { BodyReader } from './read-bodies.js';
import type { RowField } from './read-draft-command.js';

type Column = keyof typeof DRAFT_COLUMNS;

/** The draft as a corrected sheet leaves it, or every fault with its row and column. */
export type SheetEdit =
  | { readonly draft: DocumentDraft; readonly faults: null; readonly changed: readonly number[] }
  | { readonly draft: null; readonly faults: readonly string[] };

const FIELD_OF: readonly (readonly [Column, RowField])[] = [
  ['title', 'title'],
  ['lead', 'lead'],
  ['coordinating', 'coordinating'],
  ['result', 'result'],
  ['due', 'due'],
  ['status', 'status'],
  ['note', 'note'],
];
const KEEPS = new Set([KEEP_MARK, 'co', 'nhan', '1', 'v', 'true']);
const DROPS = new Set(['', 'khong', 'bo', '0', 'false']);

const textOf = (cell: ReadCell | undefined): string =>
  cell === undefined
    ? ''
    : typeof cell === 'string'
      ? cell
      : isLocalDate(cell.on)
        ? formatDate(cell.on)
        : '';
/** Excel changes line ends and blanks; such a cell is not edited. */
const sameText = (left: string, right: string): boolean =>
  left.replace(/\s+/g, ' ').trim() === right.replace(/\s+/g, ' ').trim();

function exported(row: DraftRow, field: RowField): string {
  switch (field) {
    case 'title':
      return row.title;
    case 'lead':
    case 'coordinating':
      return bodiesCell(row[field]);
    case 'result':
      return row.result ?? '';
    case 'note':
      return row.statusNote ?? '';
    case 'status':
      return STATUS_CELLS[row.status];
    case 'due': {
      const cell = dueCell(row);
      return cell === null ? '' : typeof cell === 'object' ? formatDate(cell.on) : String(cell);
    }
  }
}

/**
 * Lays a corrected sheet over the draft it was made from. Rows missing from it are dropped; cells
 * that were not touched are left as they are; with a single fault nothing is taken.
 */
export function readDraftSheet(
  draft: DocumentDraft,
  sheet: readonly ReadRow[],
  bodies: BodyReader,
): SheetEdit {
  const headerAt = sheet.findIndex((row) =>
    row.cells.some((cell) => textOf(cell) === DRAFT_COLUMNS.number),
  );
  const header = sheet[headerAt];
  if (!header)
    return refuse(`Tệp không có dòng tiêu đề với cột “${DRAFT_COLUMNS.number}” của bản nháp.`);
  const above = sheet.slice(0, headerAt).flatMap((row) => row.cells.map(textOf));
  if (!above.some((text) => text.includes(draftLabel(draft.id))))
    return refuse('Tệp này không phải của bản nháp đang mở. Gõ “tệp” để lấy tệp đúng.');
  const columnOf = new Map(
    (Object.keys(DRAFT_COLUMNS) as Column[]).map((column) => [
      column,
      header.cells.findIndex((cell) => sameText(textOf(cell), DRAFT_COLUMNS[column])),
    ]),
  );
  const missing = [...columnOf].find(([, at]) => at < 0);
  if (missing) return refuse(`Tệp thiếu cột “${DRAFT_COLUMNS[missing[0]]}”.`);

  const faults: string[] = [];
  const edited = new Map<number, DraftRow>();
  for (const { number: line, cells } of sheet.slice(headerAt + 1)) {
    const cell = (column: Column): string => textOf(cells[columnOf.get(column) ?? -1]);
    // Blank lines, and the notes across the sheet: one text, alone or repeated where a program that
    // took rows out has lost the merged cells.
    if (new Set(cells.map(textOf).filter((text) => text !== '')).size <= 1) continue;
    const fault = (column: Column, reason: string): void => {
      faults.push(`Dòng Excel ${line}, cột “${DRAFT_COLUMNS[column]}”: ${reason}`);
    };
    const row = draft.rows.find((one) => String(one.number) === cell('number'));
    if (!row) {
      fault(
        'number',
        `“${cell('number')}” không phải dòng nào của bản nháp (không thêm được dòng mới vì mỗi nhiệm vụ phải có lời trích).`,
      );
      continue;
    }
    if (edited.has(row.number)) {
      fault('number', `dòng ${row.number} có hai lần.`);
      continue;
    }
    edited.set(row.number, readRow(row, cell, fault, draft, bodies));
  }
  if (faults.length > 0) return { draft: null, faults };
  const rows = draft.rows.map((row) => edited.get(row.number) ?? { ...row, isDropped: true });
  return {
    draft: { ...draft, rows },
    faults: null,
    changed: rows.filter((row, at) => row !== draft.rows[at]).map((row) => row.number),
  };
}

const refuse = (fault: string): SheetEdit => ({ draft: null, faults: [fault] });

function readRow(
  row: DraftRow,
  cell: (column: Column) => string,
  fault: (column: Column, reason: string) => void,
  draft: DocumentDraft,
  bodies: BodyReader,
): DraftRow {
  let now = row;
  const keep = foldedKey(cell('keep'));
  if (!KEEPS.has(keep) && !DROPS.has(keep))
    fault('keep', `“${cell('keep')}” không rõ; để “${KEEP_MARK}” là nhận, để trống là bỏ.`);
  const isDropped = DROPS.has(keep);
  if (isDropped !== row.isDropped) now = { ...now, isDropped };
  // What is thrown away need not be right.
  if (isDropped) return now;
  if (foldedKey(cell('link')) === foldedKey(NEW_TASK) && row.link !== null)
    now = { ...now, link: null };
  for (const [column, field] of FIELD_OF) {
    const typed = cell(column);
    if (sameText(typed, exported(row, field))) continue;
    const result = editRow(now, field, typed, draft, bodies);
    if (typeof result === 'string') fault(column, result);
    else now = { ...result, edited: [...new Set([...result.edited, FIELD_NAMES[field]])] };
  }
  return now;
}
