import { daysBetween, type LocalDate } from '../domain/local-date.js';
import { isOverdue, type Task } from '../domain/task.js';

/**
 * The official 2 × 2 split: completed (on time, late) and not completed (still in time, overdue),
 * with tasks that bear no date as a class of their own. Every task is counted once.
 */
export interface TaskTally {
  readonly total: number;
  readonly completed: number;
  readonly notCompleted: number;
  readonly overdue: number;
  readonly inTime: number;
  readonly undated: number;
  /** Of the not completed: those no loaded document reports on. */
  readonly unreported: number;
}

/**
 * Counts the tasks given; which tasks count is the caller's to decide. `today` tells what is
 * overdue.
 */
export function tallyTasks(tasks: readonly Task[], today: LocalDate): TaskTally {
  const open = tasks.filter((task) => task.status !== 'completed');
  const overdue = open.filter((task) => isOverdue(task, today)).length;
  const undated = open.filter((task) => task.due === null).length;
  return {
    total: tasks.length,
    completed: tasks.length - open.length,
    notCompleted: open.length,
    overdue,
    undated,
    inTime: open.length - overdue - undated,
    unreported: open.filter((task) => task.status === 'unknown').length,
  };
}

/** Due dates first, soonest first; then tasks without one, in the register's order. */
export function compareByDue(left: Task, right: Task): number {
  if (left.due === right.due) return 0;
  if (left.due === null) return 1;
  if (right.due === null) return -1;
  return left.due < right.due ? -1 : 1;
}

/** Days until the due date; negative when it has passed. Null without a date. */
export function daysLeft(task: Task, today: LocalDate): number | null {
  return task.due === null ? null : daysBetween(today, task.due);
}
