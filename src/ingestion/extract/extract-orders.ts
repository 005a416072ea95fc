import type { LocalDate } from '../../domain/local-date.js';
import type { Assignee } from '../../language/agencies/assignee.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import { firstToBeMet, parseDeadlines } from '../../language/deadlines/find-deadline.js';
import type { DeadlineMention } from '../../language/deadlines/deadline-mention.js';
import { findRecurrence } from '../../language/deadlines/find-recurrence.js';
import { foldWithOffsets } from '../../language/deadlines/fold-with-offsets.js';
import { endsClause, isSetOff, readClosingDeadline } from './closing-deadline.js';
import { composeTitle } from './compose-title.js';
import { parseOrder, type ParsedOrder } from './parse-order.js';
import { splitClauses } from './split-clauses.js';
import { cutSentenceSpans, type TextSpan } from './cut-sentence-spans.js';

/** A deadline as words and day. */
export interface StatedDeadline {
  readonly text: string;
  readonly dueOn: LocalDate | null;
}

/** What a point inherits from the headings and introductions above it. */
export interface OrderContext {
  readonly lead: readonly Assignee[];
  readonly coordinating: readonly Assignee[];
  readonly deadline: StatedDeadline | null;
  /** Whom "Tỉnh", "Thành phố" alone stand for. */
  readonly addressee: Assignee | null;
  /** The class of all central and local bodies, for orders that name nobody; null where unknown. */
  readonly everybody: Assignee | null;
}

