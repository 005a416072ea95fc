import type { TaskEvent, TaskEventKind } from '../../src/domain/task.js';
import type { ExtractedTask } from '../../src/ingestion/extract/extracted-task.js';
import type { Assignee } from '../../src/language/agencies/assignee.js';
import type { TaskField } from './review-files.js';
import { tidyTitle } from './tidy-title.js';

/** What the extractor makes of one place, and whether that is a row of a progress table. */
export interface ReadPlace {
  readonly candidate: ExtractedTask;
  readonly isRow: boolean;
}

/** Registered agencies; one that the register does not know stands as `?name` until corrected. */
const idsOf = (assignees: readonly Assignee[]): string[] => [
  ...new Set(assignees.map(({ agencyId, name }) => agencyId ?? `?${name}`)),
];

const firstOf = <T>(
  places: readonly ReadPlace[],
  pick: (candidate: ExtractedTask) => T | null,
): T | null => {
  for (const { candidate } of places) {
    const value = pick(candidate);
    if (value !== null) return value;
  }
  return null;
};

/**
 * The task that its places tell of together: the leads of the first place that names any, every
 * coordinating body, and the title of the progress row where there is one, for rows name the
 * deliverable and nothing else. `places` oldest first.
 */
export function composeTask(places: readonly ReadPlace[]): Record<TaskField, unknown> {
  const lead = idsOf(
    places.find(({ candidate }) => candidate.lead.length > 0)?.candidate.lead ?? [],
  );
  const coordinating = idsOf(places.flatMap(({ candidate }) => candidate.coordinating));
  const titled = places.find(({ isRow }) => isRow) ?? places[0];
  return {
    title: titled === undefined ? null : tidyTitle(titled.candidate.title),
    lead,
    coordinating: coordinating.filter((id) => !lead.includes(id)),
    supervisor: firstOf(places, ({ supervisor }) =>
      supervisor === null ? null : (supervisor.agencyId ?? `?${supervisor.name}`),
    ),
    result: firstOf(places, ({ result }) => result),
    recurrence: firstOf(places, ({ recurrence }) => recurrence),
  };
}

/** What a place does, seen from the events before it: a later day extends, a later notice urges. */
function kindOf(
  { candidate, isRow }: ReadPlace,
  before: readonly TaskEvent[],
): TaskEventKind {
  if (isRow) return 'reported';
  const lastDue = before.findLast(({ dueOn }) => dueOn !== null)?.dueOn ?? null;
  if (candidate.dueOn !== null && lastDue === null) return 'assigned';
  if (candidate.dueOn !== null && lastDue !== null && candidate.dueOn > lastDue) return 'extended';
  const orders = before.filter(({ kind }) => kind !== 'reported');
  const isFirst = orders.every(({ document }) => document === candidate.document);
  return isFirst && (orders.length > 0 || lastDue === null) ? 'assigned' : 'urged';
}

/** The event a place is, given those before it. */
export function composeEvent(place: ReadPlace, before: readonly TaskEvent[]): TaskEvent {
  const { document, section, quote, deadlineText, dueOn, status, statusNote } = place.candidate;
  return {
    kind: kindOf(place, before),
    document,
    section,
    quote,
    deadlineText,
    dueOn,
    status: status === 'unknown' ? null : status,
    statusNote,
  };
}
