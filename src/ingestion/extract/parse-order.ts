import {
  unknownAssignee,
  type Assignee,
  type AssigneeList,
} from '../../language/agencies/assignee.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { isOrderAt, orderVerbAt } from '../../language/agencies/order-words.js';
import { readAssignees } from '../../language/agencies/read-assignees.js';
import { isSpelt, matchLongest, splitWords, type Word } from '../../language/agencies/words.js';
import {
  AUTHORITIES,
  CONNECTORS,
  FRAMES,
  NO_ORDER_STARTS,
  TOPIC_OPENERS,
} from './order-phrases.js';
import { readRole } from './read-role.js';

/** One clause of an order taken apart. */
export interface ParsedOrder {
  /** Whom the clause itself addresses; empty where it names nobody. */
  readonly lead: readonly Assignee[];
  readonly coordinating: readonly Assignee[];
  /** Whether "giao", "yêu cầu", "đề nghị" introduces it. */
  readonly isFramed: boolean;
  /** Whether it tells somebody to do something. */
  readonly isOrder: boolean;
  /** Whether it tells what has been done ("Bộ Y tế đã trình …"). */
  readonly isReport: boolean;
  /** End of the words on what the order is about, which stand before the addressee; 0 without. */
  readonly topicEnd: number;
  /** Where the addressee or, without one, the order's own words begin. */
  readonly leadStart: number;
  /** Where the order's own words begin. */
  readonly bodyStart: number;
}

const LONGEST_TOPIC = 90;
const LONGEST_AUTHORITY = 14;
const LONGEST_DATE = 9;
const WORD_OF_A_DATE = /^(?:\d{1,4}|nam|thang|quy|ngay|het|cuoi|dau|nua|iv|i{1,3}|\/|phan|dau)$/;
/** First words of what has been done, spelt out: without marks "đang" is also "đăng", "mới" also "mời". */
const REPORTS: readonly (readonly [string, string])[] = [
  ['da', 'đã'],
  ['dang', 'đang'],
  ['moi', 'mới'],
  ['vua', 'vừa'],
];
const NAMES_SEVERAL = /^(?:các|những)|[,;]| và /i;

/**
 * Takes a clause apart: what it is about, whom it addresses and in which role, and where its own
 * words begin. An agency named later — as the object, in a title — is not taken for the addressee.
 */
export function parseOrder(text: string, gazetteer: Gazetteer): ParsedOrder {
  const words = splitWords(text);
  const opening = skipConnectors(words, 0);
  if (matchLongest(words, opening, NO_ORDER_STARTS) > 0) return statement(words, opening);
  const direct = readAddressee(text, words, opening, gazetteer);
  if (direct) return assemble(text, words, direct, 0, gazetteer);
  const later = findAfterTopic(text, words, opening, gazetteer);
  if (later) return assemble(text, words, later, later.topicEnd, gazetteer);
  const dated = skipLeadingDate(words, opening);
  const topic = dated > opening ? null : findOrderAfterTopic(words, opening);
  const body = topic ?? skipBareFrame(words, opening);
  const role = readRole(text, words, body, gazetteer);
  return {
    lead: [],
    coordinating: role.coordinating,
    isFramed: topic === null && body > opening,
    isOrder: topic !== null || isOrderAt(words, dated > opening ? dated : body),
    isReport: isReportAt(words, body),
    topicEnd: topic === null ? 0 : (words[topic - 1]?.start ?? 0),
    leadStart: words[opening]?.start ?? 0,
    bodyStart: words[role.bodyIndex]?.start ?? text.length,
  };
}

interface Addressee {
  readonly assignees: readonly Assignee[];
  readonly isFramed: boolean;
  /** Index of the first word of addressee or frame, and of the first after them. */
  readonly first: number;
  readonly next: number;
}

/** "Bộ X …", "Giao Bộ X …", "Thủ tướng Chính phủ yêu cầu Bộ X …" from a word on. */
function readAddressee(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): Addressee | null {
  const framed = start + matchLongest(words, start, FRAMES);
  const authority = framed > start ? framed : skipAuthority(words, start);
  const from = Math.max(framed, authority);
  const duty = matchLongest(words, from, ['nhiem vu cua', 'trach nhiem cua']);
  const read = readAssignees(text, words, from + duty, gazetteer);
  const { assignees, next } =
    read.assignees.length > 0 ? read : readOwnProvince(text, words, from + duty);
  if (assignees.length === 0) return null;
  // "Bộ X kiến nghị Chính phủ, Bộ Y …": who proposes is not whom it addresses.
  const proposes =
    from === start ? matchLongest(words, next, ['kien nghi', 'de nghi', 'de xuat']) : 0;
  if (proposes > 0) {
    const addressed = readAssignees(text, words, next + proposes, gazetteer);
    return addressed.assignees.length > 0
      ? { assignees: addressed.assignees, isFramed: true, first: start, next: addressed.next }
      : null;
  }
  // "cơ quan liên quan" alone addresses nobody.
  if (from === start && assignees.every((one) => one.isRelated && !NAMES_SEVERAL.test(one.printed)))
    return null;
  const isFramed = from > start;
  if (
    !isFramed &&
    matchLongest(words, start, AUTHORITIES) > 0 &&
    assignees[0]?.kind !== 'province' &&
    assignees[0]?.kind !== 'person'
  )
    return null;
  if (!isFramed && !canFollowAddressee(words, next)) return null;
  return { assignees, isFramed, first: start, next };
}

function isReportAt(words: readonly Word[], index: number): boolean {
  const word = words[index];
  const marked = REPORTS.find(([folded]) => folded === word?.folded)?.[1];
  return marked !== undefined && isSpelt(word, marked);
}

