import type { TaskScope, ViewGroup } from '../domain/answer.js';
import { formatDate } from '../domain/local-date.js';
import type { Query, TaskFilter, TaskOrder } from '../domain/query.js';
import type { Task } from '../domain/task.js';
import type { TaskSelection } from '../tasks/select-tasks.js';
import { compareByDue, tallyTasks } from '../tasks/tally-tasks.js';
import type { ComposeContext, Draft, DraftTask } from './draft.js';
import { phraseReported } from './compose-indicator.js';
import { phraseBesides } from './phrase-besides.js';
import { phraseFilter, phraseSubject } from './phrase-filter.js';
import { phraseReorganisation } from './phrase-reorganisation.js';
import { findMissing, proveAbsence } from './prove-absence.js';
import { selectShown } from './select-shown.js';
import { toViewItem } from './show-task.js';

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
  const { selection, done } = selectShown(filter, context);
  const isWithoutAgency = (filter.agencies ?? []).length === 0;
  const own = orderTasks(selection.own, query.order, context);
  const few = query.limit === undefined ? null : takeFirst(own, query.limit);
  // Asked for a few, only they are shown.
  const scopes: TaskScope[] = few ? ['own'] : ['own', 'extended', 'class', 'inherited'];
  const groups: ViewGroup[] = [];
  const listed: { readonly scope: TaskScope; readonly members: () => readonly Task[] }[] = [];
  for (const scope of scopes) {
    if (selection[scope].length === 0) continue;
    const order = (): readonly Task[] =>
      few ?? (scope === 'own' ? own : orderTasks(selection[scope], query.order, context));
    if (
      scope === 'class' &&
      filter.classOnly !== true &&
      selection.class.length > MOST_CLASS_ROWS
    ) {
      // Only counted: put in order where the rows are read.
      listed.push({ scope, members: order });
      continue;
    }
    const shown = order();
    listed.push({ scope, members: () => shown });
    groups.push({
      title: titleOf(scope, selection[scope].length, filter.overdue === true),
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
  const rows = (): DraftTask[] =>
    listed.flatMap(({ scope, members }) => members().map((task) => ({ task, scope })));
  const count = filter.classOnly === true ? selection.class.length : selection.own.length;
  if (few)
    return {
      headline: phraseHeadline(query, selection, count, context, few.length),
      groups,
      notes: phraseReorganisation(filter.agencies ?? [], context),
      count: few.length,
      get tasks() {
        return rows();
      },
    };
  const proof = count === 0 ? proveAbsence(filter, context) : null;
  const missing = count === 0 ? findMissing(filter, context) : [];
  const reported = phraseReported(query, context);
  return {
    headline: phraseHeadline(query, selection, count, context),
    summary: [
      ...phraseBesides(query, selection.own, count, context),
      ...phraseSummary(query, selection, context),
      ...reported.lines,
      ...(proof ? [proof.line] : []),
      ...missing.flatMap(({ lines }) => lines),
    ],
    groups,
    citations: [...(proof ? [proof.citation] : []), ...reported.citations],
    indicators: reported.indicators,
    passages: [
      ...(proof?.passages ?? []),
      ...missing.flatMap(({ lists }) =>
        lists.map(({ document, section, quote }) => ({ document, section, quote })),
      ),
    ],
    notes: [
      ...(done > 0 ? [`Không kể ${done} nhiệm vụ báo cáo ghi đã hoàn thành.`] : []),
      ...phraseReorganisation(filter.agencies ?? [], context),
      ...phraseClassDuties(selection, filter.classOnly === true),
      ...phraseNotCounted(selection, filter.overdue === true),
    ],
    count,
    get tasks() {
      return rows();
    },
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

/** The first of a list; of one asked for, those of the same day with it. */
function takeFirst(tasks: readonly Task[], limit: number): readonly Task[] {
  const [first] = tasks;
  return limit === 1 && first
    ? tasks.filter((task) => task.due === first.due)
    : tasks.slice(0, limit);
}

/** Which few of a list are shown, by its order. */
const LIMITED: Readonly<Record<TaskOrder, string>> = {
  due: 'có hạn sớm nhất',
  due_last: 'có hạn xa nhất',
  agency: 'đầu tiên',
  status: 'đầu tiên',
  document: 'đầu tiên',
};

function phraseHeadline(
  query: Query,
  selection: TaskSelection,
  count: number,
  context: ComposeContext,
  shown = count,
): string {
  const filter = query.tasks ?? {};
  const subject = phraseSubject(filter, context.knowledge);
  const which = phraseFilter(filter, context.knowledge);
  const noun = ['nhiệm vụ', which].filter(Boolean).join(' ');
  const extended =
    selection.extended.length > 0 && shown === count
      ? `, ${selection.extended.length} đã gia hạn`
      : '';
  const inherited =
    count === 0 && selection.inherited.length > 0
      ? ` được giao trực tiếp; ${selection.inherited.length} nhiệm vụ tiếp nhận từ cơ quan trước sắp xếp`
      : '';
  const on = ` (tính đến ${formatDate(context.today)})`;
  const none = ['không có nhiệm vụ nào', which].filter(Boolean).join(' ');
  const amount =
    count === 0
      ? none
      : shown === count
        ? `${count} ${noun}`
        : `${shown} nhiệm vụ ${LIMITED[query.order ?? 'due']} trong ${count} ${noun}`;
  const sentence =
    subject === '' ? amount : `${subject}: ${amount}${phraseLate(filter, selection, context)}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${extended}${inherited}${on}`;
}

/** `, trong đó 3 quá hạn`: of what is still open, where nothing else bounds it. */
function phraseLate(
  filter: TaskFilter,
  selection: TaskSelection,
  { today }: ComposeContext,
): string {
  const isOpen = filter.statuses !== undefined && !filter.statuses.includes('completed');
  if (!isOpen || filter.overdue !== undefined || filter.due !== undefined) return '';
  const { overdue } = tallyTasks(selection.own, today);
  return overdue > 0 ? `, trong đó ${overdue} quá hạn` : '';
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
