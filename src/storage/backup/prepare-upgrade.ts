import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { StorageError } from '../../domain/errors.js';
import { backupDatabase } from './backup-database.js';
import { checkCopy } from './check-copy.js';

/**
 * Before the schema of a database with data changes: keeps a checked copy of it as
 * `<file>.before-<first step>` and tries the steps on another one. Throws a StorageError where they
 * fail there; the database itself is then as it was. `upgrade` opens a file, takes the steps and
 * closes it. Returns the path of the copy that is kept.
 */
export async function prepareUpgrade(
  path: string,
  firstStep: string,
  upgrade: (path: string) => Promise<void>,
): Promise<string> {
  const kept = `${path}.before-${firstStep}`;
  const trial = `${path}.upgrading`;
  await rm(trial, { force: true });
  // An earlier start that got no further kept the same state already.
  if (!existsSync(kept)) await backupDatabase(path, kept);
  try {
    await backupDatabase(path, trial);
    await upgrade(trial);
    checkCopy(trial);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StorageError(
      `Chưa nâng cấp cơ sở dữ liệu ${path}: thử trên bản sao không được (${reason}). Dữ liệu giữ nguyên; dùng lại phiên bản cũ của chương trình.`,
      { cause: error },
    );
  } finally {
    for (const left of ['', '-wal', '-shm', '-journal'])
      await rm(`${trial}${left}`, { force: true });
  }
  return kept;
}
