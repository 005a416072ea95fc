import type { LocalDate } from '../domain/local-date.js';
import type { TaskSnapshot, TaskState } from '../domain/subscription.js';
import type { Task } from '../domain/task.js';

/** What became of a task since a snapshot. */
export type TaskChange =
  /** Not known then. */
  | { readonly type: 'assigned' }
  /** Its due date was moved: later is an extension — gia hạn. `from` null: it had none. */
  | { readonly type: 'moved'; readonly from: LocalDate | null }
  | { readonly type: 'completed' };

const stateOf = (task: Task): TaskState => ({ status: task.status, due: task.due });

/** The states of tasks on a day, to compare with later. */
export function takeSnapshot(tasks: readonly Task[], on: LocalDate): TaskSnapshot {
  return { on, tasks: Object.fromEntries(tasks.map((task) => [task.id, stateOf(task)])) };
}

/**
 * A snapshot for other tasks than it was taken of, after a subscription was changed: what was known
 * stays as it was, tasks that join are known as they are now, so that none of them is news.
 */
export function adaptSnapshot(snapshot: TaskSnapshot, tasks: readonly Task[]): TaskSnapshot {
  return {
    on: snapshot.on,
    tasks: Object.fromEntries(
      tasks.map((task) => [task.id, snapshot.tasks[task.id] ?? stateOf(task)]),
    ),
  };
}

/** What became of a task since the snapshot; null: nothing a digest tells. */
export function findChange(task: Task, since: TaskSnapshot): TaskChange | null {
  const before = since.tasks[task.id];
  if (task.status === 'completed')
    return before?.status === 'completed' ? null : { type: 'completed' };
  if (!before) return { type: 'assigned' };
  // A task whose date is taken away is a duty without a date from now on, and listed there.
  return task.due !== null && task.due !== before.due ? { type: 'moved', from: before.due } : null;
}

/** The official split of a snapshot's tasks as of its day. */
export function tallySnapshot({ on, tasks }: TaskSnapshot): {
  readonly completed: number;
  readonly overdue: number;
  readonly notCompleted: number;
} {
  const states = Object.values(tasks);
  const open = states.filter(({ status }) => status !== 'completed');
  return {
    completed: states.length - open.length,
    overdue: open.filter(({ due }) => due !== null && due < on).length,
    notCompleted: open.length,
  };
}
