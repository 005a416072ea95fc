import { isWithin, type LocalDate } from '../domain/local-date.js';
import type { Place, TaskFilter, TaskRole } from '../domain/query.js';
import { isExtended, isOverdue, type Task } from '../domain/task.js';
import { foldedKey } from '../language/fold.js';
import { completionTiming } from './completion-timing.js';
import type { AgencyDirectory, Predecessor } from './agency-directory.js';
import { tasksInvolving } from './tasks-involving.js';

/** The tasks a filter means, in the groups an answer shows them in; no task is in two groups. */
export interface TaskSelection {
  readonly own: readonly Task[];
  /** Asked for overdue: the first deadline has passed, a later document moved it. */
  readonly extended: readonly Task[];
  /** Duties of a class the asked agency belongs to. */
  readonly class: readonly Task[];
  readonly coordinating: readonly Task[];
  /** Tasks of former agencies the asked one carries on. */
  readonly inherited: readonly Task[];
}

const EMPTY: readonly Task[] = [];

/**
 * Chooses tasks for a filter as of a day. Exact: no ranking, no limit. `topicIds` are the tasks that
 * `filter.topic` was found to mean (matching words is retrieval's work), or null without a topic.
 */
export function selectTasks(
  tasks: readonly Task[],
  directory: AgencyDirectory,
  filter: TaskFilter,
  today: LocalDate,
  topicIds: ReadonlySet<string> | null = null,
): TaskSelection {
  const agencies = filter.agencies ?? [];
  const ids = new Set(agencies.flatMap((id) => [...directory.withUnits(id)]));
  const classes = new Set(agencies.flatMap((id) => [...directory.classesBinding(id)]));
  const predecessors = agencies.flatMap((id) => directory.predecessorsOf(id, today));
  const former = predecessors.flatMap(({ agency }) => [...directory.withUnits(agency.id)]);
  const concerned =
    agencies.length === 0 ? tasks : tasksInvolving(tasks, new Set([...ids, ...classes, ...former]));

  const candidates = concerned.filter(
    (task) =>
      (topicIds === null || topicIds.has(task.id)) && matchesContent(task, filter, directory),
  );
  const wanted = candidates.filter((task) => matchesState(task, filter, today));
  const extended =
    filter.overdue === true
      ? candidates.filter((task) => isPastButExtended(task, today) && !isOverdue(task, today))
      : EMPTY;

  if (agencies.length === 0) {
    if (filter.classOnly === true) {
      const isClassDuty = (task: Task): boolean => task.lead.some((id) => directory.isClass(id));
      return {
        own: EMPTY,
        extended: extended.filter(isClassDuty),
        class: wanted.filter(isClassDuty),
        coordinating: EMPTY,
        inherited: EMPTY,
      };
    }
    return { own: wanted, extended, class: EMPTY, coordinating: EMPTY, inherited: EMPTY };
  }

  const roles = filter.roles ?? ['lead'];
  const hasRole = (task: Task): boolean => roles.some((role) => plays(task, role, ids));
  const own = filter.classOnly === true ? EMPTY : wanted.filter(hasRole);
  const taken = new Set(own);
  const take = (task: Task): boolean => !taken.has(task) && (taken.add(task), true);
  const asLead = roles.includes('lead');
  return {
    own,
    extended: extended.filter((task) => hasRole(task) && take(task)),
    class: asLead
      ? wanted.filter((task) => task.lead.some((id) => classes.has(id)) && take(task))
      : EMPTY,
    inherited: asLead
      ? wanted.filter((task) => isInherited(task, predecessors, directory) && take(task))
      : EMPTY,
    coordinating:
      asLead && !roles.includes('coordinating')
        ? wanted.filter(
            (task) =>
              (plays(task, 'coordinating', ids) || plays(task, 'supervising', ids)) && take(task),
          )
        : EMPTY,
  };
}

/** Whether one of `ids` takes part in the task in that role. */
function plays(task: Task, role: TaskRole, ids: ReadonlySet<string>): boolean {
  switch (role) {
    case 'lead':
      return task.lead.some((id) => ids.has(id));
    case 'coordinating':
      return task.coordinating.some((id) => ids.has(id));
    case 'supervising':
      return task.supervisor !== null && ids.has(task.supervisor);
  }
}

/** The first deadline has passed and the task is open, but a later document moved the deadline. */
function isPastButExtended(task: Task, today: LocalDate): boolean {
  return (
    isExtended(task) &&
    task.status !== 'completed' &&
    task.originalDue !== null &&
    task.originalDue < today
  );
}

function matchesContent(task: Task, filter: TaskFilter, directory: AgencyDirectory): boolean {
  if (filter.ids && !filter.ids.includes(task.id)) return false;
  if (filter.recurring !== undefined && (task.recurrence !== null) !== filter.recurring)
    return false;
  if (filter.excludedAgencies?.length) {
    const excluded = new Set(filter.excludedAgencies.flatMap((id) => [...directory.withUnits(id)]));
    if (task.lead.some((id) => excluded.has(id))) return false;
  }
  for (const id of filter.withAgencies ?? []) {
    const ids = directory.withUnits(id);
    if (![...task.lead, ...task.coordinating].some((agency) => ids.has(agency))) return false;
  }
  if (filter.places?.length) {
    const places = filter.places;
    return task.events.some((event) => places.some((place) => isAt(event, place)));
  }
  return true;
}

function matchesState(task: Task, filter: TaskFilter, today: LocalDate): boolean {
  if (filter.statuses && !filter.statuses.includes(task.status)) return false;
  if (filter.overdue !== undefined && isOverdue(task, today) !== filter.overdue) return false;
  if (filter.completed !== undefined && !isTimed(task, filter.completed)) return false;
  if (filter.extended !== undefined && isExtended(task) !== filter.extended) return false;
  if (filter.dated !== undefined && (task.due !== null) !== filter.dated) return false;
  if (filter.due && (task.due === null || !isWithin(task.due, filter.due))) return false;
  return true;
}

/** Done early is within the deadline too. */
function isTimed(task: Task, asked: NonNullable<TaskFilter['completed']>): boolean {
  const timing = completionTiming(task);
  return timing === asked || (asked === 'on_time' && timing === 'early');
}

/** Whether a source stands in a place: its document, and under its section where one is named. */
export function isAt(source: { document: string; section: string }, place: Place): boolean {
  return (
    source.document === place.document &&
    (place.section === null || isUnder(source.section, place.section))
  );
}

/** Whether a section lies under a path prefix: `PL2.b.9` under `PL2`, `III(2).6#1` under `III(2).6`. */
export function isUnder(section: string, prefix: string): boolean {
  if (!section.startsWith(prefix)) return false;
  const next = section.charAt(prefix.length);
  return next === '' || next === '.' || next === '#' || next === '(';
}

function isInherited(
  task: Task,
  predecessors: readonly Predecessor[],
  directory: AgencyDirectory,
): boolean {
  return predecessors.some((predecessor) => {
    const ids = directory.withUnits(predecessor.agency.id);
    if (!plays(task, 'lead', ids)) return false;
    const text = ` ${foldedKey([task.title, ...task.events.map((event) => event.quote)].join(' '))} `;
    const speaksOf = (field: string): boolean => text.includes(` ${foldedKey(field)} `);
    return predecessor.fields === null
      ? !predecessor.movedElsewhere.some(speaksOf)
      : predecessor.fields.some(speaksOf);
  });
}
