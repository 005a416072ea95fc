import { EMPTY_STRETCH, joinStretches, type Stretch } from '../clean/stretch.js';
import type { ColumnRole } from '../parsed-document.js';
import { columnRoles } from './column-role.js';
import type { RawRow, RawTable } from './raw-table.js';

/** A cell of a mended row; `parts` are in reading order, one for each page it stands on. */
export interface MendedCell {
  readonly role: ColumnRole;
  readonly header: string;
  readonly parts: readonly Stretch[];
  readonly inherited: boolean;
}

/** A row as its author meant it, or the title of the group of rows below it. */
export interface MendedRow {
  /** `5`, `11.1`, `II`; empty where the row has none. */
  readonly ordinal: string;
  readonly cells: readonly MendedCell[];
  /** Words of a group title; null for a row of data. */
  readonly groupTitle: Stretch | null;
  readonly line: number;
}

interface Draft {
  ordinal: string;
  parts: Stretch[][];
  inherited: boolean[];
  groupTitle: Stretch | null;
  line: number;
}

const GROUP_ORDINAL = /^(?:[IVX]{1,5}|[A-H]|[a-zđ])[.)]?$/u;
const COLUMNS_NEVER_INHERITED: readonly ColumnRole[] = ['ordinal', 'progress', 'value'];

/**
 * Undoes what printing and merging did to a table's rows:
 * a row without an ordinal that fills some columns of the row above is the rest of that row (a page
 * break, or cells set over lines) and is joined to it column by column;
 * a row with its own ordinal and an empty task cell shares the merged task cell above;
 * where merged cells are left out altogether (crawled tables), missing columns take what stands above.
 */
export function mendRows(table: RawTable): MendedRow[] {
  const { headers, rows } = headersAndRows(table);
  const roles = columnRoles(headers);
  const ordinalColumn = roles.indexOf('ordinal');
  const taskColumn = roles.findIndex((role) => role === 'task' || role === 'indicator');
  const drafts: Draft[] = [];
  for (const row of rows) {
    const title = groupTitleOf(row, ordinalColumn, table.omitsMergedCells ? headers.length : 0);
    if (title !== null) {
      drafts.push({ ...title, parts: [], inherited: [], line: row.line });
      continue;
    }
    const last = drafts.findLast((draft) => draft.groupTitle === null);
    const ordinal =
      ordinalColumn < 0 ? '' : (row.cells[ordinalColumn]?.text ?? '').replace(/[.)]$/, '');
    if (table.omitsMergedCells) {
      drafts.push(alignCells(row, roles, headers.length, ordinalColumn, last));
      continue;
    }
    if (ordinal === '' && ordinalColumn >= 0 && last !== undefined) {
      row.cells.forEach((cell, column) => {
        if (cell.text !== '') (last.parts[column] ??= []).push(cell);
      });
      continue;
    }
    const parts = headers.map((_, column) => {
      const cell = row.cells[column] ?? EMPTY_STRETCH;
      return cell.text === '' ? [] : [cell];
    });
    const inherited = headers.map(() => false);
    if (taskColumn >= 0 && parts[taskColumn]?.length === 0 && last?.parts[taskColumn]?.length) {
      parts[taskColumn] = last.parts[taskColumn];
      inherited[taskColumn] = true;
    }
    drafts.push({ ordinal, parts, inherited, groupTitle: null, line: row.line });
  }
  return drafts.map((draft) => ({
    ordinal: draft.ordinal,
    groupTitle: draft.groupTitle,
    line: draft.line,
    cells: draft.parts.map((parts, column) => ({
      role: roles[column] ?? 'other',
      header: headers[column] ?? '',
      parts,
      inherited: draft.inherited[column] ?? false,
    })),
  }));
}

