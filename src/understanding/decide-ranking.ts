import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { OPEN_STATUSES } from '../domain/task.js';
import { buildFilter } from './build-filter.js';
import { readRankedDeputies } from './read-deputies.js';
import type { Slots } from './slots.js';

const BODY = '(?:bo(?: nganh)?|co quan|don vi|nganh|tinh(?: thanh)?|dia phuong)';
// "top 3 bộ", "3 bộ có nhiều việc quá hạn nhất".
const TOP_RANKED = new RegExp(
  `\\btop (\\d{1,2}) ${BODY}\\b|\\b(\\d{1,2}) ${BODY} (?=(?:[a-z]+ ){0,5}(?:nhieu|it|cham|tre) (?:[a-z]+ ){0,5}nhat\\b)`,
);
// "bộ nào không có việc quá hạn".
const HAS_NONE = new RegExp(
  `\\b${BODY} nao (?:[a-z]+ ){0,4}khong (?:he )?(?:co|con|bi|no|cham|tre|qua)\\b(?!.* khong $)`,
);
// "bộ nào xong hết việc": none of what it was given is open.
const HAS_DONE_ALL =
  /\b(?:(?:lam )?xong|hoan thanh|hoan tat)(?: [a-z]+){0,3} (?:het|tat ca|toan bo|sach|100%|du)\b|\b(?:het|tat ca|toan bo)(?: [a-z]+){0,3} (?:da )?(?:xong|hoan thanh)\b/;
// "bộ nào chưa xong việc nào": none of its tasks is done.
const HAS_NONE_DONE = new RegExp(
  `\\b${BODY}(?: nao)? chua (?:he )?(?:(?:co|lam) (?:duoc )?(?:viec|nhiem vu|cai) (?:nao|gi) (?:da |lam )?(?:xong|hoan thanh)|(?:lam )?(?:xong|hoan thanh) (?:duoc )?(?:viec|nhiem vu|cai) (?:nao|gi))\\b`,
);
// Who has such tasks, not what is done with one of them.
const WHICH_HAVE = new RegExp(
  `\\b(?:${BODY} nao|(?<!chua |khong )ai|(?:nhung|cac|may|bao nhieu) ${BODY}|noi nao)\\b`,
);
// "các tỉnh phải làm gì": what they are to do, not which of them.
const ASKS_WHAT_OF_CLASS = new RegExp(
  `\\b(?:cac|tat ca) ${BODY}(?: (?:thanh|thanh pho|nganh|dia phuong))* (?:can |se |con |dang |duoc )*(?:phai lam|phai|lam|giao|co) (?:(?:lam|nhung|viec|nhiem vu|cong viec) )*(?:gi|nao)\\b`,
);
const IN_ORDER = new RegExp(
  `\\b(?:xep hang|xep thu tu|xep loai|bang xep hang|thu tu)(?: [a-z]+){0,3} ${BODY}\\b`,
);

/** Wording of a question that asks for the agencies in some order, whatever their tasks are called. */
export const ORDER_WORDS: readonly RegExp[] = [new RegExp(IN_ORDER.source, 'g')];

