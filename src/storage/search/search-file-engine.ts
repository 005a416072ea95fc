import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT_VERSIONS } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import type { Steps } from '../../domain/steps.js';
import {
  memoryEngineSteps,
  MOST_PASSAGES_IN_MEMORY,
  type SearchContent,
  type SearchEngine,
} from '../../retrieval/search-engine.js';
import { openSearchFile } from './open-search-file.js';
import { SEARCH_FILE_FORM } from './search-file.js';
import { writeSearchFileSteps } from './write-search-file.js';

const EXTENSION = '.search';

/**
 * The engine for a register: in memory for a small one; for a large one from its file in `folder`,
 * which is written where it is missing. A register is known by its words, so that one which comes
 * back (another version, another process) finds its file.
 */
export function createEngineSteps(folder: string) {
  return function* engineSteps(
    collect: () => SearchContent,
    register: Omit<Register, 'version'>,
  ): Steps<SearchEngine> {
    if (register.sections.length <= MOST_PASSAGES_IN_MEMORY)
      return yield* memoryEngineSteps(collect());
    // It may stand among the temporary files of everybody: what is read back must be our own.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, `${yield* digestSteps(register)}${EXTENSION}`);
    const known = openSearchFile(path);
    if (known !== null) return known;
    yield* writeSearchFileSteps(path, collect());
    removeOldFiles(folder);
    const engine = openSearchFile(path);
    if (engine === null) throw new Error(`không đọc được tệp chỉ mục vừa ghi ${path}`);
    return engine;
  };
}

/** Everything searched follows from these parts of a register. */
function* digestSteps(register: Omit<Register, 'version'>): Steps<string> {
  const hash = createHash('sha256').update(`${SEARCH_FILE_FORM}`);
  const { documents, sections, tasks, indicators, lists, terms, legalReferences } = register;
  for (const part of [documents, tasks, indicators, lists, terms, legalReferences])
    for (const item of part) {
      hash.update(JSON.stringify(item));
      yield;
    }
  hash.update(JSON.stringify(register.inconsistencies));
  for (const { document, path, heading, text } of sections) {
    hash.update(`${document}\u0000${path}\u0000${heading ?? ''}\u0000${text}\u0000`);
    yield;
  }
  return hash.digest('hex').slice(0, 32);
}

/** As many files as versions are kept; older ones are of registers nobody can go back to. */
function removeOldFiles(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => join(folder, name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of files.slice(KEPT_VERSIONS)) rmSync(path, { force: true });
}
