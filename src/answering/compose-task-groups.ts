import { formatDate, monthOf, yearOf } from '../domain/local-date.js';
import type { Query, TaskFilter, TaskGrouping, TaskRole } from '../domain/query.js';
import { CORRECTIONS, OPEN_STATUSES, type Task } from '../domain/task.js';
import { selectTasks } from '../tasks/select-tasks.js';
import { compareByDue, tallyTasks, type TaskTally } from '../tasks/tally-tasks.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseFilter, phraseSubject } from './phrase-filter.js';
import { selectByTopic } from './select-by-topic.js';
import { tasksAsked } from './tasks-asked.js';
import { ownRows, toViewItem } from './show-task.js';

/** Tasks that one agency, status, document or month has. */
export interface TaskGroup {
  readonly key: string;
  readonly name: string;
  readonly tasks: readonly Task[];
  readonly tally: TaskTally;
}

/** Groups that get a line of their own; a phone shows about as many. */
const MOST_GROUPS = 15;

/** Groups tasks by agency, status, document or month and counts each in the official split. */
export function composeTaskGroups(query: Query, context: ComposeContext): Draft {
  const tasks = wantedTasks(query, context);
  const groups = groupTasks(tasks, query.grouping ?? 'agency', context);
  const tally = tallyTasks(tasks, context.today);
  const subject = phraseSubject(query.tasks ?? {}, context.knowledge);
  const which = ['nhiệm vụ', phraseFilter(query.tasks ?? {}, context.knowledge)]
    .filter(Boolean)
    .join(' ');
  return {
    headline: `${subject === '' ? '' : `${subject}: `}${tasks.length} ${which} (tính đến ${formatDate(context.today)})`,
    summary: [
      phraseTally(tally),
      ...groups
        .slice(0, MOST_GROUPS)
        .map((group) => `• ${group.name}: ${phraseShort(group.tally)}`),
      ...phraseOthers(groups.slice(MOST_GROUPS)),
    ],
    count: tasks.length,
    tasks: ownRows(tasks),
    citations: [],
  };
}

/** Two or more agencies side by side in the official split. */
export function composeTaskComparison(query: Query, context: ComposeContext): Draft {
  const agencies = query.agencies ?? [];
  const rows = agencies.map((id) => {
    const tasks = wantedTasks({ ...query, tasks: { ...query.tasks, agencies: [id] } }, context);
    return {
      name: context.knowledge.directory.nameOf(id),
      tasks,
      tally: tallyTasks(tasks, context.today),
    };
  });
  const which = ['nhiệm vụ', phraseFilter({ ...query.tasks, agencies: [] }, context.knowledge)]
    .filter(Boolean)
    .join(' ');
  return {
    headline: `So sánh ${which}: ${rows.map((row) => `${row.name} ${row.tasks.length}`).join(', ')} (tính đến ${formatDate(context.today)})`,
    summary: [
      ...phraseMore(rows),
      // Of tasks of one state the split tells nothing, and reads as if there were no others.
      ...(isOfOneState(query.tasks ?? {})
        ? []
        : rows.map((row) => `• ${row.name}: ${phraseTally(row.tally)}`)),
    ],
    groups: rows
      .filter((row) => row.tasks.length > 0)
      .map((row) => ({
        title: `${row.name} (${row.tasks.length})`,
        items: row.tasks
          .toSorted(compareByDue)
          .map((task) => toViewItem(task, context, { leads: false })),
      })),
    tasks: ownRows([...new Set(rows.flatMap((row) => row.tasks))]),
  };
}

const isOfOneState = ({ overdue, statuses, completed, extended, due }: TaskFilter): boolean =>
  [overdue, statuses, completed, extended, due].some((asked) => asked !== undefined);

/** Which of two has more. */
function phraseMore(rows: readonly { name: string; tasks: readonly Task[] }[]): string[] {
  const [more, less, ...others] = rows.toSorted((a, b) => b.tasks.length - a.tasks.length);
  if (!more || !less || others.length > 0) return [];
  const difference = more.tasks.length - less.tasks.length;
  return [difference === 0 ? 'Hai nơi bằng nhau.' : `${more.name} nhiều hơn ${difference}.`];
}

