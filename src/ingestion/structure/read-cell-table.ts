import type { SourceLine, SourceText } from '../clean/split-lines.js';
import { EMPTY_STRETCH, takeStretch, type Stretch } from '../clean/stretch.js';
import type { RawRow, RawTable } from './raw-table.js';

const FIRST_HEADER = /^(?:S?TT|Số TT|Thứ tự)$/iu;
/** Words that never stand in a cell: what comes after the table's last bar. */
const AFTER_TABLE = /^(?:PH[ỤU] L[ỤU]C|Nơi nhận|Ghi chú\s*:|\[\d{1,2}\]|KT\.|TM\.)/u;
const ORDINAL = /^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)]?$/u;
const DEADLINE = /(?:quý|tháng|năm|ngày|thường xuyên|h[ằà]ng)/iu;
const DEADLINE_HEADER = /thời (?:gian|hạn)|hạn/iu;

/** A row of more cells is no row: bars were read wrongly. */
const MAX_COLUMNS = 60;

/** Lines of a crawled table: a lone `|`, or words of a cell. */
interface CellToken {
  readonly type: 'bar' | 'cell';
  readonly text: Stretch;
  readonly line: SourceLine;
  /** Index of the first line after the token. */
  readonly next: number;
}

/**
 * Reads a crawled table whose cells stand on lines of their own between lines of a single `|`,
 * starting at the bar before the header cell `TT`. Two bars on adjacent lines end a row; more of
 * them are empty cells at its end. Null where no such table begins at `from`.
 */
export function readCellTable(
  text: SourceText,
  from: number,
): { table: RawTable; next: number } | null {
  const { lines } = text;
  if (lines[from]?.text !== '|' || !FIRST_HEADER.test(lines[from + 1]?.text ?? '')) return null;
  const rows: RawRow[] = [];
  let cells: Stretch[] = [];
  let rowLine = lines[from + 1]?.number ?? 1;
  let deadlineColumn = -1;
  let index = from + 1;
  let end = index;
  const endRow = (): void => {
    if (cells.length > 0) rows.push({ cells, line: rowLine, afterRepeatedHeader: false });
    if (rows.length === 1) {
      deadlineColumn = cells.findIndex((cell) => DEADLINE_HEADER.test(cell.text));
    }
    cells = [];
  };
  for (;;) {
    const token = readToken(text, index);
    if (token === null) break;
    if (token.type === 'bar') {
      // The bar that opens a row was passed; a bar here means an empty first cell.
      cells.push(EMPTY_STRETCH);
      index = token.next;
      end = index;
      continue;
    }
    const isRowStart = cells.length === 0 && rows.length > 0;
    if (isRowStart && FIRST_HEADER.test(token.text.text)) {
      // Another table begins at the bar before its header.
      end = index - 1;
      break;
    }
    if (AFTER_TABLE.test(token.text.text) || (isRowStart && token.line.blankBefore > 0)) break;
    const bars = countBars(lines, token.next);
    // Words that no bar closes stand after the table.
    if (bars === 0 || cells.length >= MAX_COLUMNS) break;
    if (cells.length === 0) rowLine = token.line.number;
    cells.push(token.text);
    index = token.next + bars;
    end = index;
    const following = readToken(text, index);
    const isGap =
      bars === 2 &&
      following?.type === 'cell' &&
      cells.length === deadlineColumn - 1 &&
      !ORDINAL.test(following.text.text) &&
      DEADLINE.test(following.text.text.slice(0, 40));
    if (isGap) cells.push(EMPTY_STRETCH);
    else if (bars >= 2) {
      for (let empty = 2; empty < bars; empty += 1) cells.push(EMPTY_STRETCH);
      endRow();
    }
  }
  endRow();
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) return null;
  return {
    table: {
      headers: header.cells.map((cell) => cell.text),
      rows: body,
      line: header.line,
      omitsMergedCells: true,
    },
    next: end,
  };
}

/** Bars on adjacent lines from `index` on. A blank line between two bars is an empty cell. */
function countBars(lines: readonly SourceLine[], index: number): number {
  let count = 0;
  while (lines[index + count]?.text === '|') {
    if (count > 0 && (lines[index + count]?.blankBefore ?? 0) > 0) break;
    count += 1;
  }
  return count;
}

function readToken(text: SourceText, index: number): CellToken | null {
  const first = text.lines[index];
  if (first === undefined) return null;
  if (first.text === '|') return { type: 'bar', text: EMPTY_STRETCH, line: first, next: index + 1 };
  let next = index;
  let last = first;
  for (let line = first as SourceLine | undefined; line !== undefined; line = text.lines[next]) {
    if (line.text === '|') break;
    last = line;
    next += 1;
  }
  return {
    type: 'cell',
    text: takeStretch(text.source, first.start, last.end),
    line: first,
    next,
  };
}
