import { formatDate } from '../domain/local-date.js';
import { isOverdue, type Task } from '../domain/task.js';
import { phraseCitation } from '../answering/phrase-citation.js';
import { dayCell, type ExportRow, type ExportTable } from '../export/export-table.js';
import { PROGRESS_COLUMNS, progressCell } from '../export/progress-annex.js';
import { compareByDue } from '../tasks/tally-tasks.js';
import type { ComposeInput } from './compose-input.js';
import { phraseAgencies } from './phrase-subscription.js';
import { scopeTasks, type ReminderScope } from './scope-tasks.js';

const SCOPE_HEADINGS: Readonly<Record<ReminderScope, string>> = {
  lead: 'Nhiệm vụ chủ trì',
  class: 'Nhiệm vụ chung',
  coordinating: 'Nhiệm vụ phối hợp',
};

const rank = (task: Task, today: string): number =>
  task.status === 'completed' ? 3 : isOverdue(task, today) ? 0 : task.due === null ? 2 : 1;

/**
 * The official progress annex of everything a subscription is about: overdue first, then by
 * deadline, without a date, completed.
 */
export function buildReminderAnnex(
  input: Pick<ComposeInput, 'subscription' | 'world' | 'today'>,
): ExportTable {
  const { subscription, world, today } = input;
  const { settings } = subscription;
  const scoped = scopeTasks(settings, world.register.tasks, world.directory, today);
  const rows: ExportRow[] = [];
  for (const scope of Object.keys(SCOPE_HEADINGS) as ReminderScope[]) {
    const tasks = scoped.filter((one) => one.scope === scope).map(({ task }) => task);
    if (tasks.length === 0) continue;
    rows.push({ heading: `${SCOPE_HEADINGS[scope]} (${tasks.length})` });
    tasks
      .toSorted((a, b) => rank(a, today) - rank(b, today) || compareByDue(a, b))
      .forEach((task, index) => {
        rows.push([
          index + 1,
          task.title,
          task.lead.map((id) => world.directory.nameOf(id)).join('; '),
          dayCell(task.due) ?? task.recurrence ?? task.deadlineText,
          task.statusNote,
          progressCell(task.status, isOverdue(task, today)),
          phraseCitation(task.events, world.documents),
        ]);
      });
  }
  return {
    name: 'Phụ lục',
    title: `Tiến độ thực hiện nhiệm vụ của ${phraseAgencies(settings.agencies, world.directory)} đến ngày ${formatDate(today)}`,
    columns: PROGRESS_COLUMNS,
    rows,
  };
}
