import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { TOPIC_COVERAGE } from '../answering/select-by-topic.js';
import type { DateRange, LocalDate } from '../domain/local-date.js';
import type { Query, TaskFilter } from '../domain/query.js';
import { OPEN_STATUSES } from '../domain/task.js';
import { foldMarks } from '../language/fold.js';
import { asksShare } from './asks-share.js';
import { asksWhyLate, buildFilter } from './build-filter.js';
import { decideOne, readAspect, readJoined } from './decide-one.js';
import { decideRanking } from './decide-ranking.js';
import { asksAssigned, findTotalNaming } from './stated-totals.js';
import { isSureName, isSureTask, leadsClearly, type Evidence, withTasks } from './evidence.js';
import { readFact } from './read-fact.js';
import { readFormer } from './read-former.js';
import type { Slots } from './slots.js';
import { splitByDay } from './split-by-day.js';
import { hasContent, isTellingSubject } from './subject.js';
import { tasksAtPart } from './tasks-at-part.js';

const PLURAL =
  /^ (?:(?:xem|tim|cho xem|liet ke|tra cuu) )?(?:nhiem vu|viec|cong viec|dau viec)(?: (?:nao|gi))? (?:ve|lien quan|thuoc|theo|noi ve)\b|\b(?:nhung|cac|tung|liet ke|ke ra|danh sach|may|bao nhieu|tat ca|toan bo)(?: [a-z]+){0,3} (?:nhiem vu|viec|cong viec|dau viec)\b|\b(?:nhiem vu|viec|cong viec|dau viec|de an|nghi dinh|ke hoach) (?:nao|gi)\b|\b(?:lam|giao|xong) (?:nhung )?gi\b|\b(?:nhung|cac) (?:de an|nghi dinh|ke hoach|hoi nghi|luat|quyet dinh)\b/;

// "xuất danh sách … ra Excel".
const EXPORT = /\b(?:excel|xlsx|xuat (?:ra|danh sach|file|bang|bao cao)|tai (?:ve|xuong))\b/;

const KIND_ALONE =
  /^(?:(?:lam|xay dung|soan|trinh) )?(nghi dinh|luat|du an luat|de an|chien luoc|ke hoach|chi thi|hoi nghi|quyet dinh|thong tu|van ban)$/;

