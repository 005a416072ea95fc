import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { TOPIC_COVERAGE } from '../answering/select-by-topic.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { buildFilter } from './build-filter.js';
import { gatherEvidence, nearBest, type Evidence } from './evidence.js';
import type { Slots } from './slots.js';
import { readSmallTalk } from './small-talk.js';
import { hasContent } from './subject.js';

/** Below this share of the subject's words, weighed by rarity, nothing known is meant. */
export const MIN_COVERAGE = 0.5;
/** A figure, list or term is taken to be meant from this share on. */
const SURE_COVERAGE = 0.62;

/** Decides what a self-contained utterance asks: slots first, then which known thing fits best. */
export function decideQuery(slots: Slots, knowledge: KnowledgeBase, today: LocalDate): Query {
  const { cues, subject } = slots;
  const hasSlots =
    slots.agencies.length > 0 || slots.places.length > 0 || slots.period !== null || cues.overdue;
  const smallTalk = readSmallTalk(slots.reading, hasSlots);
  if (smallTalk) return { intent: smallTalk };
  if (slots.unknownDocument !== null && slots.places.length === 0)
    return { intent: 'out_of_scope', aspect: 'unknown_document', text: slots.unknownDocument };

  const evidence = gatherEvidence(subject, slots.wide, slots.full, knowledge);
  return (
    decideReference(slots, evidence, knowledge) ??
    decideTasks(slots, evidence, knowledge, today) ??
    decideBest(slots, evidence, knowledge)
  );
}

/** Inconsistencies, lists and stated totals: things the documents hold as such. */
function decideReference(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  const { cues } = slots;
  const inconsistency = evidence.inconsistencies[0];
  if (cues.consistency && inconsistency && inconsistency.coverage >= MIN_COVERAGE)
    return {
      intent: 'consistency',
      references: nearBest(evidence.inconsistencies, MIN_COVERAGE).map((match) => match.id),
    };
  const list = evidence.lists[0];
  const asksForList =
    cues.missing || slots.reading.has(/\b(?:danh sach|liet ke|gom (?:nhung )?(?:bo|tinh|nuoc))\b/);
  if (
    asksForList &&
    !cues.overdue &&
    list &&
    list.coverage >= SURE_COVERAGE &&
    slots.agencies.length === 0
  )
    return decideList(slots, evidence);
  const isCounted = cues.countTasks || (cues.howMany && cues.task);
  const figure = evidence.indicators[0];
  if (
    isCounted &&
    slots.agencies.length === 0 &&
    figure &&
    figure.coverage >= SURE_COVERAGE &&
    !cues.most &&
    !cues.fewest
  )
    return {
      intent: 'stated_figure',
      indicators: [figure.id],
      ...(slots.places.length > 0 ? { places: slots.places } : {}),
      text: slots.wide,
    };
  const term = evidence.terms[0];
  if (cues.meaning && term && term.coverage >= 0.9)
    return { intent: 'term', references: [term.id], text: slots.wide };
  void knowledge;
  return undefined;
}

function decideList(slots: Slots, evidence: Evidence): Query {
  const { cues } = slots;
  const best = nearBest(evidence.lists, MIN_COVERAGE, 0.98);
  const groups =
    cues.missingProvinces && !cues.missingMinistries
      ? ['provinces']
      : cues.missingMinistries && !cues.missingProvinces
        ? ['ministries']
        : [];
  return {
    intent: 'missing_list',
    references: best.slice(0, 1).map((match) => match.id),
    text: slots.wide,
    ...(groups.length > 0 ? { groups } : {}),
  };
}

const PLURAL =
  /\b(?:nhung|cac|liet ke|ke ra|danh sach|may|bao nhieu|tat ca|toan bo)(?: [a-z]+){0,3} (?:nhiem vu|viec|cong viec|dau viec)\b|\b(?:nhiem vu|viec|cong viec|dau viec|de an|nghi dinh|ke hoach) (?:nao|gi)\b|\b(?:lam|giao|xong) (?:nhung )?gi\b|\b(?:nhung|cac) (?:de an|nghi dinh|ke hoach|hoi nghi|luat|quyet dinh)\b/;

