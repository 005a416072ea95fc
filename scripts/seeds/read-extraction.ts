import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Agency } from '../../src/domain/agency.js';
import { extractTasks } from '../../src/ingestion/extract/extract-tasks.js';
import type { ExtractedTask } from '../../src/ingestion/extract/extracted-task.js';
import type { ParsedDocument } from '../../src/ingestion/parsed-document.js';
import { parseDocument } from '../../src/ingestion/structure/parse-document.js';
import { createGazetteer } from '../../src/language/agencies/gazetteer.js';
import { parseKnowledgeFile } from '../../src/storage/fill/parse-knowledge-file.js';
import { readTextFile } from '../../src/storage/seeds/read-text-file.js';

/** What the extractor makes of the knowledge folder, oldest document first. */
export interface Extraction {
  readonly documents: readonly ParsedDocument[];
  readonly tasks: readonly ExtractedTask[];
}

/** Runs the project's own reader over every document of a folder. */
export async function readExtraction(
  knowledgeDir: string,
  agencies: readonly Agency[],
): Promise<Extraction> {
  const names = (await readdir(knowledgeDir)).filter((name) => name.endsWith('.md'));
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(knowledgeDir, name);
      return parseKnowledgeFile(path, name.slice(0, -'.md'.length), await readTextFile(path));
    }),
  );
  files.sort((one, other) => one.document.orderedOn.localeCompare(other.document.orderedOn));
  const gazetteer = createGazetteer(agencies);
  const documents = files.map(({ document, body }) => parseDocument(document.id, body));
  return {
    documents,
    tasks: documents.flatMap((document) => extractTasks(document, gazetteer)),
  };
}