/** Lists, counts, ranks of tasks, one task in detail, who is responsible. */
export function decideTasks(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
  today: LocalDate,
): Query | undefined {
  const { cues, subject, reading } = slots;
  const former = readFormer(slots, knowledge, today);
  if (former) return { intent: 'agency_profile', tasks: { agencies: [former] } };
  const isPerson = (id: string): boolean => knowledge.directory.find(id)?.kind === 'person';
  const isKind = KIND_ALONE.test(foldMarks(subject));
  const theirs = tasksOfAgencies(slots, evidence, knowledge);
  const fits =
    (isTellingSubject(subject) || isKind) && (isSureTask(evidence.tasks[0]) || theirs.length > 0);
  const isClear = cues.deadlineQuestion && !cues.howMany && leadsClearly(evidence.tasks);
  const isPlural = reading.has(PLURAL) || cues.unmetDuty;
  const isStateFilter =
    cues.overdue ||
    cues.owed ||
    cues.dueSoon ||
    cues.early ||
    cues.late ||
    slots.lateByDays !== null ||
    asksWhyLate(slots) ||
    slots.limit !== null;
  const hasScope =
    slots.agencies.length > 0 ||
    slots.withAgencies.length > 0 ||
    slots.places.length > 0 ||
    slots.period !== null ||
    slots.sector !== null ||
    slots.leadCount !== null ||
    cues.classDuties;
  // "làm đề án gì": of that kind, whatever is done with it.
  const kind = slots.agencies.length > 0 ? KIND_ALONE.exec(foldMarks(subject))?.[1] : undefined;
  const topic =
    isTopic(subject, evidence) || kind !== undefined ? readTopic(subject, kind) : undefined;
  const filter = (): NonNullable<Query['tasks']> => buildFilter(slots, today, { topic, isPerson });

  const ranking = decideRanking(slots, knowledge, today, {
    isAboutOne: fits && !isPlural,
    hasTopic: topic !== undefined,
  });
  if (ranking) return ranking;
  const comparesTasks = cues.compareAgencies
    ? cues.task || isStateFilter || cues.done || subject === ''
    : cues.compare && (cues.task || isStateFilter) && !isPlural;
  if (slots.agencies.length >= 2 && comparesTasks)
    return {
      intent: 'task_compare',
      agencies: slots.agencies,
      tasks: { ...filter(), agencies: [] },
    };
  if (asksShare(slots))
    return {
      intent: 'task_count',
      tasks: {
        // Words of measuring are no topic.
        ...buildFilter(slots, today, { topic: undefined, isPerson }),
        statuses: ['completed'],
      },
      aspect: 'share',
    };
  // "tháng 7 hay tháng 8 nhiều việc hơn": counted by month.
  const comparesMonths =
    slots.period !== null &&
    spansMonths(slots.period.range) &&
    (cues.compareAgencies ||
      reading.has(/\bso sanh\b|\bthang (?:[a-z]+ )?\d{1,2} (?:hay|hoac|voi|so voi) (?:thang )?\d/));
  if (comparesMonths && slots.agencies.length < 2 && (cues.task || isStateFilter || cues.due))
    return { intent: 'task_group', grouping: 'month', tasks: filter() };
  if (cues.grouping !== null && (cues.task || isStateFilter || subject === ''))
    return { intent: 'task_group', grouping: cues.grouping, tasks: filter() };

  // "nhiệm vụ phối hợp": of whom?
  if (cues.coordinates && cues.task && !hasScope && subject === '')
    return { intent: 'clarify', aspect: 'own_agency' };

  const asksTakenOver = reading.has(/\b(?:tiep nhan|tiep quan|ke thua|ganh them|nhan them)\b/);
  if (cues.successor && slots.agencies.length > 0 && (!cues.overdue || asksTakenOver))
    return {
      intent: 'agency_profile',
      tasks: {
        agencies: slots.agencies,
        ...(cues.overdue ? { overdue: true } : cues.notDone ? { statuses: OPEN_STATUSES } : {}),
      },
    };

  // One known thing is asked about: who does it, how far it is, when it is due.
  const asksOne =
    cues.progress ||
    cues.statusQuestion ||
    cues.deadlineQuestion ||
    ['event_date', 'result', 'budget'].includes(readFact(reading) ?? '');
  const isOffice =
    reading.has(/(?:^ ai la|\bla ai\b)/) &&
    reading.has(
      /\b(?:chu tich|bo truong|thu truong|thu tuong|truong ban|giam doc|lanh dao|chanh van phong)\b/,
    );
  const asksWho =
    !isOffice && (cues.who || cues.whoActs || cues.whoCoordinates || cues.whoDirects || cues.leads);
  const asksFigure =
    cues.figure &&
    !cues.task &&
    !isStateFilter &&
    isSureName(evidence.indicators[0]) &&
    evidence.indicators[0].score >= (evidence.tasks[0]?.score ?? 0);
  const asksText = slots.places.length > 0 && cues.content;
  const isJoined = readJoined(subject, knowledge).length > 1;
  if (
    (fits || isJoined || isClear) &&
    !isPlural &&
    !asksFigure &&
    !asksText &&
    (asksOne || asksWho)
  )
    return decideOne(slots, theirs.length > 0 ? withTasks(evidence, theirs) : evidence, knowledge);

  const placed = asksOne || asksWho ? tasksAtPart(slots, knowledge) : [];
  if (placed.length > 0 && !asksText && !cues.howMany) {
    const aspect = readAspect(slots) ?? 'status';
    return {
      intent: aspect === 'status' || aspect === 'due' ? 'task_detail' : 'task_responsible',
      taskIds: placed.map((task) => task.id),
      aspect,
    };
  }

  const isTaskList =
    (cues.task && (hasScope || isPlural)) ||
    isStateFilter ||
    (cues.due && hasScope) ||
    ((cues.task || reading.has(/\b(?:cai|viec) (?:nao|gi)\b/)) &&
      (cues.recurring || cues.undated || cues.extended || cues.untold)) ||
    (slots.agencies.length > 0 && (subject === '' || slots.matter === '')) ||
    // "nghị định của Bộ X ban hành chưa": all of that kind.
    (slots.agencies.length > 0 && KIND_ALONE.test(foldMarks(subject))) ||
    // "còn mấy đề án chưa xong": those of the kind that are open.
    (isKind && cues.notDone && (isPlural || cues.howMany));
  if (!isTaskList || asksFigure) return undefined;
  // Words that no task bears, and nothing else to narrow by: not a question about tasks.
  const isNamed = isTellingSubject(subject) && topic === undefined;
  if (isNamed && !isStateFilter && !hasScope) return undefined;
  if (isNamed && (asksText || isUnknownMatter(slots)) && !asksWhyLate(slots)) return undefined;
  const { limit } = slots;
  if (reading.has(EXPORT)) return { intent: 'export', tasks: filter() };
  const asked = reading.has(TOTAL_AND_PART) ? withoutState(filter()) : filter();
  const apart = splitByDay(asked, today);
  return {
    intent: cues.countTasks && limit === null ? 'task_count' : 'task_list',
    ...(apart ?? { tasks: asked }),
    ...(slots.claimed === null ? {} : { claimed: slots.claimed }),
    ...(cues.why ? { aspect: 'why' } : isDebt(slots) ? { aspect: 'debt' } : {}),
    ...readReported(slots, knowledge),
    ...(limit ? { order: limit.order } : {}),
    ...(limit?.limit ? { limit: limit.limit } : {}),
  };
}

