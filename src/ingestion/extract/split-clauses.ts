import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { matchLongest, splitWords } from '../../language/agencies/words.js';
import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import { parseDeadlines } from '../../language/deadlines/find-deadline.js';
import { foldWithOffsets } from '../../language/deadlines/fold-with-offsets.js';
import { isClosingDeadline } from './closing-deadline.js';
import { NO_ORDER_STARTS } from './order-phrases.js';
import { parseOrder } from './parse-order.js';
import { createBracketWatch, pushSpan, type TextSpan } from './cut-sentence-spans.js';

/** Verbs that say how something is to be done, not a further thing to do. */
const MANNERS = [
  'bao dam',
  'dam bao',
  'khong de',
  'nhat la',
  'gop phan',
  'gan',
  'gan voi',
  'tranh',
  'phuc vu',
  'nham',
  'huong toi',
  'trong do',
  'ke ca',
  'bao gom',
  'tao dieu kien',
  'phan dau hoan thanh cac',
  'lam co so',
  'can',
];
// After these a colon opens a list of what one order comprises.
const LISTS_OBJECTS = /\b(?:tap trung vao|bao gom|gom co)\b/;
const SHORTEST_CLAUSE = 5;
/** Nobody writes longer sentences; what is longer is no text, and is not taken apart. */
const LONGEST_SENTENCE = 12_000;
const OPENS_A_LIST =
  /\b(?:trong do|nhu|gom|bao gom|cu the|la|sau|sau day|noi dung|giai phap|nhiem vu|cac to chuc tin dung|noi dung sau)(?: nhu sau)? ?$/;
const JOINS_AFTER_A_BRACKET = /^\)[,;]? (?:va )?/;

/**
 * Cuts a sentence into the clauses that each give an order of their own: at semicolons before a verb
 * of command or an addressee, and between two things to do that carry a deadline in brackets each.
 */
export function splitClauses(
  sentence: TextSpan,
  gazetteer: Gazetteer,
  anchor: DateAnchor,
): TextSpan[] {
  const { text } = sentence;
  if (text.length > LONGEST_SENTENCE) return [sentence];
  const cuts: number[] = [];
  const isInside = createBracketWatch(text);
  let from = 0;
  for (let at = text.indexOf(';'); at >= 0; at = text.indexOf(';', at + 1)) {
    if (isInside(0, at) || isInsideList(text.slice(from, at))) continue;
    // "Đối với các khoản chi …; chủ trì …": a topic alone is no clause.
    const before = text.slice(from, at);
    if (!isWholeClause(before, gazetteer) && !isAssent(before)) continue;
    if (!opensClause(text.slice(at + 1), gazetteer, anchor)) continue;
    cuts.push(at + 1);
    from = at + 1;
  }
  const spans: TextSpan[] = [];
  [0, ...cuts].forEach((start, index) => {
    for (const cut of splitAtBracketedDeadlines(
      text.slice(start, cuts[index] ?? text.length),
      anchor,
    )) {
      pushSpan(spans, text, start + cut.start, start + cut.end);
    }
  });
  return spans.map((span) => ({
    text: span.text,
    start: sentence.start + span.start,
    end: sentence.start + span.end,
  }));
}

/** "Đồng ý về nguyên tắc …; giao Sở X …": what is agreed to ends where the order begins. */
function isAssent(before: string): boolean {
  return matchLongest(splitWords(before), 0, NO_ORDER_STARTS) > 0;
}

/** Whether a stretch says whom or what to do; a topic or a list of addressees alone does not. */
function isWholeClause(before: string, gazetteer: Gazetteer): boolean {
  const { isOrder, bodyStart } = parseOrder(before, gazetteer);
  return isOrder && before.slice(bodyStart).trim() !== '';
}

function opensClause(rest: string, gazetteer: Gazetteer, anchor: DateAnchor): boolean {
  const end = rest.indexOf(';');
  const clause = (end < 0 ? rest : rest.slice(0, end)).trim();
  if (isClosingDeadline(clause, anchor)) return true;
  const words = splitWords(clause);
  if (matchLongest(words, 0, MANNERS) > 0 || words.length < SHORTEST_CLAUSE) return false;
  const order = parseOrder(clause, gazetteer);
  if (!order.isOrder) return false;
  // A topic before the verb ("trong tháng 5 thực hiện …") still belongs to what precedes, unless a
  // capital opens it as a new item.
  const opensNewItem = words[0]?.isCapital ?? false;
  return (
    opensNewItem || order.lead.length > 0 || order.isFramed || startsWithVerb(clause, gazetteer)
  );
}

function startsWithVerb(clause: string, gazetteer: Gazetteer): boolean {
  const { bodyStart, leadStart, isOrder } = parseOrder(clause.slice(0, 80), gazetteer);
  if (!isOrder) return false;
  const opening = foldWithOffsets(clause.slice(leadStart)).text;
  return (
    bodyStart >= leadStart &&
    !/^(?:trong|den|tu|theo|doi voi|ve|can cu|khi|neu|tai|de|nham|hang|dinh ky) /.test(opening)
  );
}

function isInsideList(before: string): boolean {
  if (LISTS_OBJECTS.test(foldWithOffsets(before).text)) return true;
  const colon = before.lastIndexOf(':');
  return colon >= 0 && OPENS_A_LIST.test(foldWithOffsets(before.slice(0, colon)).text);
}

/** "phê duyệt … (tháng 9/2024) và triển khai … (tháng 12/2024)": two orders. */
function splitAtBracketedDeadlines(
  text: string,
  anchor: DateAnchor,
): { start: number; end: number }[] {
  const bracketed = parseDeadlines(text, anchor).filter(
    ({ start, end }) => text[start - 1] === '(' && text[end] === ')',
  );
  if (new Set(bracketed.map(({ dueOn }) => dueOn)).size < 2)
    return [{ start: 0, end: text.length }];
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const { end } of bracketed.slice(0, -1)) {
    const joint = JOINS_AFTER_A_BRACKET.exec(foldWithOffsets(text.slice(end)).text);
    if (!joint) continue;
    spans.push({ start, end: end + 1 });
    start = end + joint[0].length;
  }
  return [...spans, { start, end: text.length }];
}
