import type { SourceRef } from '../domain/answer.js';
import type { TaskFilter } from '../domain/query.js';
import { selectTasks } from '../tasks/select-tasks.js';
import { compareByDue, tallyTasks } from '../tasks/tally-tasks.js';
import { phraseMissingLists } from './compose-membership.js';
import { phraseTally } from './compose-task-groups.js';
import type { ComposeContext } from './draft.js';
import { phraseCitation } from './phrase-citation.js';
import { phraseSubject } from './phrase-filter.js';
import { selectByTopic } from './select-by-topic.js';
import { tasksAsked } from './tasks-asked.js';
import { taskSources } from './show-task.js';

/** Tasks whose places are named as proof that none is in the state asked for. */
const MOST_PROVING = 3;

/**
 * An agency has no task in the state asked for: what it has instead, with the places that say so.
 * Null where it has none at all, or no state was asked for.
 */
export function proveAbsence(
  filter: TaskFilter,
  { knowledge, today }: ComposeContext,
): { line: string; citation: string; passages: SourceRef[] } | null {
  const { statuses, overdue, completed, due, ...wide } = filter;
  const asksState = statuses ?? overdue ?? completed ?? due;
  if (asksState === undefined || (filter.agencies ?? []).length === 0) return null;
  const topic = selectByTopic(wide.topic, knowledge);
  const asked = tasksAsked(wide, knowledge);
  const { own } = selectTasks(asked, knowledge.directory, wide, today, topic);
  if (own.length === 0) return null;
  const proving = own.toSorted(compareByDue).slice(0, MOST_PROVING);
  const tally = tallyTasks(own, today);
  return {
    line: `Trong các văn bản đã nạp, ${phraseSubject(wide, knowledge)} chủ trì ${own.length} nhiệm vụ: ${phraseTally(tally)}.`,
    citation: phraseCitation(
      proving.flatMap((task) => task.events),
      knowledge.documents,
    ),
    passages: proving.flatMap(taskSources),
  };
}

/** An agency without a task of its own that is late or open: what documents list it as not having done. */
export function findMissing(
  { agencies, overdue, statuses, topic }: TaskFilter,
  { knowledge }: ComposeContext,
): ReturnType<typeof phraseMissingLists>[] {
  const isOpen = overdue === true || (statuses !== undefined && !statuses.includes('completed'));
  if (!isOpen || topic !== undefined) return [];
  return (agencies ?? [])
    .map((id) => phraseMissingLists(id, knowledge))
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, lists }) => ({
      lines: ['Có tên trong các danh sách chưa thực hiện:', ...lines],
      lists,
    }));
}
