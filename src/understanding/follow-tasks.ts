import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query, TaskFilter } from '../domain/query.js';
import { buildFilter } from './build-filter.js';
import type { Slots } from './slots.js';

/** A list of tasks that was answered, and the order its rows were numbered in. */
export interface AnsweredList {
  readonly query: Query;
  readonly taskIds: readonly string[];
  /** One task of the agency asked about: what is asked next is of it. */
  readonly isSingle?: boolean;
}

/** Words of a period that stands alone: "từ 20/7 đến hết tháng". */
const MOST_BARE = 6;

/** "còn Bộ Y tế?", "chỉ cái quá hạn", "theo từng bộ": the list before, with slots replaced. */
export function followTasks(
  slots: Slots,
  { query: last }: AnsweredList,
  knowledge: KnowledgeBase,
  today: LocalDate,
  refersBack: boolean,
): Query | undefined {
  const { cues } = slots;
  const isPerson = (id: string): boolean => knowledge.directory.find(id)?.kind === 'person';
  const next = buildFilter(slots, today, { topic: undefined, isPerson });
  const hasNews = Object.keys(next).length > 0;
  if (cues.grouping !== null)
    return { intent: 'task_group', grouping: cues.grouping, tasks: { ...last.tasks, ...next } };
  // "bộ nào nhiều nhất": of the tasks just listed.
  if ((cues.most || cues.fewest) && cues.who && slots.agencies.length === 0) {
    const { agencies: _agencies, ...wide } = { ...last.tasks, ...next };
    void _agencies;
    return { intent: 'task_rank', tasks: wide, aspect: cues.fewest ? 'fewest' : 'most' };
  }
  if (!hasNews && cues.howMany && !cues.deadlineQuestion) return { ...last, intent: 'task_count' };
  if (!hasNews && cues.statusQuestion) return { ...last, intent: 'task_list', order: 'status' };
  if (!hasNews && !cues.deadlineQuestion && !cues.progress) return undefined;
  if (!hasNews) return { ...last, intent: 'task_list', order: 'due' };
  // A whole question of its own names whose tasks are meant and in which state.
  const isComplete = cues.task && slots.agencies.length > 0 && !refersBack;
  if (isComplete) return undefined;
  // "tháng 8?" alone means the same of another time.
  const isBarePeriod =
    slots.period !== null && slots.subject === '' && slots.reading.tokens.length <= MOST_BARE;
  const hasScope = slots.period !== null || slots.places.length > 0;
  if (slots.agencies.length === 0 && !refersBack && !isBarePeriod && hasScope) return undefined;
  if (slots.withAgencies.length > 0 && slots.agencies.length === 0)
    return { intent: 'task_list', tasks: { ...last.tasks, withAgencies: slots.withAgencies } };
  const { ids: _ids, ...kept } = last.tasks ?? {};
  void _ids;
  // Asking for another state replaces the one asked before; a new agency is no longer excepted.
  const { overdue, statuses, completed, ...others } = kept;
  const rest = withoutOtherKind(others, next);
  const replacesState =
    next.statuses !== undefined || next.overdue !== undefined || next.completed !== undefined;
  const state = {
    ...(overdue === undefined ? {} : { overdue }),
    ...(statuses === undefined ? {} : { statuses }),
    ...(completed === undefined ? {} : { completed }),
  };
  return {
    intent: cues.countTasks || last.intent === 'task_count' ? 'task_count' : 'task_list',
    tasks: { ...rest, ...(replacesState ? {} : state), ...next },
    ...(slots.agencies.length > 0 && last.tasks?.agencies?.length
      ? { earlierAgencies: last.tasks.agencies }
      : {}),
    ...(slots.limit ? { order: slots.limit.order } : {}),
    ...(slots.limit?.limit ? { limit: slots.limit.limit } : {}),
    ...(cues.why ? { aspect: 'why' } : {}),
  };
}

/** Recurring duties bear no date: asking for the one kind ends asking for the other. */
function withoutOtherKind(
  { dated, recurring, rhythm, ...rest }: TaskFilter,
  next: TaskFilter,
): TaskFilter {
  const keepsDated = dated !== undefined && next.recurring === undefined;
  const keepsRecurring = recurring !== undefined && next.dated !== true && next.due === undefined;
  return {
    ...rest,
    ...(keepsDated ? { dated } : {}),
    ...(keepsRecurring ? { recurring, ...(rhythm === undefined ? {} : { rhythm }) } : {}),
  };
}

