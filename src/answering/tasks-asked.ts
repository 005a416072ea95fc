import type { TaskFilter } from '../domain/query.js';
import type { Task } from '../domain/task.js';
import type { KnowledgeBase } from './knowledge-base.js';

/**
 * The tasks a filter can mean, to select from: those of the documents it names, else all. Which
 * document speaks of which task is known without looking into each.
 */
export function tasksAsked({ places }: TaskFilter, knowledge: KnowledgeBase): readonly Task[] {
  const documents = [...new Set((places ?? []).map(({ document }) => document))];
  const [only, ...others] = documents;
  if (only === undefined) return knowledge.register.tasks;
  if (others.length === 0) return knowledge.tasksIn(only);
  const meant = new Set(documents.flatMap((document) => knowledge.tasksIn(document)));
  return knowledge.register.tasks.filter((task) => meant.has(task));
}
