import type { Agency } from '../domain/agency.js';
import { ingestDocument } from '../ingestion/ingest-document.js';
import type { IngestedDocument } from '../ingestion/ingested-document.js';
import { readDocumentBytes } from '../ingestion/read/read-document-bytes.js';
import { createGazetteer } from '../language/agencies/gazetteer.js';
import { ClassifiedDocumentError } from './classified-document-error.js';
import { findClassificationMark } from './find-classification-mark.js';

/** What a file's bytes say. */
export interface ReadDocument {
  /** The file's bare name. */
  readonly name: string;
  readonly ingested: IngestedDocument;
}

export interface ReadRequest {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly agencies: readonly Agency[];
}

/** Reads a file; the default does so in a thread of its own (`readInWorker`). */
export type DocumentReader = (request: ReadRequest) => Promise<ReadDocument>;

/**
 * Reads a file's bytes into structure, tasks and figures, here and now: a long text holds up
 * everything else. Throws a DocumentRefusedError or a ClassifiedDocumentError.
 */
export const readDocument: DocumentReader = async ({ id, fileName, bytes, agencies }) => {
  const { name, text } = await readDocumentBytes(fileName, bytes);
  const mark = findClassificationMark(text);
  if (mark !== null) throw new ClassifiedDocumentError(mark, name);
  return { name, ingested: ingestDocument(id, text, createGazetteer(agencies)) };
};
