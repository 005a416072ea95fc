import type { AnswerTask, TaskScope, ViewGroup } from '../domain/answer.js';
import { formatDate } from '../domain/local-date.js';
import type { Query, TaskOrder } from '../domain/query.js';
import type { Task } from '../domain/task.js';
import { selectTasks, type TaskSelection } from '../tasks/select-tasks.js';
import { compareByDue, tallyTasks } from '../tasks/tally-tasks.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseFilter, phraseSubject } from './phrase-filter.js';
import { phraseReorganisation } from './phrase-reorganisation.js';
import { selectByTopic } from './select-by-topic.js';
import { toAnswerTask, toViewItem } from './show-task.js';

const GROUP_TITLES: Readonly<Record<TaskScope, string | null>> = {
  own: null,
  extended: 'Đã gia hạn (không tính quá hạn)',
  class: 'Nhiệm vụ chung của các bộ, ngành, địa phương',
  coordinating: 'Tham gia phối hợp',
  inherited: 'Tiếp nhận từ cơ quan trước sắp xếp',
};

/** Duties of the asked agency's class that are listed under its own tasks; more are only counted. */
const MOST_CLASS_ROWS = 5;

/** Lists and counts tasks: own ones first, then those extended, of the class, inherited. */
export function composeTaskList(query: Query, context: ComposeContext): Draft {
  const filter = query.tasks ?? {};
  const { knowledge, today } = context;
  const selection = selectTasks(
    knowledge.register.tasks,
    knowledge.directory,
    filter,
    today,
    selectByTopic(filter.topic, knowledge),
  );
  const isWithoutAgency = (filter.agencies ?? []).length === 0;
  const scopes: TaskScope[] = ['own', 'extended', 'class', 'inherited'];
  const groups: ViewGroup[] = [];
  const tasks: AnswerTask[] = [];
  for (const scope of scopes) {
    const members = orderTasks(selection[scope], query.order, context);
    if (members.length === 0) continue;
    const shown =
      scope === 'own' && query.limit !== undefined ? members.slice(0, query.limit) : members;
    tasks.push(...shown.map((task) => toAnswerTask(task, scope, context)));
    if (scope === 'class' && filter.classOnly !== true && members.length > MOST_CLASS_ROWS)
      continue;
    groups.push({
      title: titleOf(scope, members.length, filter.overdue === true),
      items: shown.map((task) =>
        toViewItem(task, context, {
          leads:
            isWithoutAgency ||
            scope === 'inherited' ||
            filter.roles !== undefined ||
            (filter.agencies?.length ?? 0) > 1,
        }),
      ),
    });
  }
  const count = filter.classOnly === true ? selection.class.length : selection.own.length;
  return {
    headline: phraseHeadline(query, selection, count, context),
    summary: phraseSummary(query, selection, context),
    groups,
    notes: [
      ...phraseReorganisation(filter.agencies ?? [], context),
      ...phraseClassDuties(selection, filter.classOnly === true),
      ...phraseNotCounted(selection, filter.overdue === true),
    ],
    count,
    tasks,
  };
}

/** Asked for late tasks: latest first; else open and soonest first, completed last. */
function orderTasks(
  tasks: readonly Task[],
  order: TaskOrder | undefined,
  context: ComposeContext,
): Task[] {
  const { directory } = context.knowledge;
  const isDone = (task: Task): number => (task.status === 'completed' ? 1 : 0);
  const byDue = (a: Task, b: Task): number => isDone(a) - isDone(b) || compareByDue(a, b);
  const leadOf = (task: Task): string => task.lead.map((id) => directory.nameOf(id)).join(', ');
  switch (order) {
    case 'agency':
      return tasks.toSorted((a, b) => leadOf(a).localeCompare(leadOf(b), 'vi') || byDue(a, b));
    case 'status':
      return tasks.toSorted((a, b) => isDone(b) - isDone(a) || compareByDue(a, b));
    case 'due_last':
      return tasks.toSorted((a, b) => (b.due ?? '').localeCompare(a.due ?? ''));
    case 'document':
      return [...tasks];
    default:
      return tasks.toSorted(byDue);
  }
}

function titleOf(scope: TaskScope, count: number, isOverdueAsked: boolean): string | null {
  const title = GROUP_TITLES[scope];
  if (title === null) return null;
  return scope === 'class' && isOverdueAsked
    ? `${title} quá hạn (${count})`
    : `${title} (${count})`;
}

function phraseHeadline(
  query: Query,
  selection: TaskSelection,
  count: number,
  context: ComposeContext,
): string {
  const filter = query.tasks ?? {};
  const subject = phraseSubject(filter, context.knowledge);
  const which = phraseFilter(filter, context.knowledge);
  const noun = ['nhiệm vụ', which].filter(Boolean).join(' ');
  const extended = selection.extended.length > 0 ? `, ${selection.extended.length} đã gia hạn` : '';
  const on = ` (tính đến ${formatDate(context.today)})`;
  const amount = count === 0 ? `không có ${noun} nào` : `${count} ${noun}`;
  const sentence = subject === '' ? amount : `${subject}: ${amount}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${extended}${on}`;
}

/** The official 2 × 2 split, where the question did not already ask for one part of it. */
function phraseSummary(query: Query, selection: TaskSelection, context: ComposeContext): string[] {
  const filter = query.tasks ?? {};
  const isNarrowed = filter.overdue !== undefined || filter.statuses !== undefined;
  const tasks = filter.classOnly === true ? selection.class : selection.own;
  if (isNarrowed || tasks.length < 2) return [];
  const tally = tallyTasks(tasks, context.today);
  const open = [
    `quá hạn ${tally.overdue}`,
    `trong hạn ${tally.inTime}`,
    `không định hạn ${tally.undated}`,
  ].join(', ');
  return [
    `Xong ${tally.completed} · Chưa xong ${tally.notCompleted}: ${open}` +
      (tally.unreported > 0 ? ` (${tally.unreported} nhiệm vụ chưa có báo cáo)` : ''),
  ];
}

/** Duties of the class are many and the same for all: beyond a few they are counted, not listed. */
function phraseClassDuties(selection: TaskSelection, isClassAsked: boolean): string[] {
  const count = selection.class.length;
  return isClassAsked || count <= MOST_CLASS_ROWS
    ? []
    : [
        `Chưa kể ${count} nhiệm vụ chung của các bộ, ngành, địa phương: gõ “nhiệm vụ chung” để xem.`,
      ];
}

function phraseNotCounted(selection: TaskSelection, isOverdueAsked: boolean): string[] {
  const count = selection.coordinating.length;
  return count === 0
    ? []
    : [
        `Ngoài ra có ${count} nhiệm vụ${isOverdueAsked ? ' quá hạn' : ''} chỉ tham gia phối hợp hoặc được giao chỉ đạo: gõ “nhiệm vụ phối hợp” để xem.`,
      ];
}
