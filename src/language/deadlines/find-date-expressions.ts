import { anchorYear, type DateAnchor, type DateExpression } from './date-expression.js';
import { DATE_RULES } from './date-rules.js';
import { keepLately } from '../keep-lately.js';
import { foldWithOffsets, type FoldedText } from './fold-with-offsets.js';

// "Việt Nam 2024" without marks looks like a year.
const NOT_A_YEAR = /\bviet $/;
/** With the sign before it, which tells whether it is a word of its own. */
const NOT_A_YEAR_LENGTH = 6;
/** Every date names a part of the year, or has two figures with a sign between, or a year alone. */
const MAY_NAME_A_DATE = /\b(?:thang|quy|nam|tuan)\b|\d ?[/.-] ?\d|\b(?:19|20)\d\d(?!\d)/;
const FROM_BEFORE = /\btu(?: nay)? $/;
const UNTIL_BETWEEN = /^ (?:den|toi)(?: het)? (?:ngay )?$/;

interface Found extends DateExpression {
  /** Offsets in the folded text. */
  readonly at: number;
  readonly until: number;
}

/**
 * Every date and period a text names, in text order and without overlaps, whatever it is said of.
 * Reads text with and without diacritics. "từ … đến …" is one span. Words without a year take the
 * anchor's and are left out where the anchor has none.
 */
export const findDateExpressions = keepLately(
  (text: string, anchor: DateAnchor): readonly DateExpression[] =>
    findFoldedDates(text, foldWithOffsets(text), anchor).map(strip),
  ({ issuedOn, year }) => `${issuedOn ?? ''} ${year ?? ''}`,
);

function strip(found: Found): DateExpression {
  const { text, start, end, from, to, unit, yearStated, rule } = found;
  return { text, start, end, from, to, unit, yearStated, rule };
}

function findFoldedDates(text: string, folded: FoldedText, anchor: DateAnchor): Found[] {
  if (!MAY_NAME_A_DATE.test(folded.text)) return [];
  const year = anchorYear(anchor);
  const found: Found[] = [];
  for (const rule of DATE_RULES) {
    for (const match of folded.text.matchAll(rule.pattern)) {
      const period = rule.read(match.groups ?? {}, year);
      if (!period) continue;
      const at = match.index;
      const until = at + match[0].length;
      if (
        rule.name === 'năm' &&
        NOT_A_YEAR.test(folded.text.slice(Math.max(0, at - NOT_A_YEAR_LENGTH), at))
      )
        continue;
      const start = folded.at(at);
      const end = folded.at(until);
      found.push({
        ...period,
        rule: rule.name,
        at,
        until,
        start,
        end,
        text: text.slice(start, end),
      });
    }
  }
  return joinSpans(text, folded, dropOverlaps(found));
}

/** Of overlapping finds the longest stays; `found` is in order of the rules. */
function dropOverlaps(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const byLength = [...found].sort((one, other) => other.until - other.at - (one.until - one.at));
  for (const candidate of byLength) {
    const place = placeOf(candidate, kept);
    const [before, after] = [kept[place - 1], kept[place]];
    const isFree =
      (before === undefined || candidate.at >= before.until) &&
      (after === undefined || candidate.until <= after.at);
    if (isFree) kept.splice(place, 0, candidate);
  }
  return kept;
}

/** Where a find belongs among those kept, which are in text order and apart from each other. */
function placeOf({ at }: Found, kept: readonly Found[]): number {
  let [low, high] = [0, kept.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((kept[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "từ ngày 01/01/2024 đến 20/3/2024" is one period. */
function joinSpans(text: string, folded: FoldedText, found: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const next of found) {
    const previous = joined.at(-1);
    if (
      previous &&
      previous.from <= next.to &&
      FROM_BEFORE.test(folded.text.slice(Math.max(0, previous.at - 8), previous.at)) &&
      UNTIL_BETWEEN.test(folded.text.slice(previous.until, next.at))
    ) {
      joined.pop();
      joined.push({
        ...next,
        at: previous.at,
        start: previous.start,
        from: previous.from,
        unit: 'span',
        rule: 'từ … đến …',
        text: text.slice(previous.start, next.end),
      });
    } else {
      joined.push(next);
    }
  }
  return joined;
}
