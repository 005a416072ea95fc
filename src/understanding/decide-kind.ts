import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

const MAKING =
  'lam|xay dung|soan|soan thao|trinh|sua|sua doi|nghien cuu|chuan bi|dang|nhung|cac|may|co';
// "làm luật gì", "đang xây dựng những nghị định nào", "những luật nào đang làm".
const ASKED_KIND = new RegExp(
  `\\b(?:${MAKING}) (?:nhung |cac )?(luat|nghi dinh|chi thi|quyet dinh|thong tu) (?:nao|gi)\\b`,
);
const IS_MADE = /\b(?:lam|xay dung|soan(?: thao)?|trinh|sua(?: doi)?|nghien cuu|chuan bi)\b/;
const FRAME = new Set(
  `${MAKING}|luat|nghi dinh|chi thi|quyet dinh|thong tu|nao|gi|trong|dau|cuoi|nam|thang|6|sau`
    .split('|')
    .flatMap((words) => words.split(' ')),
);

/**
 * Which laws or decrees are in the making, whoever makes them: the tasks that are to bring one.
 * Undefined where an agency, a document or a matter narrows it: those are read elsewhere.
 */
export function decideKind({ reading, agencies, places, matter }: Slots): Query | undefined {
  const kind = ASKED_KIND.exec(reading.folded);
  if (!kind?.[1] || !reading.has(IS_MADE)) return undefined;
  if (agencies.length > 0 || places.length > 0) return undefined;
  const others = matter.split(' ').filter((word) => !FRAME.has(foldMarks(word)));
  if (hasContent(others)) return undefined;
  const typed = reading.tokens.slice(
    ...spanOf(reading, kind.index + kind[0].lastIndexOf(` ${kind[1]} `) + 1, kind[1]),
  );
  return { intent: 'task_list', tasks: { topic: typed.map(({ text }) => text).join(' ') } };
}

/** Where the kind stands, so that it is shown with the marks it was typed with. */
function spanOf(reading: Slots['reading'], at: number, kind: string): [number, number] {
  const { start, end } = reading.spanOf(at, at + kind.length);
  return [start, end];
}
