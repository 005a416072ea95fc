import { chatKey } from '../domain/chat.js';
import { addDays, type LocalDate } from '../domain/local-date.js';
import type { Subscription, TaskMark, TaskSnapshot } from '../domain/subscription.js';
import { isOverdue, type Task } from '../domain/task.js';
import { hasMilestone } from './milestones.js';
import type { ReminderWorld } from './reminder-world.js';
import { scopeTasks, type ScopedTask } from './scope-tasks.js';
import { findChange } from './task-changes.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Why a task is in a morning's reminder; the first that holds. */
export type DueReason = 'overdue' | 'due' | 'snoozed' | 'moved';

export interface DueTask extends ScopedTask {
  readonly reason: DueReason;
  /** For `moved`: the due date before, or null where there was none. */
  readonly movedFrom: LocalDate | null;
}

/** The days a reminder stands for: after `coveredFrom`, up to `slotOn`. */
export interface DueWindow {
  readonly coveredFrom: LocalDate;
  readonly slotOn: LocalDate;
}

/**
 * The tasks a morning's reminder holds as of `today`; where deadlines are not wanted, only those
 * somebody asked to be reminded of again. Completed ones never; those reported as done
 * from this chat not until that is decided; snoozed ones on the day asked for, but on their due
 * date all the same.
 */
export function collectDue(
  subscription: Subscription,
  world: ReminderWorld,
  window: DueWindow,
  told: TaskSnapshot,
  marks: readonly TaskMark[],
  today: LocalDate,
): DueTask[] {
  const { settings } = subscription;
  const { calendar, claims } = world;
  const { coveredFrom, slotOn } = window;
  const key = chatKey(subscription.chat);
  const snoozedUntil = new Map(
    marks.flatMap((mark) =>
      mark.kind === 'snoozed' && mark.untilOn !== null ? [[mark.taskId, mark.untilOn]] : [],
    ),
  );

  const hasReminder = (task: Task, leadDays: readonly number[], weeklyOverdue: boolean): boolean =>
    task.due !== null &&
    hasMilestone(task.due, { leadDays, weeklyOverdue }, coveredFrom, slotOn, calendar);

  const judge = (task: Task): Pick<DueTask, 'reason' | 'movedFrom'> | null => {
    if (task.status === 'completed' || claims.get(task.id)?.chatKey === key) return null;
    const until = snoozedUntil.get(task.id);
    const wakes = until !== undefined && until > coveredFrom && until <= slotOn;
    const woken = wakes ? ({ reason: 'snoozed', movedFrom: null } as const) : null;
    if (!settings.deadlines) return woken;
    const change = findChange(task, told);
    if (change?.type === 'moved') return { reason: 'moved', movedFrom: change.from };
    const isSnoozed = until !== undefined && slotOn < until;
    const reminds = isSnoozed
      ? settings.leadDays.includes(0) && hasReminder(task, [0], false)
      : hasReminder(task, settings.leadDays, settings.weeklyOverdue);
    const reason = isOverdue(task, today) ? 'overdue' : 'due';
    return reminds ? { reason, movedFrom: null } : woken;
  };

  return scopeTasks(settings, world.register.tasks, world.directory, today).flatMap((scoped) => {
    const judged = judge(scoped.task);
    return judged === null ? [] : [{ ...scoped, ...judged }];
  });
}

/** The day a task snoozed for some days is reminded of: moved ahead from free days, never to today. */
export function snoozeUntil(today: LocalDate, days: number, calendar: WorkingCalendar): LocalDate {
  const on = calendar.onOrBefore(addDays(today, days));
  return on > today ? on : calendar.onOrAfter(addDays(today, 1));
}
