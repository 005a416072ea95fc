import { fileURLToPath } from 'node:url';
import { hashFiles } from './hash-files.js';

const INGESTION_DIR = fileURLToPath(new URL('../../ingestion', import.meta.url));

/** The folders a register is made from. */
export interface KnowledgeFolders {
  readonly knowledgeDir: string;
  readonly seedsDir: string;
}

/**
 * Hash of everything a register is made from: knowledge, seeds, and the program's own reading of
 * documents, since sections kept from an older program may be cut otherwise. Costs milliseconds,
 * so contents are hashed rather than trusting times of change, which a fresh clone does not keep.
 */
export function fingerprintKnowledge(folders: KnowledgeFolders): Promise<string> {
  return hashFiles([
    { dir: folders.knowledgeDir, extension: '.md' },
    { dir: folders.seedsDir, extension: '.jsonl' },
    { dir: INGESTION_DIR, extension: '' },
  ]);
}
