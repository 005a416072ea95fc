import type { DeadlineMention } from '../../language/deadlines/deadline-mention.js';
import { trailingDeadlineStart } from './closing-deadline.js';
import type { ParsedOrder } from './parse-order.js';

const EDGE_MARK = /[\s,;:.–/-]/;
const SHORT_TOPIC = 60;
const TIME_TOPIC = /^(?:Trong|Trước|Đến|Từ) (?:tháng|ngày|quý|năm)/i;
const TOPIC_THAT_NARROWS = /^(?:Đối với|Trường hợp|Về|Sau khi|Căn cứ|Trên cơ sở)/i;
const NARROWS =
  /^(?:chưa|đang|bị|thuộc|được|có (?!giải pháp|phương án|kế hoạch|biện pháp|trách nhiệm|ý kiến|văn bản)) ?/i;
const SHORTEST_BODY = 25;
const CONNECTOR =
  /^(?:đồng thời|trong đó|bên cạnh đó|ngoài ra|trước mắt|thứ (?:nhất|hai|ba|tư|năm)|và)[,:]?\s+/i;

/**
 * The title of an order: its own words without addressee, role and the deadline at its end. What it
 * is about is put before words that say too little by themselves.
 */
export function composeTitle(
  clause: string,
  order: ParsedOrder,
  deadline: DeadlineMention | null,
): string {
  const cut =
    deadline && deadline.start >= order.bodyStart ? trailingDeadlineStart(clause, deadline) : null;
  const from = isNarrowed(clause, order) ? order.leadStart : order.bodyStart;
  const body = clean(clause.slice(from, cut ?? clause.length));
  const topic = order.topicEnd > 0 ? clean(clause.slice(0, order.topicEnd)) : '';
  const needsTopic =
    topic !== '' &&
    !TIME_TOPIC.test(topic) &&
    (topic.length <= SHORT_TOPIC || body.length < SHORTEST_BODY || TOPIC_THAT_NARROWS.test(topic));
  const title = needsTopic ? `${topic}: ${body}` : body;
  return capitalise(title === '' ? clean(clause) : title);
}

/** "Các địa phương chưa ban hành …": words that narrow the addressees down make no sense without them. */
function isNarrowed(clause: string, order: ParsedOrder): boolean {
  return (
    order.lead.some(({ kind }) => kind === 'class') && NARROWS.test(clause.slice(order.bodyStart))
  );
}

function clean(text: string): string {
  return trimMarks(trimMarks(text).replace(CONNECTOR, ''));
}

/** Without punctuation at either end; an ellipsis, brackets and quotation marks belong to the words. */
function trimMarks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && EDGE_MARK.test(text.charAt(start))) start += 1;
  while (end > start && EDGE_MARK.test(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
