import { foldMarks } from '../language/fold.js';
import type { KnowledgeBase } from './knowledge-base.js';

/** Share of a topic's words a task must bear to belong to it, weighed by rarity. */
export const TOPIC_COVERAGE = 0.6;

/** Ids of the tasks whose own words bear the topic; null without a topic. */
export function selectByTopic(
  topic: string | undefined,
  knowledge: KnowledgeBase,
): ReadonlySet<string> | null {
  if (topic === undefined || topic === '') return null;
  const found = knowledge
    // Every one: they are counted.
    .findTasks(topic, { limit: Infinity, minCoverage: TOPIC_COVERAGE })
    .map((match) => match.id);
  if (RESULT_KIND.test(foldMarks(topic)))
    return new Set(found.filter((id) => bringsKind(id, foldMarks(topic), knowledge)));
  const abbreviated = ABBREVIATED.find(([spelt]) => topic.includes(spelt))?.[1];
  const verbatim = abbreviated
    ? knowledge.register.tasks.filter((task) => abbreviated.test(task.title)).map(({ id }) => id)
    : [];
  return new Set([...found, ...verbatim]);
}

/** A kind of text that tasks bring, and nothing of its matter. */
const RESULT_KIND = /^(?:nghi dinh|luat|quyet dinh|chi thi|thong tu)$/;
/** What a task is to bring is named within this much of its title; further on it is only cited. */
const RESULT_LENGTH = 70;

/** Whether a task is to bring such a text: a law that a decree details is none of its results. */
function bringsKind(id: string, kind: string, { tasks }: KnowledgeBase): boolean {
  const title = foldMarks(tasks.get(id)?.title ?? '').slice(0, RESULT_LENGTH);
  const first = /\b(?:nghi dinh|luat|quyet dinh|chi thi|thong tu)\b/.exec(title)?.[0];
  return first === kind && !title.includes('phap luat');
}

/** Abbreviations that no index bears, since folded they are question words: found as they stand. */
const ABBREVIATED: readonly (readonly [string, RegExp])[] = [
  ['trí tuệ nhân tạo', /(?<!\p{L})AI(?!\p{L})/u],
];
