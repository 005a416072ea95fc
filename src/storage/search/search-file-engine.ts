import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT_VERSIONS } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import type { Steps } from '../../domain/steps.js';
import {
  memoryEngineSteps,
  type SearchContent,
  type SearchEngine,
} from '../../retrieval/search-engine.js';
import { digestSteps, knownDigestOf, needsSearchFile } from './digest-register.js';
import { openSearchFile } from './open-search-file.js';
import { SEARCH_FILE_EXTENSION, searchFilePath } from './search-file.js';
import { writeSearchFileSteps } from './write-search-file.js';

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
    if (!needsSearchFile(register)) return yield* memoryEngineSteps(collect());
    // It may stand among the temporary files of everybody: what is read back must be our own.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const digest = knownDigestOf(register) ?? (yield* digestSteps(register));
    const path = searchFilePath(folder, digest);
    const known = openSearchFile(path);
    if (known !== null) return known;
    yield* writeSearchFileSteps(path, collect());
    removeOldFiles(folder);
    const engine = openSearchFile(path);
    if (engine === null) throw new Error(`không đọc được tệp chỉ mục vừa ghi ${path}`);
    return engine;
  };
}

/** As many files as versions are kept; older ones are of registers nobody can go back to. */
function removeOldFiles(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(SEARCH_FILE_EXTENSION))
    .map((name) => join(folder, name))
    .map((path) => ({ path, at: statSync(path).mtimeMs }))
    .toSorted((a, b) => b.at - a.at);
  for (const { path } of files.slice(KEPT_VERSIONS)) rmSync(path, { force: true });
}
