import { isWithin, type LocalDate } from '../domain/local-date.js';
import type { LeadCount, Place, Sector, TaskFilter } from '../domain/query.js';
import { isExtended, isOverdue, type Task } from '../domain/task.js';
import { foldedKey } from '../language/fold.js';
import type { AgencyKind } from '../domain/agency.js';
import { completionTiming } from './completion-timing.js';
import type { AgencyDirectory, Predecessor } from './agency-directory.js';
import { findParts, PART, type Involvement } from './find-parts.js';

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

/**
 * Chooses tasks for a filter as of a day. Exact: no ranking, no limit. `topicIds` are the tasks that
 * `filter.topic` was found to mean (matching words is retrieval's work), or null without a topic.
 * One pass: a class binds thousands of tasks in a large register.
 */
export function selectTasks(
  tasks: readonly Task[],
  directory: AgencyDirectory,
  filter: TaskFilter,
  today: LocalDate,
  topicIds: ReadonlySet<string> | null = null,
): TaskSelection {
  const agencies = filter.agencies ?? agenciesOf(filter.sector, directory);
  const isMeant = createContentTest(filter, directory);
  const groups: Record<Group, Task[]> = {
    own: [],
    extended: [],
    class: [],
    coordinating: [],
    inherited: [],
  };
  const place = (task: Task, part: number, groupOf: Grouping): void => {
    if (topicIds !== null && !topicIds.has(task.id)) return;
    if (!isMeant(task)) return;
    const state = matchesState(task, filter, today)
      ? 'wanted'
      : filter.overdue === true &&
          filter.untold !== true &&
          filter.statuses === undefined &&
          isPastButExtended(task, today, filter.due) &&
          !isOverdue(task, today)
        ? 'extended'
        : null;
    const group = state === null ? null : groupOf(task, state, part);
    if (group !== null) groups[group].push(task);
  };

  if (agencies.length === 0) {
    const groupOf = groupWithoutAgency(filter, directory);
    for (const task of tasks) place(task, 0, groupOf);
    return groups;
  }
  const predecessors = agencies.flatMap((id) => directory.predecessorsOf(id, today));
  const roles = filter.roles ?? ['lead'];
  const asLead = roles.includes('lead');
  const ids = agencies.flatMap((id) => [...directory.withUnits(id)]);
  const parts = findParts(tasks, {
    asked: { agencies: ids, roles },
    class: asLead ? leadBy(agencies.flatMap((id) => [...directory.classesBinding(id)])) : NOBODY,
    former: asLead
      ? leadBy(predecessors.flatMap(({ agency }) => [...directory.withUnits(agency.id)]))
      : NOBODY,
    other:
      asLead && !roles.includes('coordinating') && filter.sector === undefined
        ? { agencies: ids, roles: ['coordinating', 'supervising'] }
        : NOBODY,
  });
  const groupOf = groupByPart(
    filter.classOnly === true,
    agencies.some((id) => directory.isClass(id)),
    (task) => isInherited(task, predecessors, directory),
  );
  parts.forEach((part, position) => {
    const task = part === 0 ? undefined : tasks[position];
    if (task) place(task, part, groupOf);
  });
  return groups;
}

const SECTOR_KINDS: Readonly<Record<Sector, readonly AgencyKind[]>> = {
  ministries: ['ministry'],
  central: ['ministry', 'government'],
  provinces: ['province'],
};

/** The agencies of a kind, former ones with them. */
const agenciesOf = (sector: Sector | undefined, directory: AgencyDirectory): readonly string[] =>
  sector === undefined
    ? []
    : directory
        .list()
        .filter(({ kind }) => SECTOR_KINDS[sector].includes(kind))
        .map(({ id }) => id);

type Group = keyof TaskSelection;

/**
 * Which group a task belongs to that is in the state asked for, or was extended out of it. `part`:
 * see `findParts`.
 */
type Grouping = (task: Task, state: 'wanted' | 'extended', part: number) => Group | null;

const NOBODY: Involvement = { agencies: [], roles: [] };
const leadBy = (agencies: readonly string[]): Involvement => ({ agencies, roles: ['lead'] });

function groupWithoutAgency(filter: TaskFilter, directory: AgencyDirectory): Grouping {
  if (filter.classOnly !== true) return (_, state) => (state === 'wanted' ? 'own' : 'extended');
  return (task, state) => {
    if (!task.lead.some((id) => directory.isClass(id))) return null;
    return state === 'wanted' ? 'class' : 'extended';
  };
}

