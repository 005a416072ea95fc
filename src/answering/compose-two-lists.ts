import type { Query } from '../domain/query.js';
import { composeTaskList } from './compose-task-list.js';
import type { ComposeContext, Draft } from './draft.js';

/**
 * A list of tasks, and where the question asks for other tasks too (`query.also`) those after it. The
 * answer's count is that of the first.
 */
export function composeTwoLists(query: Query, context: ComposeContext): Draft {
  const first = composeTaskList(query, context);
  if (query.also === undefined) return first;
  const { claimed: _claimed, aspect: _aspect, also, ...rest } = query;
  void [_claimed, _aspect];
  const second = composeTaskList({ ...rest, tasks: also }, context);
  const shown = new Set((first.tasks ?? []).map(({ task }) => task.id));
  return {
    ...first,
    summary: [
      ...(first.summary ?? []),
      second.headline,
      ...(second.summary ?? []).filter((line) => first.summary?.includes(line) !== true),
    ],
    groups: [
      ...(first.groups ?? []),
      ...(second.groups ?? []).map((group) => ({
        ...group,
        title: group.title ?? second.headline,
      })),
    ],
    citations: [...new Set([...(first.citations ?? []), ...(second.citations ?? [])])],
    notes: [...new Set([...(first.notes ?? []), ...(second.notes ?? [])])],
    get tasks() {
      return [
        ...(first.tasks ?? []),
        ...(second.tasks ?? []).filter(({ task }) => !shown.has(task.id)),
      ];
    },
  };
}
