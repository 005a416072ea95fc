import type { KnowledgeDocument } from '../domain/document.js';
import type { LocalDate } from '../domain/local-date.js';
import type { TaskEvent } from '../domain/task.js';

type Documents = readonly Pick<KnowledgeDocument, 'id' | 'orderedOn'>[];

/** The day an event counts from among what documents and admins say; '' for an unknown document. */
export function eventDay(event: TaskEvent, documents: Documents): LocalDate {
  if (event.correction) return event.correction.orderedOn;
  return documents.find((document) => document.id === event.document)?.orderedOn ?? '';
}

/**
 * `events` with one more at its place: behind everything said up to its day, before what was said
 * later. The others keep their order.
 */
export function insertEvent(
  events: readonly TaskEvent[],
  event: TaskEvent,
  documents: Documents,
): readonly TaskEvent[] {
  const day = eventDay(event, documents);
  const after = events.findLastIndex((other) => eventDay(other, documents) <= day);
  return [...events.slice(0, after + 1), event, ...events.slice(after + 1)];
}