/** "Tỉnh rà soát …": the province a notice speaks to, named by its level alone. */
function readOwnProvince(text: string, words: readonly Word[], start: number): AssigneeList {
  const length = matchLongest(words, start, ['tinh', 'thanh pho']);
  const isSubject =
    length > 0 && (words[start]?.isCapital ?? false) && isOrderAt(words, start + length);
  if (!isSubject) return { assignees: [], next: start };
  const end = start + length;
  return { assignees: [unknownAssignee(text, words, start, end)], next: end };
}

/** What stands after a subject: a verb, a role, an aside, or nothing more. */
function canFollowAddressee(words: readonly Word[], next: number): boolean {
  const word = words[next];
  if (!word) return true;
  if (/^[,:;.(-]$/.test(word.text)) return true;
  if (isOrderAt(words, next) || isReportAt(words, next)) return true;
  return (
    matchLongest(words, next, [
      'chu tri',
      'phoi hop',
      'tu',
      'voi',
      'ngoai',
      'neu',
      'nao',
      'co',
      'la',
      'lien quan',
      'theo',
      'can cu',
      'tren co so',
      'noi',
      'con lai',
    ]) > 0
  );
}

/** "Đối với các thôn …, Bộ X …"; "…, đề nghị các đồng chí Phó Thủ tướng …". */
function findAfterTopic(
  text: string,
  words: readonly Word[],
  opening: number,
  gazetteer: Gazetteer,
): (Addressee & { topicEnd: number }) | null {
  const opensTopic = matchLongest(words, opening, TOPIC_OPENERS) > 0;
  const limit = Math.min(words.length, opening + LONGEST_TOPIC);
  for (let index = opening + 1; index < limit; index += 1) {
    const mark = words[index];
    if (!mark || mark.isWord || !/^[,:;–-]$/.test(mark.text)) continue;
    const found = readAddressee(text, words, skipConnectors(words, index + 1), gazetteer);
    if (!found) continue;
    if (found.isFramed) {
      if (words[found.first]?.folded !== 'cho') return { ...found, topicEnd: mark.start };
    } else if ((opensTopic && mark.text !== '-') || mark.text === ':') {
      const after = words[found.next];
      // A list of bodies inside the topic is followed by more of the list, not by what to do.
      if (after?.isWord && isOrderAt(words, found.next)) return { ...found, topicEnd: mark.start };
    }
  }
  return null;
}

function assemble(
  text: string,
  words: readonly Word[],
  found: Addressee,
  topicEnd: number,
  gazetteer: Gazetteer,
): ParsedOrder {
  const role = readRole(text, words, found.next, gazetteer);
  const isReport = !found.isFramed && isReportAt(words, found.next);
  return {
    lead: found.assignees,
    coordinating: role.coordinating,
    isFramed: found.isFramed,
    isOrder: !isReport,
    isReport,
    topicEnd,
    leadStart: words[found.first]?.start ?? 0,
    bodyStart: words[role.bodyIndex]?.start ?? text.length,
  };
}

function statement(words: readonly Word[], opening: number): ParsedOrder {
  const start = words[opening]?.start ?? 0;
  return {
    lead: [],
    coordinating: [],
    isFramed: false,
    isOrder: false,
    isReport: false,
    topicEnd: 0,
    leadStart: start,
    bodyStart: start,
  };
}

/** "Đối với các khoản chi …, rà soát …", "Ngành nông nghiệp: Tổ chức …": where the order begins. */
function findOrderAfterTopic(words: readonly Word[], opening: number): number | null {
  if (orderVerbAt(words, opening) > 0) return null;
  const opensTopic = matchLongest(words, opening, TOPIC_OPENERS) > 0;
  const limit = Math.min(words.length, opening + LONGEST_TOPIC);
  for (let index = opening + 1; index < limit; index += 1) {
    const mark = words[index];
    if (!mark || mark.isWord) continue;
    const next = skipConnectors(words, index + 1);
    if (mark.text === ':' && orderVerbAt(words, next) > 0) return index + 1;
    if (/^[,;]$/.test(mark.text) && opensTopic && isOrderAt(words, next)) return index + 1;
  }
  return null;
}

/** "Đến năm 2025 đạt …": the index after a date that opens the order; `start` where none does. */
function skipLeadingDate(words: readonly Word[], start: number): number {
  if (matchLongest(words, start, ['den', 'trong', 'truoc', 'tu', 'nam', 'quy', 'thang']) === 0)
    return start;
  for (let index = start + 1; index < start + LONGEST_DATE; index += 1) {
    if (orderVerbAt(words, index) > 0) return index;
    if (!WORD_OF_A_DATE.test(words[index]?.folded ?? '')) return start;
  }
  return start;
}

function skipConnectors(words: readonly Word[], start: number): number {
  let index = start;
  for (;;) {
    const length = matchLongest(words, index, CONNECTORS);
    if (length === 0) return index;
    index += length;
    if (/^[,:]$/.test(words[index]?.text ?? '')) index += 1;
  }
}

/** The index after "Thủ tướng Chính phủ yêu cầu"; `start` where no authority speaks. */
function skipAuthority(words: readonly Word[], start: number): number {
  const authority = matchLongest(words, start, AUTHORITIES);
  if (authority === 0) return start;
  for (let index = start + authority; index < start + LONGEST_AUTHORITY; index += 1) {
    const frame = matchLongest(words, index, FRAMES);
    if (frame > 0) return index + frame;
  }
  return start;
}

/** "Đề nghị chủ động phối hợp": a frame that names nobody. */
function skipBareFrame(words: readonly Word[], start: number): number {
  const frame = matchLongest(words, start, ['de nghi', 'yeu cau', 'phai', 'can']);
  return frame > 0 && isOrderAt(words, start + frame) ? start + frame : start;
}
