import type { AnswerView, ViewGroup } from '../domain/answer.js';
import { addDays, formatDate, type LocalDate } from '../domain/local-date.js';
import { phraseFreshness } from '../answering/phrase-freshness.js';
import { isOverdue } from '../domain/task.js';
import { completionTiming } from '../tasks/completion-timing.js';
import { compareByDue, tallyTasks } from '../tasks/tally-tasks.js';
import { collectDue } from './collect-due.js';
import { composeItem, phraseMove } from './compose-item.js';
import type { ComposeInput, Composed } from './compose-input.js';
import { phraseAgencies, phraseWeek } from './phrase-subscription.js';
import {
  countLeftOutClassDuties,
  scopeTasks,
  type ReminderScope,
  type ScopedTask,
} from './scope-tasks.js';
import { findChange, tallySnapshot } from './task-changes.js';

/** How far ahead "sắp đến hạn" looks. */
export const DUE_SOON_DAYS = 30;

/** What a task is listed as; each task once, in the first that holds. */
type Part = 'overdue' | 'soon' | 'undated' | 'changed' | 'asked' | 'completed';

const PART_TITLES: Readonly<Record<Part, string>> = {
  overdue: 'QUÁ HẠN',
  soon: `ĐẾN HẠN TRONG ${DUE_SOON_DAYS} NGÀY`,
  undated: 'KHÔNG ĐỊNH HẠN',
  changed: 'MỚI GIAO, ĐỔI HẠN',
  asked: 'NHẮC LẠI THEO YÊU CẦU',
  completed: 'MỚI HOÀN THÀNH',
};

const SCOPE_TITLES: Readonly<Record<ReminderScope, string>> = {
  lead: '',
  class: 'NHIỆM VỤ CHUNG: ',
  coordinating: 'PHỐI HỢP: ',
};

/** The week's digest of a subscription, and whether it has anything to report. */
export function composeDigest(input: ComposeInput): Composed {
  const { subscription, world, today, before, slotOn } = input;
  const { settings } = subscription;
  const due = dueThisMorning(input);
  const { tasks } = world.register;
  const scoped = scopeTasks(settings, tasks, world.directory, today);
  const name = phraseAgencies(settings.agencies, world.directory);
  const title = `Nhắc việc tuần ${phraseWeek(slotOn)} · ${name}`;

  const groups: ViewGroup[] = [];
  const taskIds: string[] = [];
  let hasNews = false;
  for (const scope of ['lead', 'class', 'coordinating'] as const)
    for (const part of Object.keys(PART_TITLES) as Part[]) {
      // What the class or others must do at no date at all is no news of a week.
      if (part === 'undated' && scope !== 'lead') continue;
      const members = scoped
        .filter((one) => one.scope === scope && partOf(one, input, due) === part)
        .toSorted((a, b) => compareByDue(a.task, b.task));
      if (members.length === 0) continue;
      hasNews ||= part !== 'undated';
      taskIds.push(...members.map(({ task }) => task.id));
      groups.push({
        title: `${SCOPE_TITLES[scope]}${PART_TITLES[part]} (${members.length})`,
        items: members.map((one) => composeItem(one, input, tagsOf(one, input))),
      });
    }

  const undated = scoped.filter((one) => partOf(one, input, due) === 'undated').length;
  const repeatsOf = before.repeatsDigestOf ?? before.repeatsOf;
  const repeat =
    repeatsOf === null
      ? []
      : [`(gửi lại) Gồm cả nội dung tin ngày ${formatDate(repeatsOf)}, có thể đã đến.`];
  const view: AnswerView = hasNews
    ? {
        headline: title,
        summary: [
          ...(settings.tone === 'formal'
            ? ['Kính gửi anh/chị tình hình thực hiện nhiệm vụ trong tuần:']
            : []),
          phraseSplit(scoped, today),
          phraseChange(scoped, input),
          ...phraseReminders(due, taskIds),
        ],
        groups,
        passages: [],
        citations: [],
        notes: [...repeat, ...phraseLeftOut(scoped, input, due)],
        choices: [],
        freshness: phraseFreshness(world.register.documents),
      }
    : {
        headline: `${title}: không có việc quá hạn, đến hạn trong ${DUE_SOON_DAYS} ngày hay mới thay đổi${
          undated > 0 ? `; còn ${undated} việc không định hạn` : ''
        }.`,
        summary: [],
        groups: [],
        passages: [],
        citations: [],
        notes: repeat,
        choices: [],
        freshness: null,
      };
  return { view, taskIds: hasNews ? taskIds : [], isEmpty: !hasNews };
}

