import { addDays, findLocalDate, type LocalDate } from '../../domain/local-date.js';
import type { DateAnchor } from './date-expression.js';
import { findDateExpressions } from './find-date-expressions.js';
import { findDeadline } from './find-deadline.js';
import { findRecurrence } from './find-recurrence.js';
import { foldWithOffsets } from './fold-with-offsets.js';

/** What a cell or labelled field for the deadline says. */
export interface DeadlineCell {
  /** The cell's words, trimmed, or null where it is empty. */
  readonly text: string | null;
  readonly dueOn: LocalDate | null;
  /** Words of rhythm where the duty recurs; then there is no day. */
  readonly recurrence: string | null;
}

const NUMERIC_DATE = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;
const BEFORE = /\btruoc(?: ngay)? ?$/;
const STARTS_ONLY = /\btu(?: ngay)? ?$/;
const RUNS_TO = /^\s*[-–]\s*$/;
const GOES_ON = /va (?:cac |nhung )?nam tiep theo|tro di|cac nam tiep theo/;

/**
 * Reads a field whose whole purpose is the deadline ("Thời hạn hoàn thành"): any date in it counts,
 * of several the first to be met. `monthFirst` reads 5/1/2024 as 1 May.
 */
export function readDeadlineCell(
  cell: string,
  anchor: DateAnchor,
  monthFirst = false,
): DeadlineCell {
  const text = cell.trim();
  if (text === '' || text === '-') return { text: null, dueOn: null, recurrence: null };
  const recurrence = findRecurrence(text);
  if (recurrence) return { text, dueOn: null, recurrence: recurrence.text };
  const folded = foldWithOffsets(text).text;
  const goesOn = GOES_ON.exec(folded);
  if (goesOn) return { text, dueOn: null, recurrence: text };
  const numeric = NUMERIC_DATE.exec(text);
  if (numeric) {
    const [, a, b, year] = numeric.map(Number);
    const dayFirst = findLocalDate(year ?? 0, b ?? 0, a ?? 0);
    const monthDay = findLocalDate(year ?? 0, a ?? 0, b ?? 0);
    return {
      text,
      dueOn: (monthFirst ? monthDay : (dayFirst ?? monthDay)) ?? null,
      recurrence: null,
    };
  }
  const found = findDateExpressions(text, anchor);
  const dates = found.flatMap((date, index) => {
    // "Tháng 4 - Tháng 10/2026" runs to October.
    const next = found[index + 1];
    if (next && next.to > date.from && RUNS_TO.test(text.slice(date.end, next.start))) return [];
    const before = foldWithOffsets(text.slice(0, date.start)).text;
    if (date.rule !== 'từ … đến …' && STARTS_ONLY.test(before)) return [];
    return [date.unit !== 'day' && BEFORE.test(before) ? addDays(date.from, -1) : date.to];
  });
  const dueOn = dates.sort()[0] ?? findDeadline(text, anchor)?.dueOn ?? null;
  return { text, dueOn, recurrence: null };
}

/**
 * Reads the cells of one table column together: where one of them can only be month/day/year
 * (4/30/2024) and none can only be day/month/year, all of them are.
 */
export function parseDeadlineColumn(cells: readonly string[], anchor: DateAnchor): DeadlineCell[] {
  const numeric = cells.flatMap((cell) => {
    const match = NUMERIC_DATE.exec(cell);
    return match ? [{ first: Number(match[1]), second: Number(match[2]) }] : [];
  });
  const monthFirst =
    numeric.some(({ second }) => second > 12) && numeric.every(({ first }) => first <= 12);
  return cells.map((cell) => readDeadlineCell(cell, anchor, monthFirst));
}
