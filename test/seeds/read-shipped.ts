import { readExtraction } from '../../scripts/seeds/read-extraction.js';
import type { ParsedDocument } from '../../src/ingestion/parsed-document.js';
import { parseKnowledgeFile } from '../../src/storage/fill/parse-knowledge-file.js';
import { readSeeds } from '../../src/storage/seeds/read-seeds.js';
import { readTextFile } from '../../src/storage/seeds/read-text-file.js';

/** The seeds as they are shipped. */
export const shippedSeeds = () => readSeeds('seeds');

/** The shipped documents as the project reads them. */
export async function shippedDocuments(): Promise<readonly ParsedDocument[]> {
  const { agencies } = await shippedSeeds();
  return (await readExtraction('knowledge', agencies)).documents;
}

/** The source text of a shipped document, line by line. */
export async function sourceLines(id: string): Promise<readonly string[]> {
  const path = `knowledge/${id}.md`;
  return parseKnowledgeFile(path, id, await readTextFile(path)).body.split('\n');
}
