import type { LocalDate } from '../domain/local-date.js';
import { isOverdue, type Task } from '../domain/task.js';
import { completionTiming } from '../tasks/completion-timing.js';
import type { BarPart } from './chart.js';

const OVERDUE = 'Chưa xong, quá hạn';

/**
 * The official 2 × 2 split with what stands beside it: completed (on time, late, or no document
 * tells when), not completed (in time, overdue), and open tasks without a date.
 */
export const TASK_PARTS: readonly BarPart[] = [
  { name: 'Xong đúng hạn', colour: '#1b7f4b' },
  { name: 'Xong quá hạn', colour: '#e0a100' },
  { name: 'Xong, không rõ ngày', colour: '#7cc29b' },
  { name: 'Chưa xong, trong hạn', colour: '#2f6fc4' },
  { name: OVERDUE, colour: '#cf3a34' },
  { name: 'Chưa xong, không định hạn', colour: '#9aa3ad' },
];

/** Whether a part is of what is overdue: what nobody leaves out. */
export const isOverduePart = (name: string): boolean => name === OVERDUE;

/** The position in `TASK_PARTS` of a task as of a day; every task has exactly one. */
export function partOf(task: Task, today: LocalDate): number {
  if (task.status === 'completed') {
    const timing = completionTiming(task);
    if (timing === null) return 2;
    return timing === 'late' ? 1 : 0;
  }
  if (task.due === null) return 5;
  return isOverdue(task, today) ? 4 : 3;
}

/** How many of the tasks fall to each of `TASK_PARTS`. */
export function countParts(tasks: readonly Task[], today: LocalDate): number[] {
  const counts = TASK_PARTS.map(() => 0);
  for (const task of tasks) {
    const part = partOf(task, today);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}
