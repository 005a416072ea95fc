import type { Task } from '../domain/task.js';

/** By register, the positions of its tasks by every agency that takes part in them; made at the first question. */
const indexes = new WeakMap<readonly Task[], ReadonlyMap<string, readonly number[]>>();

/**
 * The tasks that one of the agencies leads, coordinates or supervises, in the register's order. A
 * question on one ministry then does not look at the tasks of all others.
 */
export function tasksInvolving(tasks: readonly Task[], agencies: ReadonlySet<string>): Task[] {
  const index = indexes.get(tasks) ?? indexTasks(tasks);
  const found = new Set<number>();
  for (const agency of agencies)
    for (const position of index.get(agency) ?? []) found.add(position);
  const positions = Uint32Array.from(found).sort();
  return Array.from(positions, (position) => tasks[position]).filter((task) => task !== undefined);
}

function indexTasks(tasks: readonly Task[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  for (const [position, task] of tasks.entries()) {
    const involved = new Set([...task.lead, ...task.coordinating]);
    if (task.supervisor !== null) involved.add(task.supervisor);
    for (const agency of involved) {
      const positions = index.get(agency);
      if (positions) positions.push(position);
      else index.set(agency, [position]);
    }
  }
  indexes.set(tasks, index);
  return index;
}
