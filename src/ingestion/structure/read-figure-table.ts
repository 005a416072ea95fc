import type { SourceLine, SourceText } from '../clean/split-lines.js';
import { joinStretches, takeStretch, type Stretch } from '../clean/stretch.js';
import { columnRoles, isHeaderRow } from './column-role.js';
import type { RawRow, RawTable } from './raw-table.js';
import { readMarker } from './read-marker.js';

/** Two figures or more at the end of a line: `… 77,7% 81,8%`. */
const FIGURES = /(?:^|\s)(\d[\d.,]*%?(?:\s+\d[\d.,]*%?)+)$/;
/** Lines in which the first row of figures must be reached. */
const MAX_HEADER_LINES = 16;
/** Lines a row's words may take. */
const MAX_ROW_LINES = 4;
const MAX_HEADER_CELL_CHARACTERS = 40;
const STARTS_UPPER = /^\p{Lu}/u;

/**
 * Reads a small table of figures whose columns conversion has run together: header cells on lines of
 * their own (`Chỉ tiêu`, `Số liệu tháng 02/2023` …), then rows of words that end in one figure a
 * column, their words wrapped over lines. Null where no such table with two rows begins at `from`.
 */
export function readFigureTable(
  text: SourceText,
  from: number,
): { table: RawTable; next: number } | null {
  const { lines, source } = text;
  const first = lines[from];
  if (first === undefined || first.text.length > MAX_HEADER_CELL_CHARACTERS) return null;
  const [role] = columnRoles([first.text]);
  if (role !== 'indicator' && role !== 'task') return null;
  const reached = lines
    .slice(from, from + MAX_HEADER_LINES)
    .find((line) => figuresOf(line) !== null);
  const columns = reached === undefined ? 0 : (figuresOf(reached)?.length ?? 0);
  if (columns === 0) return null;
  const header = readHeader(lines, from, columns + 1);
  if (header === null || !isHeaderRow(header.cells)) return null;
  const { rows, next } = readRows(source, lines, header.next, columns);
  if (rows.length < 2) return null;
  return {
    table: { headers: header.cells, rows, line: first.number, omitsMergedCells: false },
    next,
  };
}

function figuresOf(line: SourceLine): string[] | null {
  return FIGURES.exec(line.text)?.[1]?.split(/\s+/) ?? null;
}

/** Header cells: each begins with a capital and takes the lines that do not. */
function readHeader(
  lines: readonly SourceLine[],
  from: number,
  width: number,
): { cells: string[]; next: number } | null {
  const cells: string[] = [];
  let index = from;
  for (let line = lines[index]; line !== undefined; line = lines[index]) {
    if (figuresOf(line) !== null) return null;
    if (STARTS_UPPER.test(line.text)) {
      if (cells.length === width) return { cells, next: index };
      cells.push(line.text);
    } else {
      cells.push(`${cells.pop() ?? ''} ${line.text}`.trim());
    }
    index += 1;
  }
  return null;
}

function readRows(
  source: string,
  lines: readonly SourceLine[],
  from: number,
  columns: number,
): { rows: RawRow[]; next: number } {
  const rows: RawRow[] = [];
  let open: SourceLine[] = [];
  let next = from;
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || readMarker(line.text) !== null || open.length >= MAX_ROW_LINES) break;
    open.push(line);
    const figures = figuresOf(line);
    if (figures === null) continue;
    if (figures.length !== columns) break;
    rows.push({
      cells: [wordsOf(source, open, figures), ...figureCells(source, line, figures)],
      line: open[0]?.number ?? line.number,
      afterRepeatedHeader: false,
    });
    open = [];
    next = index + 1;
  }
  return { rows, next };
}

function wordsOf(source: string, open: readonly SourceLine[], figures: readonly string[]): Stretch {
  const last = open.at(-1);
  return joinStretches(
    open.map((line) => {
      const end = line === last ? startOfFigures(source, line, figures) : line.end;
      return takeStretch(source, line.start, end);
    }),
  );
}

function figureCells(source: string, line: SourceLine, figures: readonly string[]): Stretch[] {
  let offset = startOfFigures(source, line, figures);
  return figures.map((figure) => {
    const start = source.indexOf(figure, offset);
    offset = start + figure.length;
    return takeStretch(source, start, offset);
  });
}

function startOfFigures(source: string, line: SourceLine, figures: readonly string[]): number {
  let offset = line.end;
  for (const figure of [...figures].reverse()) offset = source.lastIndexOf(figure, offset - 1);
  return Math.max(offset, line.start);
}
