import { unknownAssignee, type Assignee } from '../../language/agencies/assignee.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { readAssignees } from '../../language/agencies/read-assignees.js';
import { isOrderAt } from '../../language/agencies/order-words.js';
import { splitWords } from '../../language/agencies/words.js';
import { parseOrder } from './parse-order.js';

/** Bodies that a cell or labelled field names. */
export interface BodyField {
  readonly lead: readonly Assignee[];
  readonly coordinating: readonly Assignee[];
}

const NOBODY: BodyField = { lead: [], coordinating: [] };
const ROLE = /chủ trì|phối hợp/i;

/**
 * Reads a field whose whole purpose is to name bodies. "A chủ trì, phối hợp với B" tells both roles;
 * what the grammar of names cannot read is taken as printed, part by part.
 */
export function readBodyField(value: string, gazetteer: Gazetteer): BodyField {
  const text = value.trim().replace(/[.;]$/, '');
  if (text === '' || text === '-') return NOBODY;
  if (ROLE.test(text)) {
    const order = parseOrder(text, gazetteer);
    if (order.lead.length > 0) return { lead: order.lead, coordinating: order.coordinating };
  }
  const words = splitWords(text);
  const { assignees, next } = readAssignees(text, words, 0, gazetteer);
  if (next >= words.length) return { lead: assignees, coordinating: [] };
  return {
    lead: text.split(';').flatMap((part) => readPart(part.trim(), gazetteer)),
    coordinating: [],
  };
}

function readPart(part: string, gazetteer: Gazetteer): readonly Assignee[] {
  if (part === '') return [];
  const words = splitWords(part);
  const { assignees, next } = readAssignees(part, words, 0, gazetteer);
  const rest = words[next];
  // "…, phát thanh, truyền hình khác": what follows a list that was read tells no further body.
  if (!rest || (assignees.length > 1 && rest.text === ',')) return assignees;
  // "Bộ Công an tiến hành rà soát …": what the body is to do follows it.
  if (assignees.length > 0 && !rest.isCapital && isOrderAt(words, next)) return assignees;
  // "…, đặc khu Sở Tài chính": the cell names one below the other, without a mark between.
  const below = rest.isCapital ? readAssignees(part, words, next, gazetteer) : null;
  if (assignees.length > 0 && below && below.assignees.length > 0 && below.next >= words.length)
    return [...assignees, ...below.assignees];
  if (assignees.length > 0 && isOrderAt(words, next)) return assignees;
  return assignees.length === 1 && assignees[0]?.kind !== 'body' && !rest.isWord
    ? assignees
    : [unknownAssignee(part, words, 0, words.length)];
}