/** `Xong 5 · Chưa xong 7: quá hạn 3, trong hạn 2, không định hạn 2`. */
export function phraseTally(tally: TaskTally): string {
  return (
    `Xong ${tally.completed} · Chưa xong ${tally.notCompleted}: quá hạn ${tally.overdue}, ` +
    `trong hạn ${tally.inTime}, không định hạn ${tally.undated}`
  );
}

/** `40 (xong 14, quá hạn 2, trong hạn 11, không định hạn 13)`; parts without a task are left out. */
function phraseShort(tally: TaskTally): string {
  const parts = [
    ['xong', tally.completed],
    ['quá hạn', tally.overdue],
    ['trong hạn', tally.inTime],
    ['không định hạn', tally.undated],
  ] as const;
  const shown = parts.filter(([, count]) => count > 0).map(([name, count]) => `${name} ${count}`);
  return `${tally.total} (${shown.join(', ')})`;
}

/** Names the groups without a line of their own together, with what each of them has. */
function phraseOthers(groups: readonly TaskGroup[]): string[] {
  const byCount = new Map<number, string[]>();
  for (const group of groups)
    byCount.set(group.tasks.length, [...(byCount.get(group.tasks.length) ?? []), group.name]);
  return [...byCount].map(([count, names]) => `• ${names.join(', ')}: mỗi nơi ${count}`);
}

export function wantedTasks(query: Query, context: ComposeContext): readonly Task[] {
  const { knowledge, today } = context;
  const asked = query.tasks ?? {};
  // What is still to be done is meant.
  const filter =
    asked.pending === true && asked.statuses === undefined
      ? { ...asked, statuses: OPEN_STATUSES }
      : asked;
  const selection = selectTasks(
    tasksAsked(filter, knowledge),
    knowledge.directory,
    filter,
    today,
    selectByTopic(filter.topic, knowledge),
  );
  return filter.classOnly === true ? selection.class : selection.own;
}

/** `by`: whose the tasks are, where they are grouped by agency. */
export function groupTasks(
  tasks: readonly Task[],
  grouping: TaskGrouping,
  context: ComposeContext,
  by: TaskRole = 'lead',
): TaskGroup[] {
  const members = new Map<string, Task[]>();
  const put = (key: string, task: Task): void => {
    const own = members.get(key);
    if (own) own.push(task);
    else members.set(key, [task]);
  };
  const { directory, documents } = context.knowledge;
  for (const task of tasks) {
    if (grouping === 'agency') {
      // A unit's task is counted with its ministry, which is named beside it.
      const taking =
        by !== 'supervising' ? task[by] : task.supervisor === null ? [] : [task.supervisor];
      const leads = taking.filter((id) => {
        const parent = directory.find(id)?.parent ?? null;
        return parent === null || !taking.includes(parent);
      });
      for (const id of leads) put(id, task);
    } else if (grouping === 'document') {
      const cited = new Set(task.events.map((event) => event.document));
      cited.delete(CORRECTIONS);
      for (const id of cited) put(id, task);
    } else if (grouping === 'month') put(task.due?.slice(0, 7) ?? '', task);
    else put(task.status === 'completed' ? 'completed' : 'open', task);
  }
  const nameOf = (key: string): string => {
    if (grouping === 'agency') return directory.nameOf(key);
    if (grouping === 'document') return documents.get(key)?.shortTitle ?? key;
    if (grouping === 'month')
      return key === '' ? 'Không định hạn' : `Tháng ${monthOf(`${key}-01`)}/${yearOf(`${key}-01`)}`;
    return key === 'completed' ? 'Đã hoàn thành' : 'Chưa hoàn thành';
  };
  const groups = [...members].map(([key, own]) => ({
    key,
    name: nameOf(key),
    tasks: own,
    tally: tallyTasks(own, context.today),
  }));
  return grouping === 'month'
    ? groups.toSorted((a, b) => (a.key || '9').localeCompare(b.key || '9'))
    : groups.toSorted(
        (a, b) => b.tasks.length - a.tasks.length || a.name.localeCompare(b.name, 'vi'),
      );
}
