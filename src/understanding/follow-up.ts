import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Conversation } from '../domain/conversation.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { readDocumentFact } from './decide-document.js';
import { readAspect } from './decide-one.js';
import {
  followContent,
  followElsewhere,
  followInDocument,
  followIndicator,
  followList,
  followPart,
  withoutGroups,
} from './follow-reference.js';
import { followAgency, followShown, followTasks, type AnsweredList } from './follow-tasks.js';
import type { Slots } from './slots.js';
import { asksReminder } from './small-talk.js';
import { hasContent } from './subject.js';

const ORDINALS: Readonly<Record<string, number>> = {
  nhat: 1,
  dau: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};
const NTH =
  /\b(?:cai|viec|nhiem vu|muc|so|dong|y|chi tiet)(?: [a-z]+)? (?:thu )?(\d{1,3}|nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|dau tien|dau(?= (?:a |nhe |di |voi )*$)|cuoi(?: cung)?)\b/;
const BARE_NUMBER =
  /^ (?:the |con |so |chon |xem |muc |cai |viec |thu |chi tiet )*(\d{1,3}) (?:nhe |a |di |voi |thi sao )*$/;
const SOURCE =
  /\b(?:lay (?:o|tu)|nguon (?:nao|o|tu|dau)|(?:o|theo|trong|tu|thuoc|cua|tai) van ban nao|van ban nao (?:giao|quy dinh|yeu cau)|van ban nao (?:ghi|noi|neu)|can cu (?:nao|dau|vao)|trich (?:o|tu)|o dau ra|dan chung|o muc nao|trang nao)\b|^ (?:dan )?(?:nguon|trich dan|can cu) (?:a |nhe |di |dau )*$/;
const REFERS_BACK =
  /\b(?:trong (?:do|so do|cac viec do)|cai nao|viec nao|may cai|bao nhieu cai|cai do|viec do|viec nay|nhiem vu (?:do|nay)|no|chung|may cai do|nhung cai do|chi (?:cai|nhung|lay|xem)|loc)\b|\bcon (?:nhung )?gi (?:khong )?$/;
const CONTINUES = /^ (?:(?:the|vay|con|roi|va|a|uh|ok|thi|cua|rieng|theo|tru|ngoai) )+/;
const TRAILS_OFF = / (?:thi sao|thi the nao|thoi|nua) $/;
const EXPORT = /\b(?:xuat|excel|xlsx|file|tai ve|tai xuong)\b/;
const SORT = /\b(?:sap (?:xep )?theo|xep theo)\b/;

const EARLIER_WORDS = /trước|sau|kia|hồi|truoc|hoi/giu;

/** An elliptical utterance has at most this many words. */
const MOST_WORDS = 14;

/**
 * What an utterance asks that only makes sense after the last answer: a number, another agency, a
 * narrowing, the source. Undefined where it stands on its own.
 */
