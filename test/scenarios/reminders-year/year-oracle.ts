import type { Agency } from '../../../src/domain/agency.js';
import type { Register } from '../../../src/domain/register.js';
import type { Task } from '../../../src/domain/task.js';
import type { ReminderSettings } from '../../../src/domain/subscription.js';
import type { RegisterOverTime } from './register-over-time.js';

/**
 * What ought to be sent, computed the plain way: day by day, from the register and the settings.
 * Shares no rule with the program.
 */

/** Weekdays on which offices were closed, to New Year's Day after, and the day worked instead. */
const CLOSED = [
  ...['2024-01-01', '2024-02-08', '2024-02-09', '2024-02-12', '2024-02-13', '2024-02-14'],
  ...['2024-04-18', '2024-04-29', '2024-04-30', '2024-05-01', '2024-09-02', '2024-09-03'],
  '2025-01-01',
];
const WORKED = ['2024-05-04'];

export function plusDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** 0 is Sunday. */
const dayOfWeek = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export function isOfficeDay(day: string): boolean {
  if (WORKED.includes(day)) return true;
  return ![0, 6].includes(dayOfWeek(day)) && !CLOSED.includes(day);
}

export function isDigestDay(day: string, weekday: number): boolean {
  if (!isOfficeDay(day)) return false;
  // Looks back over the days off right before it.
  const mine = [day];
  for (let before = plusDays(day, -1); !isOfficeDay(before); before = plusDays(before, -1))
    mine.push(before);
  return mine.some((one) => dayOfWeek(one) === weekday % 7);
}

/** The office day on or before. */
function pulledAhead(day: string): string {
  return isOfficeDay(day) ? day : pulledAhead(plusDays(day, -1));
}

export interface OracleSubscription {
  readonly settings: ReminderSettings;
}

type Part = 'lead' | 'class' | 'coordinating';

function partIn(task: Task, settings: ReminderSettings, agencies: readonly Agency[]): Part | null {
  const classIds = agencies.filter(({ kind }) => kind === 'class').map(({ id }) => id);
  if (settings.agencies === null) {
    const isClass = task.lead.length > 0 && task.lead.every((id) => classIds.includes(id));
    return isClass ? (settings.includeClassDuties ? 'class' : null) : 'lead';
  }
  const wanted = settings.agencies;
  const own = agencies
    .filter(({ id, parent }) => wanted.includes(id) || (parent !== null && wanted.includes(parent)))
    .map(({ id }) => id);
  const kinds = agencies.filter(({ id }) => wanted.includes(id)).map(({ kind }) => kind);
  const binding = agencies
    .filter(({ kind, members }) => kind === 'class' && members.some((one) => kinds.includes(one)))
    .map(({ id }) => id);
  if (task.lead.some((id) => own.includes(id))) return 'lead';
  if (settings.includeClassDuties && task.lead.some((id) => binding.includes(id))) return 'class';
  const isBeside = [...task.coordinating, task.supervisor ?? ''].some((id) => own.includes(id));
  return settings.includeCoordinating && isBeside ? 'coordinating' : null;
}

const PARTS: readonly Part[] = ['lead', 'class', 'coordinating'];

/** The tasks of a subscription in a register, with their part, in the order of the parts. */
function tasksOf(register: Register, settings: ReminderSettings): { task: Task; part: Part }[] {
  return PARTS.flatMap((part) =>
    register.tasks
      .filter((task) => partIn(task, settings, register.agencies) === part)
      .map((task) => ({ task, part })),
  );
}

/** Days on which a due date is reminded of, between two days. */
function isRemindedBetween(
  due: string,
  settings: ReminderSettings,
  after: string,
  upTo: string,
): boolean {
  const days = settings.leadDays.map((lead) => plusDays(due, -lead));
  if (settings.weeklyOverdue)
    for (let day = plusDays(due, 7); day <= plusDays(upTo, 40); day = plusDays(day, 7))
      days.push(day);
  return days.map(pulledAhead).some((day) => day > after && day <= upTo);
}

export type GroupsByTitle = Readonly<Record<string, readonly string[]>>;

export interface ExpectedMessage {
  readonly kind: 'digest' | 'deadlines';
  readonly groups: GroupsByTitle;
  /** The figures of the split as the digest prints them: done, open, overdue, in time, undated. */
  readonly split: readonly number[] | null;
}

export interface OracleQuestion {
  readonly settings: ReminderSettings;
  readonly registers: RegisterOverTime;
  readonly isDigest: boolean;
  /** The slot's day, and the day it is read. */
  readonly slotOn: string;
  readonly today: string;
  /** Last slot before this one whose reminders were said (or had nothing to say). */
  readonly coveredOn: string;
  /** The day its words were read on: extensions are measured against it. */
  readonly toldOn?: string;
  /** Day of the last digest that was delivered, or of subscribing. */
  readonly digestOn: string;
}

