import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Conversation } from '../domain/conversation.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { buildFilter } from './build-filter.js';
import { gatherEvidence } from './evidence.js';
import type { Slots } from './slots.js';
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
  /\b(?:cai|viec|nhiem vu|muc|so|dong|y|chi tiet)(?: [a-z]+)? (?:thu )?(\d{1,3}|nhat|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi|dau tien|cuoi(?: cung)?)\b/;
const BARE_NUMBER =
  /^ (?:so |chon |xem |muc |cai |viec |chi tiet )*(\d{1,3}) (?:nhe |a |di |voi )*$/;
const SOURCE =
  /\b(?:lay (?:o|tu)|nguon (?:nao|o|tu|dau)|(?:o|theo|trong|tu) van ban nao|can cu (?:nao|dau|vao)|trich (?:o|tu)|o dau ra|dan chung|o muc nao|trang nao)\b/;
const REFERS_BACK =
  /\b(?:trong (?:do|so do|cac viec do)|cai nao|viec nao|cai do|viec do|viec nay|nhiem vu (?:do|nay)|no|chung|may cai do|nhung cai do|chi (?:cai|nhung|lay|xem)|loc)\b/;
const CONTINUES = /^ (?:(?:the|vay|con|roi|va|a|uh|ok|thi) )+/;
const EXPORT = /\b(?:xuat|excel|xlsx|file|tai ve|tai xuong)\b/;
const SORT = /\b(?:sap (?:xep )?theo|xep theo)\b/;

// Whose figure or list is asked next is no new subject.
const GROUP_WORDS =
  /các|khối|cấp|bộ|ngành|địa phương|tỉnh|thành phố|cac|khoi|cap|bo|nganh|dia phuong|tinh|thanh pho/giu;

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
  if (reading.tokens.length > MOST_WORDS + 6) return undefined;

  const nth = readNth(slots, conversation);
  if (nth !== undefined) return { intent: 'task_detail', taskIds: [nth], aspect: 'status' };
  if (reading.has(SOURCE) && reading.tokens.length <= 12 && slots.agencies.length === 0)
    return { intent: 'source' };
  if (reading.has(EXPORT) && last.tasks) return { ...last, intent: 'export' };
  if (reading.has(SORT) && last.tasks)
    return { ...last, order: cues.grouping === 'agency' ? 'agency' : cues.done ? 'status' : 'due' };

  const isElliptical = reading.tokens.length <= MOST_WORDS && isBare(slots);
  const refersBack = reading.has(REFERS_BACK) || reading.has(CONTINUES);
  if (!isElliptical) return undefined;

  if (last.tasks && (last.intent.startsWith('task_') || last.intent === 'agency_profile'))
    return followTasks(slots, conversation, knowledge, today, refersBack);
  if (
    last.indicators?.length &&
    (refersBack || slots.period || cues.provincesGroup || cues.ministriesGroup || cues.target)
  )
    return followIndicator(slots, last);
  if (last.taskIds?.length && refersBack && slots.agencies.length === 0)
    return followDetail(slots, last, knowledge, today);
  if (last.intent === 'missing_list' && refersBack) return followList(slots, last, knowledge);
  return undefined;
}

function readNth({ reading }: Slots, conversation: Conversation): string | undefined {
  const { taskIds } = conversation;
  if (taskIds.length === 0) return undefined;
  const match = BARE_NUMBER.exec(reading.folded) ?? NTH.exec(reading.folded);
  if (!match || reading.tokens.length > 12) return undefined;
  const word = match[1] ?? '';
  if (word.startsWith('cuoi')) return taskIds.at(-1);
  const number = Number(word) || ORDINALS[word.replace(' tien', '')];
  return number === undefined ? undefined : taskIds[number - 1];
}

/** No subject of its own: only slots, cues and frame words. */
function isBare(slots: Slots): boolean {
  const words = slots.subject.replace(GROUP_WORDS, ' ').split(' ').filter(Boolean);
  return !hasContent(words) || (words.length === 1 && slots.subject.length <= 3);
}

