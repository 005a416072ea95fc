import { z } from 'zod';
import { KnowledgeError } from '../../src/domain/errors.js';
import { isLocalDate } from '../../src/domain/local-date.js';
import { parseSeedLines, type SeedRow } from '../../src/storage/seeds/parse-seed-lines.js';
import { readTextFile } from '../../src/storage/seeds/read-text-file.js';

/** Where a reader found a task: a section, and words that tell it from the section's others. */
export interface Place {
  readonly document: string;
  readonly section: string;
  /** Words of the instruction as printed; needed where the section holds several. */
  readonly words: string | null;
}

/** The places of one real-world task, across documents. */
export interface Link {
  readonly id: string;
  readonly places: readonly Place[];
}

/** A field of a task that a reader sets otherwise than the rules do. */
export interface TaskCorrection {
  readonly task: string;
  readonly field: TaskField;
  readonly extracted: unknown;
  readonly right: unknown;
  readonly why: string;
}

/** A field of what one place says that a reader sets otherwise than the rules do. */
export interface PlaceCorrection {
  readonly task: string;
  readonly at: Place;
  readonly field: PlaceField;
  readonly extracted: unknown;
  readonly right: unknown;
  readonly why: string;
}

/** A place that speaks of a task where the extractor reads none: results told in a report. */
export interface AddedPlace {
  readonly task: string;
  readonly add: z.infer<typeof addedEvent>;
  readonly why: string;
}

/** What the extractor takes for a task of its own and is none. */
export interface DroppedPlace {
  readonly drop: Place;
  readonly why: string;
}

export type Correction = TaskCorrection | PlaceCorrection | AddedPlace | DroppedPlace;

export type TaskField = 'title' | 'lead' | 'coordinating' | 'supervisor' | 'result' | 'recurrence';
export type PlaceField = 'kind' | 'quote' | 'deadlineText' | 'dueOn' | 'status' | 'statusNote';

/** What a reader decided, each entry with its line. */
export interface Review {
  readonly linksFile: string;
  readonly correctionsFile: string;
  readonly links: readonly SeedRow<Link>[];
  readonly corrections: readonly SeedRow<Correction>[];
}

const text = z.string().trim().min(1);
const place = z.strictObject({
  document: text,
  section: text,
  words: text.nullable().default(null),
});
const kind = z.enum(['assigned', 'extended', 'urged', 'reported']);
const status = z.enum(['completed', 'in_progress', 'not_completed']).nullable();
const addedEvent = z.strictObject({
  kind,
  document: text,
  section: text,
  quote: text,
  deadlineText: text.nullable().default(null),
  dueOn: z.string().refine(isLocalDate).nullable().default(null),
  status: status.default(null),
  statusNote: text.nullable().default(null),
});

const linkSchema: z.ZodType<Link> = z.strictObject({ id: text, places: z.array(place) });

const texts = z.array(text);
const change = <F extends string>(field: F, right: z.ZodType) => ({
  field: z.literal(field),
  extracted: z.unknown(),
  right,
  why: text,
});
const ofTask = <F extends TaskField>(field: F, right: z.ZodType) =>
  z.strictObject({ task: text, ...change(field, right) });
const ofPlace = <F extends PlaceField>(field: F, right: z.ZodType) =>
  z.strictObject({ task: text, at: place, ...change(field, right) });

const correctionSchema: z.ZodType<Correction> = z.union([
  ofTask('title', text),
  ofTask('lead', texts),
  ofTask('coordinating', texts),
  ofTask('supervisor', text.nullable()),
  ofTask('result', text.nullable()),
  ofTask('recurrence', text.nullable()),
  ofPlace('kind', kind),
  ofPlace('quote', text),
  ofPlace('deadlineText', text.nullable()),
  ofPlace('dueOn', z.string().refine(isLocalDate).nullable()),
  ofPlace('status', status),
  ofPlace('statusNote', text.nullable()),
  z.strictObject({ task: text, add: addedEvent, why: text }),
  z.strictObject({ drop: place, why: text }),
]);

async function readRows<T>(file: string, schema: z.ZodType<T>): Promise<readonly SeedRow<T>[]> {
  const { rows, faults } = parseSeedLines(file, await readTextFile(file), schema);
  if (faults[0]) throw faults[0];
  return rows;
}

/** Reads the links and corrections. Throws a KnowledgeError naming file and line of the first fault. */
export async function readReview(linksFile: string, correctionsFile: string): Promise<Review> {
  const links = await readRows(linksFile, linkSchema);
  const seen = new Set<string>();
  for (const { value, line } of links) {
    if (seen.has(value.id))
      throw new KnowledgeError(linksFile, line, `mã nhiệm vụ trùng: ${value.id}`);
    seen.add(value.id);
  }
  const corrections = await readRows(correctionsFile, correctionSchema);
  return { linksFile, correctionsFile, links, corrections };
}
