import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../../domain/errors.js';
import { KEPT_VERSIONS } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import type { Steps } from '../../domain/steps.js';
import {
  memoryEngineSteps,
  type SearchContent,
  type SearchEngine,
  type SearchEngines,
} from '../../retrieval/search-engine.js';
import { digestOf, digestSteps, knownDigestOf, needsSearchFile } from './digest-register.js';
import { openSearchFile, openWholeFile } from './open-search-file.js';
import { DRAFT_EXTENSION, SEARCH_FILE_EXTENSION, searchFilePath } from './search-file.js';
import { writeSearchFileSteps } from './write-search-file.js';

type Content = Omit<Register, 'version'>;

/**
 * The engines for registers: in memory for a small one; for a large one from its file in `folder`,
 * which is written where it is missing. A register is known by its words, so that one which comes
 * back (another version, another process) finds its file. `steps` throws a StorageError where the
 * file is damaged and the register was to be read from it; the register is to be loaded again then.
 */
export function createSearchEngines(
  folder: string,
  writeElsewhere: (path: string, register: Content) => Promise<void>,
): SearchEngines {
  const pathOf = (digest: string): string => {
    // It may stand among the temporary files of everybody: what is read back must be our own.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return searchFilePath(folder, digest);
  };

  async function prepare(register: Content): Promise<boolean> {
    if (!needsSearchFile(register)) return false;
    const path = pathOf(knownDigestOf(register) ?? (await digestOf(register)));
    const known = openWholeFile(path);
    known?.close();
    if (known !== null) return false;
    try {
      await writeElsewhere(path, register);
    } catch (error) {
      throw new StorageError(`Không ghi được tệp chỉ mục ${path}: ${explain(error)}.`, {
        cause: error,
      });
    }
    removeOldFiles(folder);
    return true;
  }

  function* steps(collect: () => SearchContent, register: Content): Steps<SearchEngine> {
    if (!needsSearchFile(register)) return yield* memoryEngineSteps(collect());
    const path = pathOf(knownDigestOf(register) ?? (yield* digestSteps(register)));
    const known = openSearchFile(path);
    if (known !== null) return known;
    try {
      yield* writeSearchFileSteps(path, collect());
    } catch (error) {
      if (!existsSync(path)) throw error;
      // The register itself is read from that file: without it, it is read from its rows.
      rmSync(path, { force: true });
      throw new StorageError(
        `Tệp chỉ mục ${path} bị hỏng, đã xóa. Chạy lại chương trình để đọc từ cơ sở dữ liệu.`,
        { cause: error },
      );
    }
    removeOldFiles(folder);
    const engine = openSearchFile(path);
    if (engine === null) throw new Error(`không đọc được tệp chỉ mục vừa ghi ${path}`);
    return engine;
  }

  return { prepare, steps };
}

/** Why a file could not be written, for the operator. */
function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'đĩa đầy';
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return 'thiếu bộ nhớ, đặt NODE_OPTIONS=--max-old-space-size lớn hơn';
  return message ?? String(error);
}

/** A draft untouched for so long is of a process that died writing it. */
const STALE_DRAFT_MS = 3_600_000;

/**
 * As many files as versions are kept; older ones are of registers nobody can go back to. Another
 * process may remove them at the same time.
 */
function removeOldFiles(folder: string): void {
  const listed = (extension: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(extension))
      .map((name) => join(folder, name))
      .map((path) => ({ path, at: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .toSorted((a, b) => b.at - a.at);
  const files = listed(SEARCH_FILE_EXTENSION);
  // The newest file was written just now: by it, whatever the machine's clock says, drafts are old.
  const now = files[0]?.at ?? 0;
  const stale = listed(DRAFT_EXTENSION).filter(({ at }) => now - at > STALE_DRAFT_MS);
  for (const { path } of [...files.slice(KEPT_VERSIONS), ...stale]) rmSync(path, { force: true });
}
