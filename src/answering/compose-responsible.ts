import type { Query } from '../domain/query.js';
import type { ComposeContext, Draft } from './draft.js';
import { composeTaskDetail } from './compose-task-detail.js';
import { phraseSuccessors } from './phrase-reorganisation.js';
import { phraseAgencies, ownRows, toViewItem } from './show-task.js';

/** Who leads, coordinates or directs: one task in detail, several as a list. */
export function composeResponsible(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const tasks = (query.taskIds ?? []).flatMap((id) => knowledge.tasks.get(id) ?? []);
  if (tasks.length < 2)
    return composeTaskDetail({ ...query, aspect: query.aspect ?? 'lead' }, context);
  const leads = [
    ...new Set(tasks.flatMap((task) => task.lead.map((id) => knowledge.directory.nameOf(id)))),
  ];
  return {
    headline: `${phraseAgencies(leads)} chủ trì ${tasks.length} nhiệm vụ được hỏi:`,
    groups: [
      { title: null, items: tasks.map((task) => toViewItem(task, context, { leads: true })) },
    ],
    notes: phraseSuccessors([...new Set(tasks.flatMap((task) => task.lead))], context),
    tasks: ownRows(tasks),
  };
}
