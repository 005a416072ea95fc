import { basename, extname } from 'node:path';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { ingestDocument } from '../ingest-document.js';
import { DocumentRefusedError } from '../read/document-refused-error.js';
import { readDocumentFile } from '../read/read-document-file.js';
import type { IngestReport } from './ingest-report.js';
import { toIngestReport } from './to-ingest-report.js';

const CONTROL = /\p{Cc}/gu;

/** What came of one file: its report, or why there is none (a Vietnamese sentence naming the file). */
export type FileOutcome =
  | { readonly path: string; readonly report: IngestReport; readonly reason: null }
  | { readonly path: string; readonly report: null; readonly reason: string };

/** Reads files one after the other, in the order given; each outcome comes as soon as it is known. */
export async function* ingestFiles(
  paths: readonly string[],
  gazetteer: Gazetteer,
): AsyncGenerator<FileOutcome> {
  for (const path of paths) {
    try {
      const { name, text } = await readDocumentFile(path);
      const ingested = ingestDocument(basename(name, extname(name)), text, gazetteer);
      yield { path, report: toIngestReport(ingested), reason: null };
    } catch (error) {
      if (!(error instanceof DocumentRefusedError)) throw error;
      // A path may hold signs that would move the terminal's cursor.
      yield { path, report: null, reason: `${path.replace(CONTROL, '')}: ${error.message}` };
    }
  }
}
