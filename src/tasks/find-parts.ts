import type { TaskRole } from '../domain/query.js';
import type { Task } from '../domain/task.js';

/** Agencies and the roles they take part in tasks in. */
export interface Involvement {
  readonly agencies: readonly string[];
  readonly roles: readonly TaskRole[];
}

/** Bits of the parts a question's agencies, and those that stand behind them, have in a task. */
export const PART = {
  /** One asked about has a role asked for. */
  asked: 1,
  /** A class that binds one asked about leads it. */
  class: 2,
  /** One whose work is carried on leads it. */
  former: 4,
  /** One asked about has another role. */
  other: 8,
} as const;

type Positions = ReadonlyMap<string, readonly number[]>;

/** By register, the positions of its tasks by role and agency; made at the first question. */
const indexes = new WeakMap<readonly Task[], Readonly<Record<TaskRole, Positions>>>();

/**
 * By position of the task, the parts that agencies have in it. Looks at nobody's tasks but theirs: in
 * a large register a question on one ministry must not walk through all.
 */
export function findParts(
  tasks: readonly Task[],
  involvements: Readonly<Record<keyof typeof PART, Involvement>>,
): Uint8Array {
  const index = indexes.get(tasks) ?? indexTasks(tasks);
  const parts = new Uint8Array(tasks.length);
  for (const [name, { agencies, roles }] of Object.entries(involvements)) {
    const bit = PART[name as keyof typeof PART];
    for (const role of roles)
      for (const agency of agencies)
        for (const position of index[role].get(agency) ?? [])
          parts[position] = (parts[position] ?? 0) | bit;
  }
  return parts;
}

function indexTasks(tasks: readonly Task[]): Readonly<Record<TaskRole, Positions>> {
  const index: Record<TaskRole, Map<string, number[]>> = {
    lead: new Map(),
    coordinating: new Map(),
    supervising: new Map(),
  };
  for (const [position, task] of tasks.entries()) {
    const involved: Record<TaskRole, readonly string[]> = {
      lead: task.lead,
      coordinating: task.coordinating,
      supervising: task.supervisor === null ? [] : [task.supervisor],
    };
    for (const role of ['lead', 'coordinating', 'supervising'] as const)
      for (const agency of involved[role]) {
        const positions = index[role].get(agency);
        if (positions) positions.push(position);
        else index[role].set(agency, [position]);
      }
  }
  indexes.set(tasks, index);
  return index;
}
