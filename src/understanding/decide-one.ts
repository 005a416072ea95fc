import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { recordsFact } from '../answering/phrase-fact.js';
import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import { isSureTask, nearBest, nearTasks, type Evidence } from './evidence.js';
import { readFact } from './read-fact.js';
import type { Slots } from './slots.js';

/** Tasks shown side by side at most before it is asked which is meant. */
const MOST_TASKS = 4;

/** One task that is asked about, the few that two subjects mean, or a question back. */
export function decideOne(slots: Slots, evidence: Evidence, knowledge: KnowledgeBase): Query {
  const aspect = readAspect(slots) ?? 'status';
  const isWho = ['lead', 'coordinating', 'supervisor', 'person'].includes(aspect);
  const intent = isWho ? 'task_responsible' : 'task_detail';
  const joined = readJoined(slots.subject, knowledge);
  if (joined.length > 1)
    return { intent, taskIds: joined.map((match) => match.id), aspect, text: slots.subject };
  const equal = preferBringing(
    narrowToAgencies(slots, evidence.tasks, knowledge),
    slots,
    knowledge,
  );
  const apart = tellApart(equal, slots, knowledge);
  const near =
    aspect === 'due'
      ? preferDated(equal, evidence, knowledge)
      : preferRecorded(apart, aspect, slots, knowledge);
  const directed =
    aspect === 'supervisor'
      ? near.filter((match) => knowledge.tasks.get(match.id)?.supervisor !== null)
      : [];
  const ids = (directed.length > 0 ? directed : near).slice(0, MOST_TASKS).map((match) => match.id);
  return {
    intent: ids.length > 1 && !isWho ? 'clarify' : intent,
    taskIds: ids,
    aspect,
    text: slots.subject,
  };
}

// Events that few tasks end in; most are issued or submitted.
const TELLING_EVENT = /\b(?:thong qua|phe duyet)\b/;

/** How much better all the words must fit one of equally good tasks for it to be the one meant. */
const CLEAR_LEAD = 1.15;

/** Words that say how far it is ("thông qua", "trình") may tell equally good tasks apart. */
function tellApart(
  near: Evidence['tasks'],
  slots: Slots,
  knowledge: KnowledgeBase,
): Evidence['tasks'] {
  if (near.length < 2 || !slots.reading.has(TELLING_EVENT)) return near;
  const ids = new Set(near.map((match) => match.id));
  const [first, second] = knowledge
    .findTasks(slots.wide)
    .filter((match) => ids.has(match.id))
    .toSorted((a, b) => b.coverage - a.coverage);
  return first && second && first.coverage >= second.coverage * CLEAR_LEAD
    ? near.filter((match) => match.id === first.id)
    : near;
}

const KIND = '(?:luat|nghi dinh|chien luoc|de an|ke hoach|quyet dinh|chi thi)';
const KIND_FIRST = new RegExp(
  `^(?:(?:xong|ban hanh|trinh|lam|hoan thanh|thong qua|xay dung|soan) )*(${KIND}) `,
);
const SPEAKS_OF_OTHER = /\b(?:van ban|trien khai|nhiem vu|thi hanh|thuc hien)\b/;

/**
 * "luật lưu trữ xong chưa": of equally good tasks those that bring the law itself, not what carries it
 * out. All where none does.
 */
export function preferBringing(
  near: Evidence['tasks'],
  { subject }: Slots,
  knowledge: KnowledgeBase,
): Evidence['tasks'] {
  const kind = KIND_FIRST.exec(foldMarks(subject))?.[1];
  if (kind === undefined || near.length < 2) return near;
  const bringing = near.filter(({ id }) => {
    const title = foldMarks(knowledge.tasks.get(id)?.title ?? '');
    const at = title.search(new RegExp(`\\b${kind}\\b`));
    return at >= 0 && !SPEAKS_OF_OTHER.test(title.slice(0, at));
  });
  return bringing.length > 0 ? bringing : near;
}

