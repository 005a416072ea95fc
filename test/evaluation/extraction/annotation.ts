import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** One instruction as a person read it in a document; its words are not kept, only a fingerprint. */
export interface Annotation {
  /** The document's file stem. */
  readonly document: string;
  readonly section: string;
  /** Up to six folded words, in a row, of the instruction itself. */
  readonly words: string;
  /** Lead agencies; undefined where two readers could differ. */
  readonly lead?: readonly string[] | undefined;
  /** The day it is due, null for none; undefined where two readers could differ. */
  readonly due?: string | null | undefined;
  /** A part that may be counted by itself or with the instruction before it. */
  readonly optional?: boolean | undefined;
}

/** A document that was annotated, and which of its parts. */
export interface AnnotatedDocument {
  readonly document: string;
  /**
   * Whether rules were mended with this document in view: `tuned` from the start, `held` only after
   * it had been scored once, `last` never.
   */
  readonly set: 'tuned' | 'held' | 'last';
  /** Section paths read; empty: the whole document. `PL` stands for the annexes. */
  readonly scope: readonly string[];
}

const annotation = z.strictObject({
  document: z.string(),
  section: z.string(),
  words: z.string().refine((words) => words.split(' ').length <= 6),
  lead: z.array(z.string()).min(1).optional(),
  due: z.iso.date().nullable().optional(),
  optional: z.literal(true).optional(),
});
const annotatedDocument = z.strictObject({
  document: z.string(),
  set: z.enum(['tuned', 'held', 'last']),
  scope: z.array(z.string()),
});

/** Reads a file of JSON lines; throws for the first line that is not of the shape. */
async function readLines<T>(path: URL, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

/** The annotations kept beside this file. */
export async function readAnnotations(): Promise<{
  annotations: Annotation[];
  documents: AnnotatedDocument[];
}> {
  return {
    annotations: await readLines(new URL('annotations.jsonl', import.meta.url), annotation),
    documents: await readLines(new URL('documents.jsonl', import.meta.url), annotatedDocument),
  };
}
