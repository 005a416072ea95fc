import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import { firstToBeMet, parseDeadlines } from '../../language/deadlines/find-deadline.js';
import type { DeadlineMention } from '../../language/deadlines/deadline-mention.js';
import { foldWithOffsets } from '../../language/deadlines/fold-with-offsets.js';

// What may stand beside the date in a closing such as "Thời hạn hoàn thành: trước ngày 30/11/2025."
const CLOSING_WORD =
  /^(?:hoan|thanh|thoi|han|gian|xong|to|chuc|thuc|hien|trong|truoc|ngay|la|viec|nay|cac|nhiem|vu|noi|dung|tren|neu|can|phai|va)$/;
const LONGEST_CLOSING = 16;
const OPENS_A_CLOSING =
  /^(?:\(|viec nay |cac (?:nhiem vu|noi dung)[a-z ]* |can |phai |yeu cau )?(?:hoan thanh|thoi han|thoi gian|xong|to chuc|thuc hien|han)\b/;

/** The deadline a clause consists of ("Hoàn thành trong Quý I năm 2024."), or null for any other. */
export function readClosingDeadline(clause: string, anchor: DateAnchor): DeadlineMention | null {
  const folded = foldWithOffsets(clause).text;
  if (!OPENS_A_CLOSING.test(folded)) return null;
  const mentions = parseDeadlines(clause, anchor);
  const mention = firstToBeMet(mentions);
  if (!mention) return null;
  let rest = clause;
  for (const { start, end } of mentions.toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  const words = foldWithOffsets(rest).text.match(/[a-z0-9]+/g) ?? [];
  return words.length <= LONGEST_CLOSING && words.every((word) => CLOSING_WORD.test(word))
    ? mention
    : null;
}

export function isClosingDeadline(clause: string, anchor: DateAnchor): boolean {
  return readClosingDeadline(clause, anchor) !== null;
}

// ", hoàn thành" before a date at the end of a clause: the deadline is set off from what precedes.
const SET_OFF =
  /[,;(] ?(?:va |cac nhiem vu |viec |can |phai |yeu cau )*(?:hoan thanh|xong|thoi han[a-z ]*:?|thoi gian[a-z ]*:?)[a-z ]{0,20}$/;
const END_MARKS = /^[\s.;,)*/]*$/;

/** Where the words of a deadline that ends a clause begin, with the verb before it; null elsewhere. */
export function trailingDeadlineStart(clause: string, mention: DeadlineMention): number | null {
  if (!END_MARKS.test(clause.slice(mention.end))) return null;
  const before = foldWithOffsets(clause.slice(0, mention.start));
  const finish =
    /[,;(]? ?(?:va |can |phai )?(?:hoan thanh|xong|thoi han[a-z ]{0,20}:?|thoi gian[a-z ]{0,20}:?)[ :]?$/.exec(
      before.text,
    );
  const comma = /[,;(] ?$/.exec(before.text);
  const match = finish ?? comma;
  return match ? before.at(match.index) : mention.start;
}

/** Whether nothing but marks follows a deadline in its clause. */
export function endsClause(clause: string, mention: DeadlineMention): boolean {
  return END_MARKS.test(clause.slice(mention.end));
}

/** Whether a deadline at the end of a clause is set off and so binds the clauses before it too. */
export function isSetOff(clause: string, mention: DeadlineMention): boolean {
  if (!END_MARKS.test(clause.slice(mention.end))) return false;
  return SET_OFF.test(
    foldWithOffsets(clause.slice(Math.max(0, mention.start - 60), mention.start)).text,
  );
}