/** Asked for a recorded fact: of equally good tasks the one whose report records it. */
function preferRecorded(
  near: Evidence['tasks'],
  aspect: string,
  slots: Slots,
  knowledge: KnowledgeBase,
): Evidence['tasks'] {
  // "được Quốc hội thông qua": a report of the Government's doing is no answer.
  const actor = /\b(?:quoc hoi|thu tuong|chinh phu)\b/.exec(slots.reading.folded)?.[0];
  const recorded = near.filter((match) => {
    const task = knowledge.tasks.get(match.id);
    const isAsFit = match.coverage >= (near[0]?.coverage ?? 0) * 0.98;
    const note = foldMarks(task?.statusNote ?? '');
    const isByActor = actor === undefined || note.includes(actor);
    return task !== undefined && isAsFit && isByActor && recordsFact(task, aspect);
  });
  return recorded.length === 1 ? recorded : near;
}

/** Share of the best score from which another task may be meant by a question for its deadline. */
const DATED_SHARE = 0.6;

/** Asked for a deadline: where the best task bears none, near ones that bear one come first. */
function preferDated(
  near: Evidence['tasks'],
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Evidence['tasks'] {
  const isDated = (match: Evidence['tasks'][number]): boolean =>
    (knowledge.tasks.get(match.id)?.due ?? null) !== null;
  if (near.some(isDated)) return near;
  const [best] = near;
  const dated = evidence.tasks.filter(
    (match) =>
      isDated(match) &&
      match.score >= (best?.score ?? 0) * DATED_SHARE &&
      match.coverage >= (best?.coverage ?? 0) * 0.9,
  );
  return dated.length > 0 ? [...dated.slice(0, 2), ...near.slice(0, 1)] : near;
}

/** Which side of a task is asked. */
export function readAspect({ cues, reading }: Slots): string | undefined {
  if (cues.whoDirects) return 'supervisor';
  if (cues.whoCoordinates && !cues.leads) return 'coordinating';
  if (cues.whoInPerson && !cues.progress) return 'person';
  if (cues.who || cues.whoActs || cues.whoCoordinates || (cues.leads && !cues.progress))
    return 'lead';
  if (cues.extended && reading.has(/\b(?:chua|khong|ko|a) (?:[a-z]+ )?$/)) return 'extension';
  if (cues.deadlineQuestion) return 'due';
  return (
    readFact(reading) ?? (cues.progress || cues.statusQuestion || cues.done ? 'status' : undefined)
  );
}

/** Two subjects in one question ("đề án A với chiến lược B"): the best task of each. */
export function readJoined(subject: string, knowledge: KnowledgeBase): Evidence['tasks'] {
  const parts = subject.split(/ (?:với|và|voi|va|cùng|cung|hay|hoặc|hoac) /);
  if (parts.length < 2 || parts.some((part) => part.split(' ').length < 3)) return [];
  const best = parts.map((part) => knowledge.findTasks(part)[0]).filter(isSureTask);
  return best.length === parts.length && new Set(best.map((match) => match.id)).size === best.length
    ? best
    : [];
}

/**
 * Of tasks that bear the words as fully as the best, those of the agencies named: "kế hoạch số hóa ngành
 * xây dựng", where the agency's name is half of the matter. All near ones where none is theirs.
 */
export function narrowToAgencies(
  slots: Slots,
  matches: Evidence['tasks'],
  knowledge: KnowledgeBase,
): Evidence['tasks'] {
  const near = nearTasks(slots.subject, matches);
  if (slots.agencies.length === 0) return near;
  const ids = new Set(slots.agencies.flatMap((id) => [...knowledge.directory.withUnits(id)]));
  const isTheirs = (match: Evidence['tasks'][number]): boolean =>
    knowledge.tasks.get(match.id)?.lead.some((id) => ids.has(id)) === true;
  const theirs = near.filter(isTheirs);
  if (theirs.length > 0) return theirs;
  const coverage = (matches[0]?.coverage ?? 0) * AS_FULLY;
  const asFull = matches.filter((match) => isTheirs(match) && match.coverage >= coverage);
  return asFull.length > 0 ? nearBest(asFull) : near;
}

/** Share of the best coverage that counts as bearing the same words. */
const AS_FULLY = 0.98;