// "có bao nhiêu việc, bao nhiêu việc quá hạn": all of them, which are told by their parts.
const TOTAL_AND_PART =
  /\b(?:bao nhieu|may|tong so) (?:nhiem vu|viec|cong viec|dau viec)(?: (?:tat ca|ca thay|roi|va|trong do|thi|co|bi|da|duoc giao))* (?:bao nhieu|may)(?: (?:nhiem vu|viec|cong viec|dau viec|cai))?(?: (?:da|bi|dang|con))* (?:qua han|tre|cham|chua|xong|hoan thanh|con han|trong han)\b/;

function withoutState({ overdue, statuses, completed, pending, ...rest }: TaskFilter): TaskFilter {
  void [overdue, statuses, completed, pending];
  return rest;
}

/** "Bộ X đang nợ việc gì", with no word that says late. */
const isDebt = ({ cues, agencies, reading }: Slots): boolean =>
  cues.debt && cues.overdue && agencies.length > 0 && !reading.has(/\b(?:han|tre|cham|muon)\b/);

const spansMonths = ({ from, to }: DateRange): boolean =>
  from !== null && to !== null && from.slice(0, 7) !== to.slice(0, 7);

/** Beside a count of what a document gave: the total that another document states of it. */
function readReported(slots: Slots, knowledge: KnowledgeBase): Pick<Query, 'indicators'> {
  const total =
    asksAssigned(slots) && slots.agencies.length === 0 && slots.subject === ''
      ? findTotalNaming(slots.places, knowledge)
      : undefined;
  return total === undefined ? {} : { indicators: [total] };
}

/** Share of the words from which a task is meant that a named agency leads. */
const THEIR_COVERAGE = 0.45;
const THEIR_SCORE = 0.18;

/** Where no task is sure by its words alone: those of the agencies named that bear half of them. */
export function tasksOfAgencies(
  { agencies }: Slots,
  { tasks }: Evidence,
  { directory, tasks: known }: KnowledgeBase,
): Evidence['tasks'] {
  if (agencies.length === 0 || isSureTask(tasks[0])) return [];
  const ids = new Set(agencies.flatMap((id) => [...directory.withUnits(id)]));
  const theirs = tasks.filter((match) => known.get(match.id)?.lead.some((id) => ids.has(id)));
  const [best] = theirs;
  return best && best.coverage >= THEIR_COVERAGE && best.score >= THEIR_SCORE ? theirs : [];
}

/** The kind as typed, marks and all, where the subject is no more than that; else the subject. */
function readTopic(subject: string, kind: string | undefined): string {
  return kind === undefined ? subject : subject.split(' ').slice(-kind.split(' ').length).join(' ');
}

/** Of all, which narrows nothing. */
const EVERYWHERE =
  /^(?:(?:tren |o |tu )*(?:toan quoc|ca nuoc|trung uong|tat ca|toan bo|toan nganh)(?: va| den)? ?)+$/i;

/** Whether the leftover words name a topic that some task bears, and not just more of the frame. */
function isTopic(subject: string, evidence: Evidence): boolean {
  return (
    isTellingSubject(subject) &&
    !EVERYWHERE.test(foldMarks(subject)) &&
    hasContent(subject.split(' ')) &&
    (evidence.tasks[0]?.coverage ?? 0) >= TOPIC_COVERAGE
  );
}

/** Several words of a matter that no task bears: the question is about something else. */
function isUnknownMatter({ subject, cues }: Slots): boolean {
  return subject.split(' ').length >= 4 && !cues.due && !cues.overdue && !cues.classDuties;
}