/** Who has most, fewest or none of some tasks, or who has any at all. */
export function decideRanking(
  slots: Slots,
  knowledge: KnowledgeBase,
  today: LocalDate,
  { isAboutOne, hasTopic }: { readonly isAboutOne: boolean; readonly hasTopic: boolean },
): Query | undefined {
  const { cues, subject, reading } = slots;
  const { directory } = knowledge;
  if (slots.limit !== null) return undefined;
  const isStateFilter =
    cues.overdue ||
    cues.owed ||
    cues.dueSoon ||
    cues.early ||
    cues.late ||
    cues.extended ||
    cues.untold ||
    slots.lateByDays !== null;
  const isShared = cues.coordinates && !cues.leads;
  const hasState = cues.task || isStateFilter || isShared || cues.done || cues.notDone;
  const named = slots.agencies.filter((id) => !directory.isClass(id));
  const ranked = TOP_RANKED.exec(reading.folded);
  const top = Number(ranked?.[1] ?? ranked?.[2] ?? 0);
  const ranksLate = cues.who && reading.has(/\b(?:cham|tre|tri tre) nhat\b/) && subject.length < 12;
  const asksDoneAll = cues.who && reading.has(HAS_DONE_ALL) && !cues.notDone;
  const asksNone =
    hasState && slots.agencies.length === 0 && (reading.has(HAS_NONE) || asksDoneAll);
  if (slots.agencies.length === 0 && reading.has(HAS_NONE_DONE))
    return {
      intent: 'task_rank',
      tasks: { statuses: ['completed'] },
      aspect: 'none',
      ...readRanked(slots),
    };
  const isMost = (cues.most || cues.fewest) && !(isAboutOne && !reading.has(/\bnhat\b/));
  const ranks = hasState && isMost && (cues.who || top > 0);
  const filter = buildFilter({ ...slots, agencies: named }, today, {
    topic: undefined,
    isPerson: (id) => directory.find(id)?.kind === 'person',
  });
  const deputies = isMost ? readRankedDeputies(reading, knowledge) : [];
  if (deputies.length > 0)
    return {
      intent: 'task_rank',
      tasks: { ...filter, roles: ['supervising'] },
      agencies: deputies,
      groups: ['deputies'],
      aspect: cues.fewest ? 'fewest' : 'most',
    };
  if (ranks || ranksLate || asksNone || (hasState && top > 0)) {
    const { statuses: _done, ...undone } = filter;
    void _done;
    return {
      intent: 'task_rank',
      tasks: asksDoneAll ? { ...undone, statuses: OPEN_STATUSES } : filter,
      aspect: asksNone ? 'none' : cues.fewest ? 'fewest' : 'most',
      ...(top > 1 && !asksNone ? { limit: top } : {}),
      ...readRanked(slots),
    };
  }
  const isWhoseState =
    isStateFilter || cues.notDone || (cues.done && !cues.statusQuestion) || slots.period !== null;
  const asksWho =
    (cues.who || reading.has(WHICH_HAVE)) &&
    reading.has(WHICH_HAVE) &&
    !cues.whoCoordinates &&
    !cues.whoDirects &&
    !cues.deadlineQuestion;
  const asksOrder = reading.has(IN_ORDER);
  // "việc của các địa phương": a class is named, not asked for.
  const isClassNamed =
    slots.agencies.length > named.length &&
    ((reading.has(/\b(?:cua|thuoc|giao(?: cho)?) cac\b/) && !reading.has(/\b(?:nao|ai)\b/)) ||
      reading.has(ASKS_WHAT_OF_CLASS));
  if (
    hasTopic ||
    isAboutOne ||
    named.length > 0 ||
    slots.withAgencies.length > 0 ||
    cues.classDuties ||
    isClassNamed ||
    !((asksWho && isWhoseState && hasState) || (asksOrder && hasState))
  )
    return undefined;
  const { overdue: _late, ...open } = filter;
  void _late;
  return {
    intent: 'task_rank',
    // What is owed is shown as open, with the late ones counted beside.
    tasks: cues.debt ? { ...open, statuses: OPEN_STATUSES } : filter,
    aspect: 'each',
    ...readRanked(slots),
  };
}

/**
 * Which kind of agency is ranked: "tỉnh nào" means provinces, "bộ nào" ministries, "bộ, ngành nào" other
 * bodies of the Government with them.
 */
function readRanked({ reading }: Slots): Pick<Query, 'groups'> {
  if (
    reading.has(
      /\b(?:tinh|dia phuong|thanh pho|tinh thanh)(?: [a-z]+){0,2} nao\b|\b(?:tinh|dia phuong) (?:nao|co|dang|con|chua|it|nhieu|cham|tre)\b|\b(?:nhung|cac|may|bao nhieu) (?:tinh|dia phuong)\b/,
    )
  )
    return { groups: ['provinces'] };
  if (reading.has(/\bbo nganh\b/)) return { groups: ['central'] };
  return reading.has(
    /\bbo(?: [a-z]+){0,2} nao\b|\bbo (?:it|nhieu|cham|tre|nhanh|tot|kem|yeu)\b|\b(?:trong )?(?:cac|nhung|may|bao nhieu) bo\b/,
  )
    ? { groups: ['ministries'] }
    : {};
}