/** `isOfClass`: a class is asked about, whose own tasks are duties of all in it. */
function groupByPart(
  isClassOnly: boolean,
  isOfClass: boolean,
  isInheritedTask: (task: Task) => boolean,
): Grouping {
  return (task, state, part) => {
    const isAsked = (part & PART.asked) !== 0;
    if (state === 'extended') return isAsked ? 'extended' : null;
    if (isAsked && !isClassOnly) return 'own';
    if ((part & PART.class) !== 0 || (isAsked && isOfClass)) return 'class';
    if ((part & PART.former) !== 0 && isInheritedTask(task)) return 'inherited';
    return (part & PART.other) === 0 ? null : 'coordinating';
  };
}

/**
 * The first deadline has passed and the task is open, but a later document moved the deadline. Where
 * late tasks of some range are asked for, the first deadline lies in it.
 */
function isPastButExtended(task: Task, today: LocalDate, due: TaskFilter['due']): boolean {
  return (
    isExtended(task) &&
    task.status !== 'completed' &&
    task.originalDue !== null &&
    task.originalDue < today &&
    (due === undefined || isWithin(task.originalDue, due))
  );
}

/** Whether a task is of the kind, the agencies and the places asked for, whatever its state. */
function createContentTest(
  filter: TaskFilter,
  directory: AgencyDirectory,
): (task: Task) => boolean {
  const { ids, recurring, rhythm, places } = filter;
  const wantedIds = ids && new Set(ids);
  const excluded = new Set(
    (filter.excludedAgencies ?? []).flatMap((id) => [...directory.withUnits(id)]),
  );
  const partners = (filter.withAgencies ?? []).map((id) => directory.withUnits(id));
  // Of an agency its class's duties are a group of their own.
  const leavesOutClass =
    filter.without?.includes('class') === true &&
    filter.agencies === undefined &&
    filter.sector === undefined;
  return (task) => {
    if (wantedIds && !wantedIds.has(task.id)) return false;
    if (recurring !== undefined && (task.recurrence !== null) !== recurring) return false;
    if (leavesOutClass && task.lead.some((id) => directory.isClass(id))) return false;
    if (filter.leadCount && !isLedBySoMany(task.lead, filter.leadCount, directory)) return false;
    if (filter.supervised === true && task.supervisor === null) return false;
    if (rhythm !== undefined && task.recurrence?.includes(rhythm) !== true) return false;
    if (excluded.size > 0 && task.lead.some((id) => excluded.has(id))) return false;
    for (const partner of partners)
      if (!takesPart(task, partner, filter.jointly === true)) return false;
    return places?.length
      ? task.events.some((event) => places.some((place) => isAt(event, place)))
      : true;
  };
}

/** A class of agencies is no agency that can be counted. */
function isLedBySoMany(
  lead: readonly string[],
  { least, most, sector }: LeadCount,
  directory: AgencyDirectory,
): boolean {
  if (lead.length < least) return false;
  const counted = lead.filter((id) => {
    const kind = directory.find(id)?.kind;
    return sector === null
      ? kind !== 'class'
      : kind !== undefined && SECTOR_KINDS[sector].includes(kind);
  }).length;
  return counted >= least && (most === null || counted <= most);
}

const takesPart = (task: Task, partner: ReadonlySet<string>, isLead: boolean): boolean =>
  task.lead.some((id) => partner.has(id)) ||
  (!isLead && task.coordinating.some((id) => partner.has(id)));

function matchesState(task: Task, filter: TaskFilter, today: LocalDate): boolean {
  if (filter.statuses && !filter.statuses.includes(task.status)) return false;
  if (filter.untold === true && (task.status === 'completed' || task.statusNote !== null))
    return false;
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
    if (!task.lead.some((id) => ids.has(id))) return false;
    const text = ` ${foldedKey([task.title, ...task.events.map((event) => event.quote)].join(' '))} `;
    const speaksOf = (field: string): boolean => text.includes(` ${foldedKey(field)} `);
    return predecessor.fields === null
      ? !predecessor.movedElsewhere.some(speaksOf)
      : predecessor.fields.some(speaksOf);
  });
}
