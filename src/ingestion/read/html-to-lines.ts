/** A cell of a table being read, and how many rows it still covers. */
interface Cell {
  text: string;
  columns: number;
  rows: number;
}

interface TableState {
  readonly rows: string[];
  /** The paragraphs of all its cells, one by one. */
  readonly paragraphs: string[];
  row: Cell[];
  /** Cells merged downwards, by column. */
  readonly covering: Map<number, { text: string; rows: number }>;
  cell: string[] | null;
  columns: number;
  rowsCovered: number;
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:[\s/][^<>]*)?)>|[^<]+/gi;
/** More rows than this are no frame for the head or the foot of a document. */
const MOST_FRAME_ROWS = 6;
/** What stands in the frame at a document's head, and in the one at its foot. */
const IN_A_FRAME =
  /^(?:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do|nơi nhận\s*:)/iu;
/** Stands for a break inside a paragraph; no text has it. */
const LINE_BREAK = '\u2028';
const BLOCK_TAGS: readonly string[] = ['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li'];
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/**
 * Turns the plain HTML a word document converts to into lines: one a paragraph, a blank line between
 * paragraphs, table rows on one line with tabs between cells. The tables that only set the head and the
 * foot of a document side by side come out paragraph by paragraph. A cell merged over rows is repeated in
 * every row it covers, as a reader sees it. Nested tables are read into their cell.
 */
export function htmlToLines(html: string): string[] {
  const lines: string[] = [];
  const tables: TableState[] = [];
  let paragraph = '';
  const flush = (): void => {
    // What its author broke by hand ("KẾ HOẠCH", below it the title) stays on lines of its own.
    const broken = paragraph
      .split(LINE_BREAK)
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '');
    paragraph = '';
    if (broken.length === 0) return;
    const table = tables[0];
    if (table === undefined) lines.push(...broken, '');
    else {
      table.cell?.push(broken.join(' '));
      table.paragraphs.push(...broken);
    }
  };
  for (const [token, slash, name, attributes] of html.matchAll(TOKEN)) {
    if (name === undefined) {
      paragraph += decodeEntities(token);
      continue;
    }
    const tag = name.toLowerCase();
    const isClosing = slash === '/';
    if (tag === 'br') paragraph += LINE_BREAK;
    else if (BLOCK_TAGS.includes(tag)) flush();
    else if (tag === 'table') {
      flush();
      if (!isClosing) tables.push(newTable());
      else if (tables.length > 1) tables.pop();
      else lines.push(...linesOf(tables.pop()), '');
    } else if (tables.length === 1) {
      flush();
      readTableTag(tables[0], tag, isClosing, attributes ?? '');
    }
  }
  flush();
  return lines;
}

function newTable(): TableState {
  return {
    rows: [],
    paragraphs: [],
    row: [],
    covering: new Map(),
    cell: null,
    columns: 1,
    rowsCovered: 1,
  };
}

/** The rows of a table, or the paragraphs of one that is only a frame. */
function linesOf(table: TableState | undefined): readonly string[] {
  if (table === undefined) return [];
  const isFrame =
    table.rows.length <= MOST_FRAME_ROWS && table.paragraphs.some((text) => IN_A_FRAME.test(text));
  return isFrame ? table.paragraphs.flatMap((text) => [text, '']) : table.rows;
}

function readTableTag(
  table: TableState | undefined,
  tag: string,
  isClosing: boolean,
  attributes: string,
): void {
  if (table === undefined) return;
  if (tag === 'td' || tag === 'th') {
    if (!isClosing) {
      table.cell = [];
      table.columns = spanOf(attributes, 'colspan');
      table.rowsCovered = spanOf(attributes, 'rowspan');
    } else if (table.cell !== null) {
      const text = table.cell.join(' ').replace(/\t/g, ' ');
      table.row.push({ text, columns: table.columns, rows: table.rowsCovered });
      table.cell = null;
    }
  }
  if (tag === 'tr' && isClosing) {
    const cells = layRow(table);
    if (cells.some((cell) => cell !== '')) table.rows.push(cells.join('\t'));
    table.row = [];
  }
}

/** The row's cells under their columns, merged cells from above included. */
function layRow(table: TableState): string[] {
  const cells: string[] = [];
  const takeCovering = (): boolean => {
    const column = cells.length;
    const covering = table.covering.get(column);
    if (covering === undefined) return false;
    cells.push(covering.text);
    if (covering.rows <= 1) table.covering.delete(column);
    else table.covering.set(column, { text: covering.text, rows: covering.rows - 1 });
    return true;
  };
  for (const cell of table.row) {
    while (takeCovering());
    const column = cells.length;
    if (cell.rows > 1) table.covering.set(column, { text: cell.text, rows: cell.rows - 1 });
    cells.push(cell.text, ...Array.from({ length: cell.columns - 1 }, () => ''));
  }
  while (takeCovering());
  return cells;
}

function spanOf(attributes: string, name: 'colspan' | 'rowspan'): number {
  const value = Number(new RegExp(`${name}="?(\\d{1,3})`).exec(attributes)?.[1] ?? '1');
  return Math.max(1, value);
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (all, dec, hex, word) => {
      if (typeof word === 'string') return ENTITIES[word.toLowerCase()] ?? all;
      const code = typeof dec === 'string' ? Number(dec) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
