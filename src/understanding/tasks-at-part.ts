import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Task } from '../domain/task.js';
import { isAt } from '../tasks/select-tasks.js';
import type { Slots } from './slots.js';

/** More tasks than that are a list, and not what one asks a single thing of. */
const MOST_AT_PART = 4;

/** Tasks that one part of a document gives, where a row or point is named and nothing else. */
export function tasksAtPart(
  { places, subject, agencies }: Slots,
  knowledge: KnowledgeBase,
): Task[] {
  const [place, ...others] = places;
  if (!place || place.section === null || others.length > 0) return [];
  if (subject !== '' || agencies.length > 0) return [];
  const tasks = knowledge
    .tasksIn(place.document)
    .filter((task) => task.events.some((event) => isAt(event, place)));
  return tasks.length <= MOST_AT_PART ? tasks : [];
}
