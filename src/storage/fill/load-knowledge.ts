import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bareSection, type KnowledgeDocument, type Section } from '../../domain/document.js';
import { KnowledgeError } from '../../domain/errors.js';
import type { Register } from '../../domain/register.js';
import { finishBetweenTurns } from '../../threads/finish-between-turns.js';
import { deriveTask } from '../../domain/task.js';
import type { ParsedDocument } from '../../ingestion/parsed-document.js';
import { parseDocument } from '../../ingestion/structure/parse-document.js';
import { checkSeedsSteps } from '../seeds/check-seeds.js';
import { readSeeds } from '../seeds/read-seeds.js';
import { readTextFile } from '../seeds/read-text-file.js';
import { throwFaults } from '../seeds/throw-faults.js';
import { findMissingText } from './find-missing-text.js';
import { fingerprintKnowledge, type KnowledgeFolders } from './fingerprint-knowledge.js';
import { parseKnowledgeFile, type KnowledgeFile } from './parse-knowledge-file.js';

export interface KnowledgeSource extends KnowledgeFolders {
  /** Cuts a document's text into its own numbered structure; the project's own reader by default. */
  readonly parseDocument?: (id: string, text: string) => ParsedDocument;
  /** Told after each document read, for a progress bar. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What the files give, not yet committed. */
export interface LoadedKnowledge {
  readonly register: Omit<Register, 'version'>;
  /** Of the files as they were before reading began. */
  readonly fingerprint: string;
  /** Vietnamese sentences on what could not be read, each naming its file. */
  readonly warnings: readonly string[];
}

const EXTENSION = '.md';

async function listKnowledgeFiles(dir: string): Promise<string[]> {
  try {
    const names = await readdir(dir);
    return names.filter((name) => name.endsWith(EXTENSION)).sort();
  } catch {
    throw new KnowledgeError(dir, null, 'không đọc được thư mục văn bản (biến KNOWLEDGE_DIR)');
  }
}

/** Cuts a document into sections; whatever goes wrong is a fault of that file. */
function parseSections(
  path: string,
  { document, body, linesAbove }: KnowledgeFile,
  parse: (id: string, text: string) => ParsedDocument,
): { sections: Section[]; warnings: readonly string[] } {
  let parsed: ParsedDocument;
  try {
    parsed = parse(document.id, body);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new KnowledgeError(path, null, `không phân tích được văn bản (${detail})`);
  }
  const seen = new Set<string>();
  for (const section of parsed.sections) {
    if (seen.has(section.path))
      throw new KnowledgeError(
        path,
        linesAbove + section.line,
        `mục ${section.path} xuất hiện hai lần`,
      );
    seen.add(section.path);
  }
  return { sections: parsed.sections.map(bareSection), warnings: parsed.warnings };
}

const byAge = (left: KnowledgeDocument, right: KnowledgeDocument): number =>
  left.orderedOn.localeCompare(right.orderedOn) || left.id.localeCompare(right.id);

/**
 * Reads knowledge and seeds into a register and checks it as a whole. Throws a KnowledgeError that
 * names file, line and value for the first fault; nothing is loaded in part.
 */
export async function loadKnowledge(source: KnowledgeSource): Promise<LoadedKnowledge> {
  const { knowledgeDir, seedsDir, parseDocument: parse = parseDocument, onProgress } = source;
  const fingerprint = await fingerprintKnowledge(source);
  const names = await listKnowledgeFiles(knowledgeDir);
  if (names.length === 0)
    throw new KnowledgeError(
      knowledgeDir,
      null,
      'thư mục không có tệp .md nào (biến KNOWLEDGE_DIR)',
    );

  const files: KnowledgeFile[] = [];
  const sections = new Map<string, Section[]>();
  const warnings: string[] = [];
  for (const [index, name] of names.entries()) {
    const path = join(knowledgeDir, name);
    const file = parseKnowledgeFile(
      path,
      name.slice(0, -EXTENSION.length),
      await readTextFile(path),
    );
    const parsed = parseSections(path, file, parse);
    files.push(file);
    sections.set(file.document.id, parsed.sections);
    warnings.push(...parsed.warnings.map((warning) => `${path}: ${warning}`));
    onProgress?.(index + 1, names.length);
  }

  const documents = files.map((file) => file.document).sort(byAge);
  const ordered = documents.flatMap((document) => sections.get(document.id) ?? []);
  const texts = new Map(files.map((file) => [file.document.id, file.body]));
  const seeds = await readSeeds(seedsDir);
  throwFaults([
    ...findMissingText(seeds, ordered, knowledgeDir),
    ...(await finishBetweenTurns(checkSeedsSteps(seeds, documents, ordered, texts))),
  ]);
  return {
    register: {
      documents,
      sections: ordered,
      agencies: seeds.agencies,
      tasks: seeds.tasks.map(deriveTask),
      indicators: seeds.indicators,
      inconsistencies: seeds.inconsistencies,
      lists: seeds.lists,
      terms: seeds.terms,
      legalReferences: seeds.legalReferences,
    },
    fingerprint,
    warnings,
  };
}