function partOf(
  { task }: ScopedTask,
  { before, today }: ComposeInput,
  due: ReadonlySet<string>,
): Part | null {
  const change = findChange(task, before.baseline);
  if (task.status === 'completed') return change === null ? null : 'completed';
  if (isOverdue(task, today)) return 'overdue';
  if (task.due !== null && task.due <= addDays(today, DUE_SOON_DAYS)) return 'soon';
  if (change !== null) return 'changed';
  if (task.due === null) return 'undated';
  return due.has(task.id) ? 'asked' : null;
}

function tagsOf({ task }: ScopedTask, { before }: ComposeInput): string[] {
  const change = findChange(task, before.baseline);
  if (change?.type === 'assigned') return ['🆕 Mới giao'];
  return change?.type === 'moved' ? [phraseMove(task, change.from)] : [];
}

const ofLead = (scoped: readonly ScopedTask[]) =>
  scoped.filter(({ scope }) => scope === 'lead').map(({ task }) => task);

/** The official 2 × 2 split; what no document tells of a completion is said so, not guessed. */
function phraseSplit(scoped: readonly ScopedTask[], today: LocalDate): string {
  const tasks = ofLead(scoped);
  const tally = tallyTasks(tasks, today);
  const timings = tasks.filter((task) => task.status === 'completed').map(completionTiming);
  const late = timings.filter((timing) => timing === 'late').length;
  const early = timings.filter((timing) => timing === 'early').length;
  const told = [
    ...(early > 0 ? [`trước hạn ${early}`] : []),
    ...(late > 0 ? [`quá hạn ${late}`] : []),
  ];
  const untold = tally.completed - early - late;
  const done =
    told.length === 0 ? '' : ` (${[...told, `không ghi ngày xong ${untold}`].join(', ')})`;
  return (
    `Xong ${tally.completed}${done} · Chưa xong ${tally.notCompleted}: ` +
    `quá hạn ${tally.overdue}, trong hạn ${tally.inTime}, không định hạn ${tally.undated}`
  );
}

/** `So với 8/7/2024: quá hạn +2, xong +1`. */
function phraseChange(
  scoped: readonly ScopedTask[],
  { before, today, slotOn }: ComposeInput,
): string {
  const since = before.isFirst
    ? `lúc đăng ký (${formatDate(before.baseline.on)})`
    : before.baseline.on === addDays(slotOn, -7)
      ? 'tuần trước'
      : formatDate(before.baseline.on);
  const lead = ofLead(scoped);
  const wasLead = new Set(lead.map(({ id }) => id));
  const earlier = tallySnapshot({
    on: before.baseline.on,
    tasks: Object.fromEntries(
      Object.entries(before.baseline.tasks).filter(([id]) => wasLead.has(id)),
    ),
  });
  const now = tallyTasks(lead, today);
  const assigned = lead.filter((task) => before.baseline.tasks[task.id] === undefined).length;
  const signed = (word: string, difference: number): string[] =>
    difference === 0 ? [] : [`${word} ${difference > 0 ? '+' : '−'}${Math.abs(difference)}`];
  const parts = [
    ...signed('xong', now.completed - earlier.completed),
    ...signed('quá hạn', now.overdue - earlier.overdue),
    ...signed('chưa xong', now.notCompleted - earlier.notCompleted),
    ...(assigned > 0 ? [`thêm ${assigned} nhiệm vụ`] : []),
  ];
  return `So với ${since}: ${parts.length === 0 ? 'không đổi' : parts.join(', ')}`;
}

/** The tasks a reminder of this morning would hold: on its day the digest stands for it. */
function dueThisMorning(input: ComposeInput): ReadonlySet<string> {
  const { subscription, world, before, today, marks } = input;
  const due = collectDue(subscription, world, input, before.told, marks, today);
  return new Set(due.map(({ task }) => task.id));
}

function phraseReminders(due: ReadonlySet<string>, taskIds: readonly string[]): string[] {
  const numbers = taskIds.flatMap((id, index) => (due.has(id) ? [index + 1] : []));
  return numbers.length === 0 ? [] : [`🔔 Đến mốc nhắc: mục ${numbers.join(', ')}`];
}

function phraseLeftOut(
  scoped: readonly ScopedTask[],
  input: ComposeInput,
  due: ReadonlySet<string>,
): string[] {
  const { subscription, world, today } = input;
  const later = scoped.filter(
    (one) => one.task.status !== 'completed' && partOf(one, input, due) === null,
  ).length;
  const classDuties = countLeftOutClassDuties(
    subscription.settings,
    world.register.tasks,
    world.directory,
    today,
  );
  return [
    ...(later > 0 ? [`Chưa liệt kê ${later} việc có hạn sau ${DUE_SOON_DAYS} ngày.`] : []),
    ...(classDuties > 0
      ? [`Chưa kể ${classDuties} nhiệm vụ chung chưa xong: gõ “nhiệm vụ chung”.`]
      : []),
  ];
}
