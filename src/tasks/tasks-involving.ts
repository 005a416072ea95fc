import type { Task } from '../domain/task.js';

interface PlacedTask {
  readonly task: Task;
  readonly position: number;
}

/** By register, its tasks by every agency that takes part in them; made at the first question. */
const indexes = new WeakMap<readonly Task[], ReadonlyMap<string, readonly PlacedTask[]>>();

/**
 * The tasks that one of the agencies leads, coordinates or supervises, in the register's order. A
 * question on one ministry then does not look at the tasks of all others.
 */
export function tasksInvolving(tasks: readonly Task[], agencies: ReadonlySet<string>): Task[] {
  const index = indexes.get(tasks) ?? indexTasks(tasks);
  const found = new Map<number, Task>();
  for (const agency of agencies)
    for (const { task, position } of index.get(agency) ?? []) found.set(position, task);
  return [...found].sort(([a], [b]) => a - b).map(([, task]) => task);
}

function indexTasks(tasks: readonly Task[]): ReadonlyMap<string, readonly PlacedTask[]> {
  const index = new Map<string, PlacedTask[]>();
  for (const [position, task] of tasks.entries()) {
    const involved = new Set([...task.lead, ...task.coordinating]);
    if (task.supervisor !== null) involved.add(task.supervisor);
    for (const agency of involved) {
      const placed = index.get(agency);
      if (placed) placed.push({ task, position });
      else index.set(agency, [{ task, position }]);
    }
  }
  indexes.set(tasks, index);
  return index;
}