export function resolveFollowUp(
  slots: Slots,
  conversation: Conversation,
  knowledge: KnowledgeBase,
  today: LocalDate,
): Query | undefined {
  const { reading, cues } = slots;
  const last = conversation.query;
  const list = listOf(conversation);
  if (reading.tokens.length > MOST_WORDS + 6) return undefined;
  // To be reminded is asked of the assistant, not of the tasks just listed.
  if (asksReminder(reading)) return undefined;
  // Who carries on whose work is asked of agencies, whatever was listed before.
  if (cues.successor && slots.agencies.length > 0) return undefined;

  const nth = readNth(slots, conversation, list);
  if (nth !== undefined)
    return { intent: 'task_detail', taskIds: [nth], aspect: readAspect(slots) ?? 'status' };
  // A number beyond the rows shown: they are shown again.
  if (conversation.taskIds.length > 0 && BARE_NUMBER.test(reading.folded)) return last;
  if (reading.has(SOURCE) && reading.tokens.length <= 12 && slots.agencies.length === 0)
    return { intent: 'source' };
  if (reading.has(EXPORT) && list && !cues.task) return { ...list.query, intent: 'export' };
  if (reading.has(SORT) && list)
    return {
      ...list.query,
      order: cues.grouping === 'agency' ? 'agency' : cues.done ? 'status' : 'due',
    };
  const shown =
    list && !conversation.query.taskIds?.length
      ? followShown(slots, list.query, list.taskIds.length)
      : undefined;
  if (shown) return shown;
  const chosen = chooseByWords(slots, conversation, knowledge);
  if (chosen !== undefined) return { intent: 'task_detail', taskIds: [chosen], aspect: 'status' };
  const refersBack = reading.has(REFERS_BACK) || reading.has(CONTINUES) || reading.has(TRAILS_OFF);
  const isShort = reading.tokens.length <= MOST_WORDS;
  const sameAgency = isShort ? followAgency(slots, last, knowledge, today) : undefined;
  if (sameAgency) return sameAgency;
  if (!isShort) return undefined;

  // A count of tasks may carry what a report states of them: asked next is of the tasks.
  if (last.indicators?.length && last.tasks === undefined && last.intent !== 'out_of_scope')
    return (
      followInDocument(slots, last, knowledge) ??
      (refersBack ? followPart(slots, last, knowledge) : undefined) ??
      (isAboutFigure(slots, refersBack) ? followIndicator(slots, last) : undefined)
    );
  if (last.intent === 'missing_list' && refersBack) return followList(slots, last, knowledge);
  if (last.intent === 'document_content' && refersBack)
    return followElsewhere(slots, last, knowledge) ?? followContent(slots, last, knowledge);
  // "ban hành ngày nào" of the decree just told of: its line says it.
  if (last.intent === 'legal_documents' && asksOfLegal(slots)) return last;
  const fact = last.intent === 'document_info' ? readDocumentFact(slots) : undefined;
  if (fact !== undefined && slots.places.length === 0) return { ...last, aspect: fact };
  if (last.aspect === 'attended' && last.intent === 'document_info' && isOnlyWho(slots))
    return {
      ...last,
      agencies: slots.agencies,
      ...(slots.places.length > 0 ? { places: slots.places } : {}),
    };
  const sole = list?.isSingle === true ? list.taskIds[0] : undefined;
  if (sole !== undefined && NAMED_AGAIN.test(reading.folded) && readAspect(slots) !== undefined)
    return { intent: 'task_detail', taskIds: [sole], aspect: readAspect(slots) ?? 'status' };
  if (!isBare(slots)) return undefined;
  if (last.taskIds?.length && !asksOfList(slots) && slots.agencies.length === 0) {
    const detail = followDetail(slots, last);
    if (detail) return detail;
  }
  const only = list?.isSingle === true ? list.taskIds[0] : undefined;
  const aspect = readAspect(slots);
  if (
    only !== undefined &&
    aspect !== undefined &&
    slots.agencies.length === 0 &&
    !asksOfList(slots)
  )
    return { intent: 'task_detail', taskIds: [only], aspect };
  return list ? followTasks(slots, list, knowledge, today, refersBack) : undefined;
}

const hasNoMatter = ({ matter, cues }: Slots): boolean =>
  !cues.task && !hasContent(withoutGroups(matter));

/** Nothing is named: what is asked is of the document just told of. */
const asksOfLegal = (slots: Slots): boolean =>
  hasNoMatter(slots) &&
  slots.legal.length + slots.places.length + slots.agencies.length === 0 &&
  slots.reading.has(
    /\b(?:ngay|thang|nam|khi nao|bao gio|ai (?:ky|ban hanh)|so (?:may|hieu)|ve gi)\b/,
  );

const isOnlyWho = (slots: Slots): boolean => slots.agencies.length > 0 && hasNoMatter(slots);

/** The list that "cái thứ 2", "cái nào" speak of: the last one, also after a look at one of it. */
function listOf({ query, taskIds, list }: Conversation): AnsweredList | null {
  return query.tasks && (query.intent.startsWith('task_') || query.intent === 'export')
    ? { query, taskIds, isSingle: list?.isSingle === true }
    : (list ?? null);
}