/** The title a row sets over the rows below it: an ordinal and one filled cell, or one cell alone. */
function groupTitleOf(
  row: RawRow,
  ordinalColumn: number,
  omittedWidth: number,
): { ordinal: string; groupTitle: Stretch } | null {
  const filled = row.cells
    .map((cell, column) => ({ cell, column }))
    .filter(({ cell }) => cell.text !== '');
  const [first, second] = filled;
  if (first === undefined || filled.length > 2) return null;
  const ordinal = first.column === ordinalColumn ? first.cell.text : '';
  if (filled.length === 1) {
    const match = /^([IVX]{1,5}|[A-H])\.\s/u.exec(first.cell.text);
    const isWhole = first.column === 0 && ordinal.length > 3;
    return isWhole || match !== null ? { ordinal: match?.[1] ?? '', groupTitle: first.cell } : null;
  }
  if (second === undefined || !GROUP_ORDINAL.test(ordinal)) return null;
  // A crawled row of two cells out of many may also be a row whose other cells are merged.
  if (omittedWidth > 0 && !/^(?:[IVX]{1,5}|[A-H])[.)]?$/u.test(ordinal)) return null;
  return { ordinal: ordinal.replace(/[.)]$/, ''), groupTitle: joinStretches([second.cell]) };
}

/** Sets the cells of a row with merged cells left out under their columns. */
function alignCells(
  row: RawRow,
  roles: readonly ColumnRole[],
  width: number,
  ordinalColumn: number,
  last: Draft | undefined,
): Draft {
  const first = row.cells[0]?.text ?? '';
  const hasOrdinal = /^\d{1,3}(?:\.\d{1,2})*[.)]?$/.test(first);
  const isTaskTable = roles.includes('task') || roles.includes('indicator');
  // A row that does not begin with its ordinal has it, or more, in merged cells above.
  const missing = isTaskTable ? 1 : Math.max(1, width - row.cells.length);
  const shift = ordinalColumn === 0 && !hasOrdinal && first !== '' ? missing : 0;
  const parts: Stretch[][] = [];
  const inherited: boolean[] = [];
  for (let column = 0; column < width; column += 1) {
    const cell = row.cells[column - shift];
    const isMissing = column < shift || cell === undefined;
    const above = isMissing ? mergedAbove(column, roles, last) : [];
    parts.push(isMissing ? above : cell.text === '' ? [] : [cell]);
    inherited.push(above.length > 0);
  }
  const ordinal =
    first === '' ? '' : hasOrdinal ? first.replace(/[.)]$/, '') : (last?.ordinal ?? '');
  return { ordinal, parts, inherited, groupTitle: null, line: row.line };
}

/** What a merged cell above lends to a column; figures and progress are never lent. */
function mergedAbove(
  column: number,
  roles: readonly ColumnRole[],
  last: Draft | undefined,
): Stretch[] {
  const role = roles[column] ?? 'other';
  const parts = last?.parts[column] ?? [];
  const isFigure = parts.some((part) => /^[\d.,%/\s-]+$/.test(part.text));
  return COLUMNS_NEVER_INHERITED.includes(role) || isFigure ? [] : parts;
}

/** Header words by column, with a second header row spread under the headings it divides. */
function headersAndRows(table: RawTable): { headers: readonly string[]; rows: readonly RawRow[] } {
  const [first, ...rest] = table.rows;
  const width = table.rows.reduce(
    (widest, row) => Math.max(widest, row.cells.length),
    table.headers.length,
  );
  const isSecondHeader =
    table.omitsMergedCells &&
    first !== undefined &&
    width > table.headers.length &&
    first.cells.every((cell) => cell.text !== '' && !/^\d/.test(cell.text));
  if (!isSecondHeader) return { headers: table.headers, rows: table.rows };
  const below = first.cells.map((cell) => cell.text);
  const divided = table.headers.length + below.length - width;
  if (divided < 1) return { headers: table.headers, rows: rest };
  // The divided headings follow the ordinal and the name.
  const from = Math.min(2, table.headers.length - divided);
  const share = below.length / divided;
  const spread = below.map((words, index) => {
    const above = table.headers[from + Math.min(divided - 1, Math.floor(index / share))] ?? '';
    return `${above}: ${words}`;
  });
  const headers = [
    ...table.headers.slice(0, from),
    ...spread,
    ...table.headers.slice(from + divided),
  ];
  return { headers, rows: rest };
}
