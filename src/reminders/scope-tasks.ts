import type { LocalDate } from '../domain/local-date.js';
import type { TaskFilter } from '../domain/query.js';
import type { ReminderSettings } from '../domain/subscription.js';
import type { Task } from '../domain/task.js';
import type { AgencyDirectory } from '../tasks/agency-directory.js';
import { selectTasks } from '../tasks/select-tasks.js';

/** How the subscribed agencies take part: they lead, as members of a class, or beside others. */
export type ReminderScope = 'lead' | 'class' | 'coordinating';

export interface ScopedTask {
  readonly task: Task;
  readonly scope: ReminderScope;
}

type Wanted = Pick<ReminderSettings, 'agencies' | 'includeClassDuties' | 'includeCoordinating'>;

/**
 * The tasks a subscription is about, in the register's order within each scope, each once: those
 * its agencies lead or took over in a reorganisation, then class duties and coordinated tasks where
 * they are wanted.
 */
export function scopeTasks(
  wanted: Wanted,
  tasks: readonly Task[],
  directory: AgencyDirectory,
  today: LocalDate,
): ScopedTask[] {
  const as = (scope: ReminderScope, members: readonly Task[]): ScopedTask[] =>
    members.map((task) => ({ task, scope }));
  if (wanted.agencies === null) {
    const isClassDuty = (task: Task): boolean =>
      task.lead.length > 0 && task.lead.every((id) => directory.isClass(id));
    return [
      ...as(
        'lead',
        tasks.filter((task) => !isClassDuty(task)),
      ),
      ...(wanted.includeClassDuties ? as('class', tasks.filter(isClassDuty)) : []),
    ];
  }
  const { agencies } = wanted;
  const select = (filter: Pick<TaskFilter, 'roles'>) =>
    selectTasks(tasks, directory, { agencies, ...filter }, today);
  const selection = select({});
  const scoped = [
    ...as('lead', [...selection.own, ...selection.inherited]),
    ...(wanted.includeClassDuties ? as('class', selection.class) : []),
  ];
  if (!wanted.includeCoordinating) return scoped;
  const taken = new Set(scoped.map(({ task }) => task));
  const beside = select({ roles: ['coordinating', 'supervising'] }).own;
  const coordinating = beside.filter((task) => !taken.has(task));
  return [...scoped, ...as('coordinating', coordinating)];
}

/** How many open class duties bind the agencies and are left out of what they are reminded of. */
export function countLeftOutClassDuties(
  wanted: Wanted,
  tasks: readonly Task[],
  directory: AgencyDirectory,
  today: LocalDate,
): number {
  if (wanted.includeClassDuties) return 0;
  return scopeTasks({ ...wanted, includeClassDuties: true }, tasks, directory, today).filter(
    ({ scope, task }) => scope === 'class' && task.status !== 'completed',
  ).length;
}