/** Lists, counts, ranks of tasks, one task in detail, who is responsible. */
function decideTasks(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
  today: LocalDate,
): Query | undefined {
  const { cues, subject, reading } = slots;
  const isPerson = (id: string): boolean => knowledge.directory.find(id)?.kind === 'person';
  const best = evidence.tasks[0];
  const fits = best !== undefined && best.coverage >= MIN_COVERAGE && subject !== '';
  const isPlural = reading.has(PLURAL);
  const isStateFilter = cues.overdue || cues.dueSoon || cues.early || cues.late;
  const hasScope =
    slots.agencies.length > 0 ||
    slots.withAgencies.length > 0 ||
    slots.places.length > 0 ||
    slots.period !== null ||
    cues.classDuties;
  const topic = subject !== '' && isTopic(subject, evidence) ? subject : undefined;
  const filter = (): Query['tasks'] => buildFilter(slots, today, { topic, isPerson });

  if (cues.task && (cues.most || cues.fewest) && cues.who)
    return {
      intent: 'task_rank',
      tasks: buildFilter(slots, today, { topic: undefined, isPerson }),
      aspect: cues.fewest ? 'fewest' : 'most',
    };
  if (slots.agencies.length >= 2 && cues.compare && (cues.task || isStateFilter) && !isPlural)
    return {
      intent: 'task_compare',
      agencies: slots.agencies,
      tasks: { ...filter(), agencies: [] },
    };
  if (cues.grouping !== null && (cues.task || isStateFilter || subject === ''))
    return { intent: 'task_group', grouping: cues.grouping, tasks: filter() ?? {} };

  // One known thing is asked about: who does it, how far it is, when it is due.
  const asksOne = cues.progress || cues.statusQuestion || cues.deadlineQuestion;
  if (fits && !isPlural && (asksOne || cues.who || cues.whoCoordinates || cues.leads))
    return decideOne(slots, evidence, knowledge);
  if (fits && cues.whoDirects) return decideOne(slots, evidence, knowledge);

  const isTaskList =
    (cues.task && (hasScope || isPlural)) ||
    isStateFilter ||
    (cues.due && hasScope) ||
    (slots.agencies.length > 0 && subject === '') ||
    (cues.coordinates && slots.agencies.length > 0 && subject === '');
  if (!isTaskList) return undefined;
  if (subject !== '' && topic === undefined && !isStateFilter && !hasScope) return undefined;
  return {
    intent: cues.countTasks ? 'task_count' : 'task_list',
    tasks: filter() ?? {},
  };
}

/** Whether the leftover words name a topic that some task bears, and not just more of the frame. */
function isTopic(subject: string, evidence: Evidence): boolean {
  return hasContent(subject.split(' ')) && (evidence.tasks[0]?.coverage ?? 0) >= TOPIC_COVERAGE;
}

function decideOne(slots: Slots, evidence: Evidence, knowledge: KnowledgeBase): Query {
  const { cues } = slots;
  const joined = readJoined(slots.subject, knowledge);
  const near = narrowToAgencies(nearBest(evidence.tasks, MIN_COVERAGE), slots, knowledge);
  const directed = cues.whoDirects
    ? near.filter((match) => knowledge.tasks.get(match.id)?.supervisor !== null)
    : near;
  const candidates = joined.length > 1 ? joined : directed.length > 0 ? directed : near;
  const aspect = cues.whoDirects
    ? 'supervisor'
    : cues.whoCoordinates
      ? 'coordinating'
      : cues.who || (cues.leads && !cues.progress)
        ? 'lead'
        : cues.deadlineQuestion
          ? 'due'
          : 'status';
  const ids = candidates.map((match) => match.id);
  const intent =
    aspect === 'lead' || aspect === 'coordinating' || aspect === 'supervisor'
      ? 'task_responsible'
      : 'task_detail';
  if (ids.length > 1 && joined.length < 2 && intent === 'task_detail')
    return { intent: 'clarify', taskIds: ids.slice(0, 4), aspect, text: slots.subject };
  return { intent, taskIds: ids.slice(0, 4), aspect, text: slots.subject };
}

