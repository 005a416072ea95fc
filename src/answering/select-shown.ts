import type { TaskFilter } from '../domain/query.js';
import { OPEN_STATUSES } from '../domain/task.js';
import { selectTasks, type TaskSelection } from '../tasks/select-tasks.js';
import type { ComposeContext } from './draft.js';
import { selectByTopic } from './select-by-topic.js';
import { tasksAsked } from './tasks-asked.js';

/**
 * The tasks an answer shows, without the groups the question leaves out; `done` counts own tasks that
 * are completed and left aside where only what is still to be done is meant.
 */
export function selectShown(
  filter: TaskFilter,
  { knowledge, today }: ComposeContext,
): { selection: TaskSelection; done: number } {
  const topic = selectByTopic(filter.topic, knowledge);
  const asked = tasksAsked(filter, knowledge);
  const select = (wanted: TaskFilter): TaskSelection =>
    selectTasks(asked, knowledge.directory, wanted, today, topic);
  const isPending = filter.pending === true && filter.statuses === undefined;
  const found = select(isPending ? { ...filter, statuses: OPEN_STATUSES } : filter);
  const { own, class: ofClass } = isPending
    ? select({ ...filter, statuses: ['completed'] })
    : { own: [], class: [] };
  return {
    selection: {
      ...found,
      ...(filter.without?.includes('class') === true ? { class: [] } : {}),
      ...(filter.without?.includes('coordinating') === true ? { coordinating: [] } : {}),
    },
    done: filter.classOnly === true ? ofClass.length : own.length,
  };
}