function readNth(
  { reading }: Slots,
  conversation: Conversation,
  list: AnsweredList | null,
): string | undefined {
  const match = BARE_NUMBER.exec(reading.folded) ?? NTH.exec(reading.folded);
  if (!match || reading.tokens.length > 12) return undefined;
  // After a look at one task the numbers are still those of the list.
  const isDetail = conversation.query.intent === 'task_detail' && conversation.taskIds.length <= 1;
  const taskIds = isDetail && list ? list.taskIds : conversation.taskIds;
  const word = match[1] ?? '';
  if (word.startsWith('cuoi')) return taskIds.at(-1);
  const number = Number(word) || ORDINALS[word.replace(' tien', '')];
  return number === undefined ? undefined : taskIds[number - 1];
}

/** How much better one of the choices offered must fit the words than the next. */
const CLEAR_CHOICE = 1.15;

/** Asked which is meant, the answer names it by some of its words. */
function chooseByWords(
  { subject, reading }: Slots,
  { query, taskIds }: Conversation,
  knowledge: KnowledgeBase,
): string | undefined {
  if (query.intent !== 'clarify' || subject === '' || reading.tokens.length > MOST_WORDS)
    return undefined;
  const [first, second] = knowledge
    .findTasks(subject)
    .filter((match) => taskIds.includes(match.id))
    .toSorted((a, b) => b.coverage - a.coverage || b.score - a.score);
  const isClear =
    first !== undefined &&
    first.coverage >= 0.5 &&
    (second === undefined ||
      first.coverage >= second.coverage * CLEAR_CHOICE ||
      first.score >= second.score * CLEAR_CHOICE);
  return isClear ? first.id : undefined;
}

/** "cái nào", "bao nhiêu cái": asks of several, not of the one last shown. */
function asksOfList({ reading, cues }: Slots): boolean {
  return (
    reading.has(
      /\b(?:cai|viec|nhiem vu) (?:nao|gi)\b|\b(?:may|bao nhieu|nhung|cac) (?:cai|viec|nhiem vu)\b/,
    ) ||
    (cues.overdue && !cues.deadlineQuestion) ||
    cues.grouping !== null
  );
}

// "cơ chế đó", "nghị định này": the one task answered, by its kind.
const NAMED_AGAIN =
  /\b(?:co che|nghi dinh|de an|ke hoach|luat|chien luoc|hoi nghi|phien hop|phuong an|viec|nhiem vu|cai) (?:do|nay|ay|tren)\b/;

// "hạn?", "hạn thì sao".
const BARE_DUE =
  /^ (?:(?:the|con|vay) )*(?:thoi )?han(?: (?:la|nao|gi|sao|thi|the|den|dau|a|nhi|vay|cuoi|bao|gio|khi))* $/;

const RANK_WORDS = /nhiều|ít|nhất|nhieu|it(?!\p{L})|nhat/giu;

/** No subject of its own: only slots, cues and frame words. */
function isBare(slots: Slots): boolean {
  const { cues } = slots;
  const subject =
    cues.who && (cues.most || cues.fewest) ? slots.subject.replace(RANK_WORDS, ' ') : slots.subject;
  const words = withoutGroups(subject);
  return !hasContent(words) || (words.length === 1 && slots.subject.length <= 3);
}

/** Nothing but whose, when, or which side of the figure just answered. */
function isAboutFigure(slots: Slots, refersBack: boolean): boolean {
  const { cues } = slots;
  if (cues.task || slots.places.length > 0) return false;
  const words = withoutGroups(slots.matter.replace(EARLIER_WORDS, ' '));
  const isBareMatter = !hasContent(words.filter((word) => !/^\d+$/.test(word)));
  return (
    isBareMatter &&
    (refersBack ||
      slots.period !== null ||
      slots.year !== null ||
      cues.provincesGroup ||
      cues.ministriesGroup ||
      cues.target ||
      cues.trend)
  );
}

function followDetail(slots: Slots, last: Query): Query | undefined {
  const aspect = BARE_DUE.test(slots.reading.folded) ? 'due' : readAspect(slots);
  if (aspect === undefined || !last.taskIds) return undefined;
  return { intent: 'task_detail', taskIds: last.taskIds, aspect };
}