/** An order found in a text, not yet placed in its section. */
export interface OrderDraft {
  /** Offsets in the text of the words that prove it. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly lead: readonly Assignee[];
  readonly coordinating: readonly Assignee[];
  readonly supervisor: Assignee | null;
  readonly deadline: StatedDeadline | null;
  readonly recurrence: string | null;
}

interface Draft {
  start: number;
  end: number;
  sentence: number;
  title: string;
  lead: readonly Assignee[];
  leadStated: boolean;
  coordinating: readonly Assignee[];
  supervisor: Assignee | null;
  deadline: StatedDeadline | null;
  recurrence: string | null;
}

// "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc …": said in every document, tracked in none.
const BOILERPLATE =
  /^(?:trong qua trinh (?:to chuc )?(?:trien khai )?thuc hien|neu co (?:kho khan|vuong mac)|van phong chinh phu thong bao|ubnd [a-z ]+ thong bao)(?!.*\b(?:don doc|kiem tra)\b)/;
const LONG_TOPIC = /^Về (?:kiến nghị|đề nghị|đề xuất|việc|nội dung) [^:;]*;[^:]*:\s+(?=\p{Lu})/u;
const DELEGATES =
  /^(?:phoi hop |to chuc |tiep tuc |chi dao |,? ?)*(?:trien khai|thuc hien|xu ly)(?:[, ]*(?:trien khai|thuc hien|noi dung nay|nhiem vu nay|cac nhiem vu nay|theo quy dinh))*[ .;/]*$/;
const SUPERVISES = /^(?:truc tiep |theo doi,? |phu trach,? )*(?:chi dao|theo doi|phu trach)\b/;
const LABELLED_CLOSING = /^thời (?:hạn|gian)/i;
const SAME_TASK =
  /^(?:hoan thanh|thuc hien|bao cao|trien khai) (?:cac )?(?:nhiem vu|noi dung|viec|cong viec) (?:nay|tren|neu tren)\b/;
// "Trường hợp có ý kiến khác nhau …" rules a case of what was ordered before.
const ELABORATES = /^(?:truong hop |khong de |tuyet doi khong )/;
const CONTINUES = /^(?:viec |truong hop |trong do|theo do|day la|dac biet|dong thoi|nhat la)/;

/**
 * The orders a running text gives, in order. Deadlines bind their clause; set off at the end of a
 * sentence they bind its clauses, and in a sentence of their own all orders back to the last change
 * of addressee. Without an addressee of its own an order has that of the one before, else the
 * context's.
 */
export function extractOrders(
  text: string,
  context: OrderContext,
  gazetteer: Gazetteer,
  anchor: DateAnchor,
): OrderDraft[] {
  const drafts: Draft[] = [];
  cutSentenceSpans(text).forEach((sentence, index) => {
    if (BOILERPLATE.test(foldWithOffsets(sentence.text).text)) return;
    for (const clause of splitClauses(withoutTopic(sentence), gazetteer, anchor)) {
      const isLast = clause.end === sentence.end;
      readClause(clause, index, isLast, drafts, context, gazetteer, anchor);
    }
  });
  return drafts.map((draft) => ({
    start: draft.start,
    end: draft.end,
    title: draft.title,
    lead: draft.lead,
    coordinating: draft.coordinating,
    supervisor: draft.supervisor,
    deadline: draft.deadline ?? (draft.recurrence === null ? context.deadline : null),
    recurrence: draft.deadline?.dueOn ? null : draft.recurrence,
  }));
}

/**
 * "Về đề nghị …; về …: Bộ X nghiên cứu …": what is before the colon repeats what was asked for, and
 * its clauses order nothing.
 */
function withoutTopic(sentence: TextSpan): TextSpan {
  const topic = LONG_TOPIC.exec(sentence.text)?.[0];
  if (topic === undefined) return sentence;
  const text = sentence.text.slice(topic.length);
  return { text, start: sentence.start + topic.length, end: sentence.end };
}

function readClause(
  clause: TextSpan,
  sentence: number,
  isLast: boolean,
  drafts: Draft[],
  context: OrderContext,
  gazetteer: Gazetteer,
  anchor: DateAnchor,
): void {
  const closing = readClosingDeadline(clause.text, anchor);
  if (closing && drafts.length > 0) {
    bindBackwards(drafts, closing, LABELLED_CLOSING.test(clause.text));
    extendLast(drafts, clause.end);
    return;
  }
  const folded = foldWithOffsets(clause.text).text;
  if (drafts.length > 0 && (SAME_TASK.test(folded) || ELABORATES.test(folded))) {
    extendLast(drafts, clause.end);
    return;
  }
  const order = parseOrder(clause.text, gazetteer);
  if (supervise(clause, order, drafts) || delegate(clause, order, drafts)) return;
  const deadline = findClauseDeadline(clause.text, order, anchor);
  if (!order.isOrder && !(deadline?.dueOn && drafts.length > 0 && !order.isReport)) {
    if (CONTINUES.test(foldWithOffsets(clause.text).text)) extendLast(drafts, clause.end);
    return;
  }
  // "Công an thành phố": a name alone heads what is ordered below it.
  if (order.lead.length > 0 && !/\p{L}/u.test(clause.text.slice(order.bodyStart))) return;
  const recurrence = findRecurrence(clause.text)?.text ?? null;
  // "hằng năm (trước ngày 15 tháng 11)": a day of every year.
  const due = recurrence !== null && deadline?.yearStated === false ? null : deadline;
  const previous = drafts.at(-1);
  const leadStated = order.lead.length > 0;
  const draft: Draft = {
    start: clause.start,
    end: clause.end,
    sentence,
    title: composeTitle(clause.text, order, deadline),
    lead: leadStated
      ? withParents(order.lead, context, gazetteer)
      : (previous?.lead ?? context.lead),
    leadStated,
    coordinating:
      order.coordinating.length > 0 ? order.coordinating : leadStated ? [] : context.coordinating,
    supervisor: null,
    deadline: due && { text: due.text, dueOn: due.dueOn },
    recurrence,
  };
  drafts.push(draft);
  if (due && (isSetOff(clause.text, due) || (isLast && endsClause(clause.text, due))))
    bindWithinSentence(drafts, due);
}

/** A unit named under its ministry's heading leads together with the ministry. */
function withParents(
  lead: readonly Assignee[],
  context: OrderContext,
  gazetteer: Gazetteer,
): readonly Assignee[] {
  const parents = lead.map(({ agencyId }) =>
    agencyId === null ? null : (gazetteer.find(agencyId)?.parent ?? null),
  );
  const above = context.lead.filter(
    ({ agencyId }) => agencyId !== null && parents.includes(agencyId),
  );
  return [...above, ...lead];
}

/** Of the clause's deadlines the first to be met; those of the topic before the addressee are not its. */
function findClauseDeadline(
  clause: string,
  order: ParsedOrder,
  anchor: DateAnchor,
): DeadlineMention | null {
  const opening = 12;
  const mentions = parseDeadlines(clause, anchor).filter(
    ({ start, end }) => end > order.topicEnd || start <= opening,
  );
  return firstToBeMet(mentions);
}

/** "Giao đồng chí Phó Thủ tướng … chỉ đạo.": who directs what was said before. */
function supervise(clause: TextSpan, order: ParsedOrder, drafts: Draft[]): boolean {
  const [person] = order.lead;
  if (drafts.length === 0 || person?.kind !== 'person') return false;
  const body = foldWithOffsets(clause.text.slice(order.bodyStart)).text;
  if (!SUPERVISES.test(body)) return false;
  for (const draft of drafts) draft.supervisor ??= person;
  return true;
}

/** "Giao cho Bộ A, Bộ B phối hợp triển khai, thực hiện.": who does what was said before. */
function delegate(clause: TextSpan, order: ParsedOrder, drafts: Draft[]): boolean {
  if (!order.isFramed || order.lead.length === 0 || drafts.length === 0) return false;
  if (!DELEGATES.test(foldWithOffsets(clause.text.slice(order.bodyStart)).text)) return false;
  for (const draft of drafts) if (!draft.leadStated) draft.lead = order.lead;
  extendLast(drafts, clause.end);
  return true;
}

/** A deadline set off at the end of a sentence: its clauses, back to one with a deadline of its own. */
function bindWithinSentence(drafts: readonly Draft[], deadline: StatedDeadline): void {
  const last = drafts.at(-1);
  for (const draft of drafts.slice(0, -1).toReversed()) {
    const isBound = draft.sentence === last?.sentence && leadKey(draft) === leadKey(last);
    if (!isBound || draft.deadline !== null) return;
    draft.deadline = { text: deadline.text, dueOn: deadline.dueOn };
  }
}

/**
 * A deadline in a sentence of its own: all orders back to the last change of addressee, or, printed
 * as a label ("Thời hạn hoàn thành: …"), all of the point's.
 */
function bindBackwards(
  drafts: readonly Draft[],
  deadline: StatedDeadline,
  bindsAll: boolean,
): void {
  const last = drafts.at(-1);
  for (const draft of drafts.toReversed()) {
    if (!last || (!bindsAll && leadKey(draft) !== leadKey(last))) return;
    draft.deadline = draft.deadline?.dueOn
      ? draft.deadline
      : { text: deadline.text, dueOn: deadline.dueOn };
  }
}

const leadKey = (draft: Draft): string => draft.lead.map(({ name }) => name).join('|');

function extendLast(drafts: readonly Draft[], end: number): void {
  const last = drafts.at(-1);
  if (last) last.end = end;
}
