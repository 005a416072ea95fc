import type { Agency, AgencyKind } from '../domain/agency.js';
import type { DocumentAddition } from '../domain/amendment.js';
import type { DocumentDraft, DraftBody, DraftRow } from '../domain/draft.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Register } from '../domain/register.js';
import type { TaskEvent, TaskRecord } from '../domain/task.js';
import { foldedKey, slugOf } from '../language/fold.js';
import { nameDocument } from './name-document.js';

/** Ids of bodies by what documents print: known agencies keep theirs, others get one. */
class Bodies {
  readonly added: Agency[] = [];
  private readonly byName = new Map<string, string>();

  constructor(agencies: readonly Agency[]) {
    for (const agency of agencies)
      for (const name of [agency.name, ...agency.aliases])
        this.byName.set(foldedKey(name), agency.id);
  }

  idOf({ agencyId, name, kind }: DraftBody): string {
    const key = foldedKey(name);
    const known = agencyId ?? this.byName.get(key);
    if (known !== undefined) return known;
    const id = slugOf(name);
    this.byName.set(key, id);
    this.added.push({
      id,
      name: name.charAt(0).toUpperCase() + name.slice(1),
      // A class that nobody defined binds no agency in particular.
      kind: kind === 'body' ? 'unit' : (kind satisfies AgencyKind),
      abbreviations: [],
      aliases: [],
      parent: null,
      members: [],
      validFrom: null,
      validUntil: null,
      successions: [],
    });
    return id;
  }

  idsOf(bodies: readonly DraftBody[]): string[] {
    return [...new Set(bodies.map((body) => this.idOf(body)))];
  }
}

const eventOf = (row: DraftRow, kind: TaskEvent['kind'], document: string): TaskEvent => ({
  kind,
  document,
  section: row.section,
  quote: row.quote,
  deadlineText: row.deadlineText,
  dueOn: row.recurrence === null ? row.dueOn : null,
  status: row.status === 'unknown' ? null : row.status,
  statusNote: row.statusNote,
  ...(row.edited.length > 0 ? { revised: row.edited } : {}),
});

/**
 * What a reviewed draft adds to the register. Dropped rows stay out; rows linked to a task that is
 * no longer there become new tasks. `today` orders a document without a date.
 */
export function draftToAddition(
  draft: DocumentDraft,
  register: Omit<Register, 'version'>,
  today: LocalDate,
): DocumentAddition {
  const taken = new Set(
    register.documents.map((document) => document.id).filter((id) => id !== draft.replaces),
  );
  const document = nameDocument(draft.head, taken, today);
  const bodies = new Bodies(register.agencies);
  const taskIds = new Set(register.tasks.map((task) => task.id));
  const usedIds = new Set(taskIds);

  const newId = (row: DraftRow): string => {
    const base = `${document.id}-${slugOf(row.section)}`;
    let id = base;
    for (let copy = 2; usedIds.has(id); copy += 1) id = `${base}-${copy}`;
    usedIds.add(id);
    return id;
  };

  const byId = new Map(register.tasks.map((task) => [task.id, task]));
  const isOfReplaced = (id: string): boolean =>
    byId.get(id)?.events.every((event) => event.document === draft.replaces || event.correction) ===
    true;
  const givenAnew = new Map<string, DraftRow>();
  const rows = draft.rows.filter((row) => !row.isDropped);
  for (const row of rows)
    if (
      row.link?.kind === 'assigned' &&
      draft.replaces !== null &&
      isOfReplaced(row.link.taskId) &&
      !givenAnew.has(row.link.taskId)
    )
      givenAnew.set(row.link.taskId, row);
  const isGivenAnew = (row: DraftRow): boolean =>
    row.link !== null && givenAnew.get(row.link.taskId) === row;
  const events = rows.flatMap((row) =>
    row.link !== null && taskIds.has(row.link.taskId) && !isGivenAnew(row)
      ? [{ taskId: row.link.taskId, event: eventOf(row, row.link.kind, document.id) }]
      : [],
  );
  const tasks = rows
    .filter((row) => row.link === null || !taskIds.has(row.link.taskId) || isGivenAnew(row))
    .map((row): TaskRecord => ({
      id: row.link !== null && isGivenAnew(row) ? row.link.taskId : newId(row),
      title: row.title,
      lead: bodies.idsOf(row.lead),
      coordinating: bodies.idsOf(row.coordinating),
      supervisor: row.supervisor === null ? null : bodies.idOf(row.supervisor),
      result: row.result,
      recurrence: row.recurrence,
      events: [eventOf(row, 'assigned', document.id)],
    }));
  return {
    kind: 'document',
    document,
    replaces: draft.replaces,
    sections: draft.sections.map((section) => ({ ...section, document: document.id })),
    agencies: bodies.added,
    tasks,
    events,
    indicators: indicatorsOf(draft, register, document.id),
  };
}

function indicatorsOf(
  draft: DocumentDraft,
  register: Omit<Register, 'version'>,
  document: string,
): DocumentAddition['indicators'] {
  const byName = new Map(
    register.indicators.flatMap((one) =>
      [one.name, ...one.aliases].map((name) => [foldedKey(name), one] as const),
    ),
  );
  return draft.indicators.map((indicator) => {
    const known = byName.get(foldedKey(indicator.name));
    const observations = indicator.observations.map((one) => ({ ...one, document }));
    return known
      ? { ...known, observations }
      : { ...indicator, id: `${document}-${slugOf(indicator.name)}`, observations };
  });
}
