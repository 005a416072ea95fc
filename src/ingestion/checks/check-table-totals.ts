import { parseFigure } from '../figures/quantity.js';
import type { ParsedSection } from '../parsed-document.js';
import { formatFigure } from './format-figure.js';
import type { FoundInconsistency } from './found-inconsistency.js';

const TOTAL = /^(?:tổng(?: số| cộng)?|cộng)(?:\s*:)?$/iu;
const WHOLE_NUMBER = /^\d{1,3}(?:\.\d{3})*$|^\d+$/;
const RATE = /tỷ lệ|tỉ lệ|%|bình quân|thứ tự|^s?tt$/iu;
const FEWEST_ROWS = 3;

/** Columns of whole numbers whose total row is not their sum. */
export function checkTableTotals(sections: readonly ParsedSection[]): FoundInconsistency[] {
  const found: FoundInconsistency[] = [];
  let block: ParsedSection[] = [];
  let table = '';
  for (const section of sections) {
    if (section.kind !== 'row') {
      block = [];
      continue;
    }
    const headers = (section.cells ?? []).map((cell) => cell.header).join('|');
    if (headers !== table) block = [];
    table = headers;
    if (isTotal(section)) {
      found.push(...compare(section, block));
      block = [];
    } else block.push(section);
  }
  return found;
}

function isTotal(row: ParsedSection): boolean {
  const words = (row.cells ?? []).map((cell) => cell.text.trim()).filter((text) => text !== '');
  return words.slice(0, 2).some((text) => TOTAL.test(text));
}

function compare(total: ParsedSection, rows: readonly ParsedSection[]): FoundInconsistency[] {
  // Merged cells make rows of several kinds (all, done, left), which are not to be added up.
  const places = rows.map(({ path }) => path.replace(/\(\d{1,3}\)$/, ''));
  if (new Set(places).size < places.length) return [];
  return (total.cells ?? []).flatMap((cell, column) => {
    const printed = cell.text.trim();
    if (!WHOLE_NUMBER.test(printed) || RATE.test(cell.header)) return [];
    const figures = rows.map((row) => row.cells?.[column]?.text.trim() ?? '');
    const numbers = figures.filter((text) => WHOLE_NUMBER.test(text));
    // Empty cells and dashes count nothing; any other word means the column is no plain sum.
    const isPlain = figures.every((text) => /^[-–]?$/.test(text) || WHOLE_NUMBER.test(text));
    if (numbers.length < FEWEST_ROWS || !isPlain) return [];
    const sum = numbers.reduce((all, text) => all + parseFigure(text).value, 0);
    if (sum === parseFigure(printed).value) return [];
    return [
      {
        check: 'sum' as const,
        statement:
          `Bảng tại mục ${total.path}: dòng tổng cột “${cell.header}” ghi ${printed}; ` +
          `cộng ${numbers.length} dòng được ${formatFigure(sum)}.`,
        places: [{ section: total.path, quote: total.text }],
      },
    ];
  });
}