const bySoonest = (a: Task, b: Task): number => (a.due ?? '9999').localeCompare(b.due ?? '9999');

/** The message a slot calls for, or null. */
export function expectMessage(question: OracleQuestion): ExpectedMessage | null {
  return question.isDigest ? expectDigest(question) : expectDeadlines(question);
}

function dueReasons(question: OracleQuestion): Map<string, string> {
  const { settings, registers, slotOn, today, coveredOn, toldOn = coveredOn } = question;
  const reasons = new Map<string, string>();
  if (!settings.deadlines) return reasons;
  const then = new Map(registers.on(toldOn).tasks.map((task) => [task.id, task]));
  for (const { task } of tasksOf(registers.on(today), settings)) {
    if (task.status === 'completed' || task.due === null) continue;
    const before = then.get(task.id);
    const wasMine = before && partIn(before, settings, registers.on(toldOn).agencies) !== null;
    if (before && wasMine && before.due !== task.due) reasons.set(task.id, 'ĐỔI THỜI HẠN');
    else if (isRemindedBetween(task.due, settings, coveredOn, slotOn))
      reasons.set(task.id, task.due < today ? 'QUÁ HẠN' : 'ĐẾN HẠN');
  }
  return reasons;
}

function expectDeadlines(question: OracleQuestion): ExpectedMessage | null {
  const reasons = dueReasons(question);
  if (reasons.size === 0) return null;
  const tasks = tasksOf(question.registers.on(question.today), question.settings)
    .map(({ task }) => task)
    .toSorted(bySoonest);
  const groups: Record<string, string[]> = {};
  for (const title of ['QUÁ HẠN', 'ĐẾN HẠN', 'ĐỔI THỜI HẠN']) {
    const ids = tasks.filter(({ id }) => reasons.get(id) === title).map(({ id }) => id);
    if (ids.length > 0) groups[title] = ids;
  }
  return { kind: 'deadlines', groups, split: null };
}

const PART_PREFIX: Readonly<Record<Part, string>> = {
  lead: '',
  class: 'NHIỆM VỤ CHUNG: ',
  coordinating: 'PHỐI HỢP: ',
};

function expectDigest({
  settings,
  registers,
  today,
  digestOn,
}: OracleQuestion): ExpectedMessage | null {
  const all = tasksOf(registers.on(today), settings);
  const then = new Map(registers.on(digestOn).tasks.map((task) => [task.id, task]));
  const titleOf = (task: Task): string | null => {
    const before = then.get(task.id);
    if (task.status === 'completed')
      return before?.status === 'completed' ? null : 'MỚI HOÀN THÀNH';
    if (task.due !== null && task.due < today) return 'QUÁ HẠN';
    if (task.due !== null && task.due <= plusDays(today, 30)) return 'ĐẾN HẠN TRONG 30 NGÀY';
    const isNew = before === undefined;
    const isMoved = before !== undefined && task.due !== null && before.due !== task.due;
    if (isNew || isMoved) return 'MỚI GIAO, ĐỔI HẠN';
    return task.due === null ? 'KHÔNG ĐỊNH HẠN' : null;
  };
  const titles = [
    ...['QUÁ HẠN', 'ĐẾN HẠN TRONG 30 NGÀY', 'KHÔNG ĐỊNH HẠN'],
    ...['MỚI GIAO, ĐỔI HẠN', 'MỚI HOÀN THÀNH'],
  ];
  const groups: Record<string, string[]> = {};
  let hasNews = false;
  for (const part of PARTS)
    for (const title of titles) {
      if (part !== 'lead' && title === 'KHÔNG ĐỊNH HẠN') continue;
      const ids = all
        .filter((one) => one.part === part && titleOf(one.task) === title)
        .map(({ task }) => task)
        .toSorted(bySoonest)
        .map(({ id }) => id);
      if (ids.length > 0) groups[PART_PREFIX[part] + title] = ids;
      if (ids.length > 0 && title !== 'KHÔNG ĐỊNH HẠN') hasNews = true;
    }
  if (!hasNews) return settings.skipEmpty ? null : { kind: 'digest', groups: {}, split: null };
  const lead = all.filter(({ part }) => part === 'lead').map(({ task }) => task);
  const open = lead.filter(({ status }) => status !== 'completed');
  const overdue = open.filter(({ due }) => due !== null && due < today).length;
  const undated = open.filter(({ due }) => due === null).length;
  return {
    kind: 'digest',
    groups,
    split: [
      lead.length - open.length,
      open.length,
      overdue,
      open.length - overdue - undated,
      undated,
    ],
  };
}
