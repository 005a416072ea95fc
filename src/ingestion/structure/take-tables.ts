import type { SourceLine, SourceText } from '../clean/split-lines.js';
import { takeStretch, type Stretch } from '../clean/stretch.js';
import { isHeaderRow } from './column-role.js';
import type { Block, RawRow, RawTable } from './raw-table.js';
import { readCellTable } from './read-cell-table.js';
import { readFigureTable } from './read-figure-table.js';

const SEPARATOR_CELL = /^:?-{2,}:?$/;

/**
 * Tells tables from running text. Known forms: tab-separated rows, Markdown rows (`| a | b |`) and
 * crawled tables with every cell on lines of its own between lines of a single `|`, and small tables of
 * figures whose columns were run together. A table needs a
 * header whose words are known; rows without one stay running text.
 */
export function takeTables(text: SourceText): Block[] {
  const blocks: Block[] = [];
  const { lines } = text;
  let index = 0;
  while (index < lines.length) {
    const cellTable = readCellTable(text, index);
    const taken = cellTable ?? readRowTable(text, index) ?? readFigureTable(text, index);
    if (taken !== null) {
      blocks.push({ type: 'table', table: taken.table });
      index = taken.next;
      continue;
    }
    const line = lines[index];
    if (line !== undefined) blocks.push({ type: 'line', line });
    index += 1;
  }
  return blocks;
}

/** Rows with one line each, from a header row on; ends at the first line that is no row. */
function readRowTable(text: SourceText, from: number): { table: RawTable; next: number } | null {
  const first = text.lines[from];
  if (first === undefined) return null;
  const separator = rowSeparatorOf(text.source, first);
  if (separator === null) return null;
  const headerCells = cellsOf(text.source, first, separator);
  const headers = headerCells.map((cell) => cell.text);
  if (!isHeaderRow(headers)) return null;
  const rows: RawRow[] = [];
  let afterRepeatedHeader = false;
  let next = from + 1;
  for (; next < text.lines.length; next += 1) {
    const line = text.lines[next];
    if (line === undefined || rowSeparatorOf(text.source, line) !== separator) break;
    const cells = cellsOf(text.source, line, separator);
    if (cells.every((cell) => cell.text === '' || SEPARATOR_CELL.test(cell.text))) continue;
    if (cells.map((cell) => cell.text).join('\t') === headers.join('\t')) {
      afterRepeatedHeader = true;
      continue;
    }
    if (isHeaderRow(cells.map((cell) => cell.text))) break;
    rows.push({ cells, line: line.number, afterRepeatedHeader });
    afterRepeatedHeader = false;
  }
  return {
    table: { headers, rows, line: first.number, omitsMergedCells: false },
    next,
  };
}

function rowSeparatorOf(source: string, line: SourceLine): '\t' | '|' | null {
  if (source.slice(line.lineStart, line.lineEnd).includes('\t')) return '\t';
  const { text } = line;
  if (text.startsWith('|') && text.endsWith('|') && text.slice(1, -1).includes('|')) return '|';
  return null;
}

function cellsOf(source: string, line: SourceLine, separator: '\t' | '|'): Stretch[] {
  const cells: Stretch[] = [];
  let start = line.lineStart;
  for (let offset = line.lineStart; offset <= line.lineEnd; offset += 1) {
    if (offset < line.lineEnd && source.charAt(offset) !== separator) continue;
    cells.push(takeStretch(source, start, offset));
    start = offset + 1;
  }
  // `| a | b |`: nothing stands before the first bar and after the last.
  return separator === '|' ? cells.slice(1, -1) : cells;
}