/** Two subjects in one question ("đề án A với chiến lược B"): the best task of each. */
function readJoined(subject: string, knowledge: KnowledgeBase): Evidence['tasks'] {
  const parts = subject.split(/ (?:với|và|voi|va|cùng|cung|hay|hoặc|hoac) /);
  if (parts.length < 2 || parts.some((part) => part.split(' ').length < 3)) return [];
  const best = parts.map((part) => knowledge.findTasks(part)[0]);
  const sure = best.filter((match) => match !== undefined && match.coverage >= 0.8);
  return sure.length === parts.length &&
    new Set(sure.map((match) => match?.id)).size === sure.length
    ? sure.filter((match) => match !== undefined)
    : [];
}

/** Of equally good tasks, those of the agencies named; all where none is theirs. */
function narrowToAgencies(
  matches: Evidence['tasks'],
  slots: Slots,
  knowledge: KnowledgeBase,
): Evidence['tasks'] {
  if (slots.agencies.length === 0) return matches;
  const ids = new Set(slots.agencies.flatMap((id) => [...knowledge.directory.withUnits(id)]));
  const theirs = matches.filter((match) =>
    knowledge.tasks.get(match.id)?.lead.some((id) => ids.has(id)),
  );
  return theirs.length > 0 ? theirs : matches;
}

/** No cue decides: the kind of thing that fits the subject best, or a refusal. */
function decideBest(slots: Slots, evidence: Evidence, knowledge: KnowledgeBase): Query {
  const { cues } = slots;
  const words = slots.subject === '' ? slots.wide : slots.subject;
  const indicator = evidence.indicators[0];
  const task = evidence.tasks[0];
  const list = evidence.lists[0];
  if (slots.places.length > 0 && slots.subject === '' && !cues.figure)
    return slots.places.some((place) => place.section !== null)
      ? { intent: 'document_content', places: slots.places }
      : { intent: 'document_info', places: slots.places };
  const wantsText = cues.content || cues.summary || slots.places.length > 0;
  const figureFits = indicator !== undefined && indicator.coverage >= SURE_COVERAGE;
  if (figureFits && (cues.figure || cues.trend || cues.target || cues.compare) && !cues.summary)
    return toIndicatorQuery(slots, evidence);
  if (list && list.coverage >= SURE_COVERAGE && cues.missing) return decideList(slots, evidence);
  const passage = knowledge.searchPassages({
    words,
    ...(slots.places.length > 0 ? { places: slots.places } : {}),
    limit: 1,
  })[0];
  if (wantsText && passage && passage.coverage >= MIN_COVERAGE)
    return {
      intent: 'document_content',
      text: words,
      ...(slots.places.length > 0 ? { places: slots.places } : {}),
    };
  if (figureFits && indicator.score >= (task?.score ?? 0)) return toIndicatorQuery(slots, evidence);
  if (task && task.coverage >= SURE_COVERAGE && !cues.figure) {
    const near = nearBest(evidence.tasks, MIN_COVERAGE);
    return near.length > 1
      ? { intent: 'clarify', taskIds: near.slice(0, 4).map((match) => match.id), text: words }
      : {
          intent: 'task_detail',
          taskIds: near.map((match) => match.id),
          aspect: 'status',
          text: words,
        };
  }
  if (figureFits) return toIndicatorQuery(slots, evidence);
  if (passage && passage.coverage >= SURE_COVERAGE)
    return {
      intent: 'document_content',
      text: words,
      ...(slots.places.length > 0 ? { places: slots.places } : {}),
    };
  return { intent: 'out_of_scope', text: words };
}

function toIndicatorQuery(slots: Slots, evidence: Evidence): Query {
  const { cues } = slots;
  const best = nearBest(evidence.indicators, MIN_COVERAGE, 0.97);
  const groups = [
    ...(cues.ministriesGroup ? ['bộ, ngành'] : []),
    ...(cues.provincesGroup ? ['địa phương'] : []),
  ];
  return {
    intent: cues.trend ? 'indicator_trend' : groups.length > 1 ? 'indicator_compare' : 'indicator',
    indicators: best.slice(0, 3).map((match) => match.id),
    text: slots.wide,
    ...(groups.length > 0 ? { groups } : {}),
    ...(cues.target ? { aspect: 'target' } : {}),
    ...(slots.period ? { period: slots.period.range } : {}),
  };
}
