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
  const abbreviated = ABBREVIATED.find(([spelt]) => topic.includes(spelt))?.[1];
  const verbatim = abbreviated
    ? knowledge.register.tasks.filter((task) => abbreviated.test(task.title)).map(({ id }) => id)
    : [];
  return new Set([...found, ...verbatim]);
}

/** Abbreviations that no index bears, since folded they are question words: found as they stand. */
const ABBREVIATED: readonly (readonly [string, RegExp])[] = [
  ['trí tuệ nhân tạo', /(?<!\p{L})AI(?!\p{L})/u],
];
