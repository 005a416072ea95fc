import type { KnowledgeBase } from './knowledge-base.js';

/** Share of a topic's words a task must bear to belong to it, weighed by rarity. */
export const TOPIC_COVERAGE = 0.6;

/** Ids of the tasks whose own words bear the topic; null without a topic. */
export function selectByTopic(
  topic: string | undefined,
  knowledge: KnowledgeBase,
): ReadonlySet<string> | null {
  if (topic === undefined || topic === '') return null;
  return new Set(
    knowledge
      .findTasks(topic)
      .filter((match) => match.coverage >= TOPIC_COVERAGE)
      .map((match) => match.id),
  );
}