const COUNTED = '(?:bo|co quan|don vi|tinh|dia phuong|noi)';
// "3 bộ đầu thôi", "top 3".
const TOP_OF_RANK = new RegExp(
  `^ (?:(?:chi|lay|cho|xem|can|toi|em|minh|liet ke) )*(?:top (\\d{1,2})|(?:top )?(\\d{1,2}) ${COUNTED})(?: [a-z]+){0,4} $`,
);
// "còn đứng thứ hai?".
const ORDINALS: Readonly<Record<string, number>> = { nhi: 2, hai: 2, ba: 3, tu: 4, nam: 5 };
const NTH_OF_RANK =
  /^ (?:[a-z]+ ){0,4}(?:thu|hang|xep|xep thu|dung) (nhi|hai|ba|tu|nam|\d)(?: (?:la|thi|ai|bo|nao|sao|co|quan|don|vi|a|nhi))* $/;
// "của ai?", "những bộ nào vậy".
const WHOSE = new RegExp(
  `^ (?:(?:the|vay|do|la|cua|thuoc|nhung|cac|may|viec|nhiem vu|nay|kia|day) )*(?:ai|${COUNTED} nao|nhung ai)(?: (?:vay|the|lam|phu trach|chu tri|day|co|bi|dang|phai|a|nhi|ha))* $`,
);
// "liệt kê đi", "kể ra xem", "cụ thể là gì".
const SHOW_THEM =
  /^ (?:(?:the|vay|roi|ok|ban|em|giup|cho|toi|minh|anh|chi|hay|thi) )*(?:liet ke|ke|ke ten|neu|neu ten|xem|cu the|chi tiet|danh sach|dua|gui|hien|la (?:nhung )?(?:viec |cai |nhiem vu )?(?:gi|nao))(?: (?:ra|het|day du|di|xem|cu the|chi tiet|nhe|a|giup|cho|toi|minh|em|anh|chi|la|gi|nao|danh sach|tung|viec|cai|nhung|cac|tat ca|chung|voi|luon|len|the|vay))* $/;
const BOTH = new RegExp(`\\b(?:hai|2|ca hai) (?:${COUNTED}|ben)(?: (?:nay|do|kia|tren))?\\b`);

/**
 * A few words that ask of the agencies or the rows of what was just listed: the first of a rank, whose
 * the tasks are, the rows of a count, two agencies asked about one after the other.
 */
export function followShown(slots: Slots, last: Query, rows: number): Query | undefined {
  const { reading, cues, agencies } = slots;
  if (last.tasks === undefined || agencies.length > 0) return undefined;
  const top = TOP_OF_RANK.exec(reading.folded);
  if (top && last.intent === 'task_rank') {
    const limit = Number(top[1] ?? top[2]);
    const { limit: _limit, ...rank } = last;
    void _limit;
    return { ...rank, aspect: rankAspect(last), ...(limit > 1 ? { limit } : {}) };
  }
  const place = NTH_OF_RANK.exec(reading.folded)?.[1];
  if (place !== undefined && last.intent === 'task_rank')
    return { ...last, limit: Number(place) || (ORDINALS[place] ?? 2), aspect: rankAspect(last) };
  const asked = last.tasks.agencies ?? [];
  if (WHOSE.test(reading.folded) && rows > 1 && asked.length !== 1 && !isRank(last))
    return { intent: 'task_rank', tasks: last.tasks, aspect: 'each' };
  if (SHOW_THEM.test(reading.folded) && (rows > 0 || isRank(last)) && last.intent !== 'task_list')
    return { intent: 'task_list', tasks: last.tasks };
  if (SHOW_THEM.test(reading.folded) && last.intent === 'task_list') return last;
  const both = [...new Set([...(last.earlierAgencies ?? []), ...asked])];
  return both.length === 2 && (BOTH.test(reading.folded) || cues.compareAgencies)
    ? { intent: 'task_compare', agencies: both, tasks: { ...last.tasks, agencies: [] } }
    : undefined;
}

const rankAspect = ({ aspect }: Query): string => (aspect === 'fewest' ? 'fewest' : 'most');

const isRank = ({ intent }: Query): boolean => intent === 'task_rank' || intent === 'task_compare';

const SAME_AGENCY = /\b(?:bo|co quan|don vi|tinh|nganh|noi) (?:nay|do|ay|kia)\b/;

/** "bộ này còn việc gì khác": the agencies of what was answered, in a question of its own. */
export function followAgency(
  slots: Slots,
  last: Query,
  knowledge: KnowledgeBase,
  today: LocalDate,
): Query | undefined {
  if (!slots.reading.has(SAME_AGENCY) || slots.agencies.length > 0) return undefined;
  const named = last.tasks?.agencies ?? last.agencies ?? [];
  const leads = (last.taskIds ?? []).flatMap((id) => knowledge.tasks.get(id)?.lead ?? []);
  const agencies = named.length > 0 ? named : [...new Set(leads)];
  if (agencies.length === 0) return undefined;
  const tasks = buildFilter({ ...slots, agencies }, today, {
    topic: undefined,
    isPerson: (id) => knowledge.directory.find(id)?.kind === 'person',
  });
  return { intent: slots.cues.countTasks ? 'task_count' : 'task_list', tasks };
}
