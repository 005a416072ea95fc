import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { StorageError } from '../../domain/errors.js';
import { MIGRATIONS } from '../migrations/all-migrations.js';
import { codeOf } from '../sqlite-dialect.js';
import { checkCopy, type CheckedCopy } from './check-copy.js';

export interface RestoredDatabase extends CheckedCopy {
  /** Where the database that was replaced is kept, or null where there was none. */
  readonly keptAside: string | null;
}

const OWNER_ONLY = 0o600;

/**
 * Puts a backup in the place of the SQLite file at `to`, which no program may have open; the file
 * that was there is kept beside it under `to` + `.before-restore-` + `stamp`. `from` stays as it is.
 * Throws a StorageError, and changes nothing, where the backup is damaged, of a newer program, or
 * the database is in use.
 */
export async function restoreDatabase(
  from: string,
  to: string,
  stamp: string,
): Promise<RestoredDatabase> {
  if (!existsSync(from)) throw new StorageError(`Không có tệp ${from}.`);
  const incoming = `${to}.restoring`;
  const aside = `${to}.before-restore-${stamp}`;
  await mkdir(dirname(to), { recursive: true });
  try {
    // Checked and put right as a copy: the backup itself is not touched.
    await copyFile(from, incoming);
    const checked = checkCopy(incoming);
    const known = new Set(MIGRATIONS.map(({ name }) => name));
    const unknown = checked.migrations.filter((name) => !known.has(name));
    if (unknown.length > 0)
      throw new StorageError(
        `Tệp ${from} do phiên bản mới hơn của chương trình tạo ra (${unknown.join(', ')}). Cập nhật chương trình trước.`,
      );
    await chmod(incoming, OWNER_ONLY);
    const isReplacing = existsSync(to);
    if (isReplacing) {
      requireUnused(to);
      if (existsSync(aside)) throw new StorageError(`Tệp ${aside} đã có; thử lại sau một giây.`);
      await rename(to, aside);
    }
    await rename(incoming, to);
    for (const left of [`${to}-wal`, `${to}-shm`, `${to}-journal`]) await rm(left, { force: true });
    // Derived from what was replaced; written anew at the next start.
    await rm(`${to}-derived`, { recursive: true, force: true });
    return { ...checked, keptAside: isReplacing ? aside : null };
  } catch (error) {
    for (const left of ['', '-journal', '-wal', '-shm'])
      await rm(`${incoming}${left}`, { force: true });
    if (error instanceof StorageError) throw error;
    const code = codeOf(error);
    throw new StorageError(`Không khôi phục được ${from} vào ${to} (${code}).`, { cause: error });
  }
}

/**
 * Leaves the log mode of a database, which SQLite allows only where nobody else has it open, and
 * which brings everything written into the one file. Throws where somebody has.
 */
function requireUnused(path: string): void {
  let database: BetterSqlite.Database | null = null;
  try {
    database = new BetterSqlite(path, { fileMustExist: true, timeout: 0 });
    const mode: unknown = database.pragma('journal_mode = DELETE', { simple: true });
    if (mode !== 'delete') throw new StorageError(inUse(path));
  } catch (error) {
    const code = codeOf(error);
    if (/^SQLITE_(?:BUSY|LOCKED)/.test(code)) throw new StorageError(inUse(path), { cause: error });
    // A damaged file is what a restore is for: it is kept aside as it is.
    if (!/^SQLITE_(?:NOTADB|CORRUPT)/.test(code)) throw error;
  } finally {
    database?.close();
  }
}

const inUse = (path: string): string =>
  `Cơ sở dữ liệu ${path} đang có chương trình dùng. Dừng trợ lý trước khi khôi phục.`;