function followTasks(
  slots: Slots,
  conversation: Conversation,
  knowledge: KnowledgeBase,
  today: LocalDate,
  refersBack: boolean,
): Query | undefined {
  const { cues } = slots;
  const last = conversation.query;
  const isPerson = (id: string): boolean => knowledge.directory.find(id)?.kind === 'person';
  const next = buildFilter(slots, today, { topic: undefined, isPerson });
  const hasNews = Object.keys(next).length > 0;
  if (!hasNews && !cues.deadlineQuestion && !cues.progress) return undefined;
  if (!hasNews) return refersBack ? { ...last, intent: 'task_list', order: 'due' } : undefined;
  // A whole question of its own names whose tasks are meant and in which state.
  const isComplete = cues.task && slots.agencies.length > 0 && !slots.reading.has(CONTINUES);
  if (isComplete) return undefined;
  if (slots.agencies.length === 0 && !refersBack && (slots.period || slots.places.length > 0))
    return undefined;
  const intent = cues.countTasks
    ? 'task_count'
    : last.intent === 'task_count'
      ? 'task_count'
      : 'task_list';
  if (slots.withAgencies.length > 0 && slots.agencies.length === 0)
    return {
      intent: 'task_list',
      tasks: { ids: conversation.taskIds, withAgencies: slots.withAgencies },
    };
  const { ids: _ids, ...kept } = last.tasks ?? {};
  void _ids;
  const asked = { ...kept, ...next };
  // Asking for another state replaces the one asked before.
  if (next.statuses) delete (asked as { overdue?: boolean }).overdue;
  if (next.overdue !== undefined) delete (asked as { statuses?: unknown }).statuses;
  return { intent, tasks: asked };
}

function followDetail(
  slots: Slots,
  last: Query,
  knowledge: KnowledgeBase,
  today: LocalDate,
): Query | undefined {
  const { cues } = slots;
  void knowledge;
  void today;
  const aspect = cues.deadlineQuestion
    ? 'due'
    : cues.whoDirects
      ? 'supervisor'
      : cues.whoCoordinates
        ? 'coordinating'
        : cues.who
          ? 'lead'
          : cues.progress || cues.statusQuestion || cues.done
            ? 'status'
            : undefined;
  if (aspect === undefined || !last.taskIds) return undefined;
  return { intent: 'task_detail', taskIds: last.taskIds, aspect };
}

function followIndicator(slots: Slots, last: Query): Query {
  const { cues, period } = slots;
  const groups = [
    ...(cues.ministriesGroup && !cues.provincesGroup ? ['bộ, ngành'] : []),
    ...(cues.provincesGroup ? ['địa phương'] : []),
  ];
  return {
    ...last,
    ...(groups.length > 0 ? { groups } : {}),
    ...(period ? { intent: 'indicator_trend' as const, period: period.range } : {}),
    ...(cues.target ? { aspect: 'target' } : {}),
  };
}

/** "thế còn các tỉnh": the same subject, the other kind of members. */
function followList(slots: Slots, last: Query, knowledge: KnowledgeBase): Query {
  const wantsProvinces = slots.cues.provincesGroup;
  const words = `${last.text ?? ''} ${wantsProvinces ? 'địa phương tỉnh' : 'bộ ngành'}`;
  const candidates = gatherEvidence(
    { subject: words, matter: words, wide: words, full: words },
    knowledge,
  ).lists;
  const kindOf = (id: string): boolean =>
    knowledge.lists
      .get(id)
      ?.members.some(
        (member) =>
          (knowledge.directory.find(member.agency)?.kind === 'province') === wantsProvinces,
      ) === true;
  const found = candidates.find((match) => kindOf(match.id));
  return {
    intent: 'missing_list',
    references: found ? [found.id] : (last.references ?? []),
    groups: [wantsProvinces ? 'provinces' : 'ministries'],
    ...(last.text === undefined ? {} : { text: last.text }),
  };
}
