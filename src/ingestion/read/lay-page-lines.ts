/** A piece of text as set on a page; units are points, y counts upwards from the page's foot. */
export interface TextPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly endsLine: boolean;
}

interface Line {
  readonly y: number;
  readonly height: number;
  readonly pieces: TextPiece[];
}

/** Pieces this far apart in y, in heights, stand on different lines; raised figures do not. */
const SAME_LINE_HEIGHTS = 0.6;
/** A gap wider than this, in heights, is a column boundary. */
const COLUMN_GAP_HEIGHTS = 2;
/** A gap wider than this, in heights, is a blank between words. */
const WORD_GAP_HEIGHTS = 0.15;
/** Lines further apart than this, in heights, have a blank line between them. */
const PARAGRAPH_GAP_HEIGHTS = 2.1;
const FIRST_HEADER = /^(?:S?TT|Số TT)$/iu;
const MIN_TABLE_COLUMNS = 3;

/**
 * Lays the pieces of a page out as lines of text from top to bottom. Columns are set apart by tabs;
 * under a header that begins with `TT` pieces go to the column they stand under, so that a cell set
 * over several lines stays in its column.
 */
export function layPageLines(pieces: readonly TextPiece[]): string[] {
  const lines = groupLines(pieces);
  const texts: string[] = [];
  let columns: number[] | null = null;
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const gap = above === undefined ? 0 : above.y - line.y;
    const isApart = gap > PARAGRAPH_GAP_HEIGHTS * Math.max(line.height, above?.height ?? 0);
    const cells = splitCells(line);
    const isHeader = FIRST_HEADER.test(cells[0]?.text ?? '') && cells.length >= MIN_TABLE_COLUMNS;
    if (isHeader) columns = cells.map((cell) => cell.x);
    else if (columns !== null && !fitsColumns(cells, columns)) columns = null;
    if (isApart && columns === null) texts.push('');
    texts.push(
      columns === null || isHeader
        ? cells.map((cell) => cell.text).join('\t')
        : underColumns(cells, columns).join('\t'),
    );
  });
  return texts;
}

function groupLines(pieces: readonly TextPiece[]): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const last = lines.at(-1);
    const tolerance = SAME_LINE_HEIGHTS * Math.max(piece.height, last?.height ?? 0, 1);
    const line =
      last !== undefined && Math.abs(last.y - piece.y) <= tolerance
        ? last
        : lines.find((known) => Math.abs(known.y - piece.y) <= tolerance / 3);
    if (line === undefined) lines.push({ y: piece.y, height: piece.height || 1, pieces: [piece] });
    else line.pieces.push(piece);
  }
  for (const line of lines) line.pieces.sort((a, b) => a.x - b.x);
  return lines.sort((a, b) => b.y - a.y);
}

interface CellText {
  text: string;
  readonly x: number;
  end: number;
}

function splitCells(line: Line): CellText[] {
  const cells: CellText[] = [];
  for (const piece of line.pieces) {
    const last = cells.at(-1);
    const gap = last === undefined ? 0 : piece.x - last.end;
    if (last === undefined || gap > COLUMN_GAP_HEIGHTS * line.height) {
      cells.push({ text: piece.text.trim(), x: piece.x, end: piece.x + piece.width });
      continue;
    }
    const needsBlank = gap > WORD_GAP_HEIGHTS * line.height && !/\s$/.test(last.text);
    last.text = `${last.text}${needsBlank ? ' ' : ''}${piece.text}`;
    last.end = Math.max(last.end, piece.x + piece.width);
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.replace(/\s+/g, ' ').trim() }));
}

/** Every cell begins no further left than its column; running text begins at the page's margin. */
function fitsColumns(cells: readonly CellText[], columns: readonly number[]): boolean {
  const [first, second = 0] = columns;
  const left = cells[0]?.x ?? 0;
  const crosses = cells.some((cell) => cell.x < second - 2 && cell.end > second + 12);
  return first !== undefined && left >= first - 12 && !crosses;
}

function underColumns(cells: readonly CellText[], columns: readonly number[]): string[] {
  const row = columns.map(() => '');
  for (const cell of cells) {
    let column = 0;
    columns.forEach((x, index) => {
      if (cell.x >= x - 12) column = index;
    });
    row[column] = `${row[column] ?? ''} ${cell.text}`.trim();
  }
  return row;
}
