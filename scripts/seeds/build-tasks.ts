import { KnowledgeError } from '../../src/domain/errors.js';
import type { TaskEvent, TaskRecord } from '../../src/domain/task.js';
import type { ExtractedTask } from '../../src/ingestion/extract/extracted-task.js';
import type { SeedRow } from '../../src/storage/seeds/parse-seed-lines.js';
import { taskSchema } from '../../src/storage/seeds/seed-schemas.js';
import { composeEvent, composeTask, type ReadPlace } from './compose-task.js';
import { createCorrector, type Corrector, type NamedLine } from './corrector.js';
import { findCandidate, isSamePlace, namePlace } from './find-candidate.js';
import { findUnreviewed } from './find-unreviewed.js';
import type { Extraction } from './read-extraction.js';
import type { AddedPlace, Link, Place, Review } from './review-files.js';
import {
  createSectionPositions,
  type SectionPosition,
  type SectionPositions,
} from './section-positions.js';

export interface BuiltTask {
  readonly record: TaskRecord;
  /** For each event the place it was read at; null for one that a correction adds. */
  readonly places: readonly (Place | null)[];
}

export interface BuiltTasks {
  readonly tasks: readonly BuiltTask[];
  /** Corrections that say what the extractor says already: their lines can go. */
  readonly needless: readonly NamedLine[];
  /** Corrections that hold, though the extractor gives something else than they note. */
  readonly stale: readonly NamedLine[];
  /** Extracted tasks that are neither linked nor dropped, and lie within no event of their section. */
  readonly unreviewed: readonly ExtractedTask[];
}

interface LinkedPlace extends ReadPlace {
  readonly place: Place;
  readonly at: SectionPosition;
}

interface ToldPlace {
  readonly row: SeedRow<AddedPlace>;
  readonly at: SectionPosition;
}

/** What a report tells comes before what it orders; else as the documents run. */
function byPosition(one: LinkedPlace | ToldPlace, other: LinkedPlace | ToldPlace): number {
  return (
    one.at.document - other.at.document ||
    Number(isOrder(one)) - Number(isOrder(other)) ||
    one.at.order - other.at.order
  );
}

const isOrder = (entry: LinkedPlace | ToldPlace): boolean =>
  'row' in entry ? entry.row.value.add.kind !== 'reported' : !entry.isRow;

/**
 * Makes the task register from what the extractor reads, the links and the corrections. Throws a
 * KnowledgeError naming file and line for the first link or correction that finds nothing.
 */
export function buildTasks(extraction: Extraction, review: Review): BuiltTasks {
  const corrector = createCorrector(review);
  const positions = createSectionPositions(extraction.documents);
  const linked = new Set<ExtractedTask>();
  const tasks = review.links.map((link) => {
    const places = link.value.places.map((place) =>
      requirePlace(place, link.line, extraction, review, positions),
    );
    for (const { candidate } of places) linked.add(candidate);
    const told = corrector.added(link.value.id).map((row) => ({
      row,
      at: requirePosition(row.value.add, review.correctionsFile, row.line, positions),
    }));
    return composeRecord(link, places, told, corrector, review);
  });
  corrector.dropped().forEach(({ value, line }) => {
    const candidate = findCandidate(value.drop, extraction.tasks);
    if (!candidate) throw findsNothing(review.correctionsFile, line, value.drop);
    linked.add(candidate);
  });
  corrector.requireAllUsed();
  return {
    tasks,
    needless: corrector.needless(),
    stale: corrector.stale(),
    unreviewed: findUnreviewed(
      extraction.tasks,
      linked,
      tasks.map(({ record }) => record),
    ),
  };
}

function composeRecord(
  { value: link, line }: SeedRow<Link>,
  places: readonly LinkedPlace[],
  told: readonly ToldPlace[],
  corrector: Corrector,
  { linksFile }: Review,
): BuiltTask {
  const events: TaskEvent[] = [];
  const entries = [...places, ...told].toSorted(byPosition);
  for (const entry of entries)
    events.push(
      'row' in entry
        ? entry.row.value.add
        : corrector.correctPlace(link.id, composeEvent(entry, events), (at) =>
            isSamePlace(at, entry.place),
          ),
    );
  const fields = corrector.correctTask(link.id, composeTask(places.toSorted(byPosition)));
  const parsed = taskSchema.safeParse({ id: link.id, ...fields, events });
  if (parsed.success)
    return {
      record: parsed.data,
      places: entries.map((entry) => ('place' in entry ? entry.place : null)),
    };
  const column = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new KnowledgeError(linksFile, line, `nhiệm vụ ${link.id}: cột ${column} không hợp lệ`);
}

function requirePlace(
  place: Place,
  line: number,
  { tasks }: Extraction,
  { linksFile }: Review,
  positions: SectionPositions,
): LinkedPlace {
  const at = requirePosition(place, linksFile, line, positions);
  const candidate = findCandidate(place, tasks);
  if (!candidate) throw findsNothing(linksFile, line, place);
  return { place, candidate, at, isRow: at.kind === 'row' };
}

function requirePosition(
  { document, section }: Pick<Place, 'document' | 'section'>,
  file: string,
  line: number,
  positions: SectionPositions,
): SectionPosition {
  const at = positions.find(document, section);
  if (!at) throw new KnowledgeError(file, line, `${document} không có mục ${section}`);
  return at;
}

function findsNothing(file: string, line: number, place: Place): KnowledgeError {
  return new KnowledgeError(
    file,
    line,
    `bộ trích xuất không cho nhiệm vụ nào (hoặc cho nhiều hơn một) tại ${namePlace(place)}`,
  );
}
