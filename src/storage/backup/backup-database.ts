import { chmod, link, mkdir, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { StorageError } from '../../domain/errors.js';
import { codeOf } from '../sqlite-dialect.js';
import { checkCopy, type CheckedCopy } from './check-copy.js';

/** Told how far copying is, in pages of the file. */
export type OnCopied = (done: number, total: number) => void;

/** Readable by the owner alone: a copy holds what people asked. */
const OWNER_ONLY = 0o600;

/**
 * Copies the SQLite file at `from` to `to` while programs read and write it: the copy is the state
 * of one instant, checked as a whole before it gets its name. Never replaces a file. Throws a
 * StorageError that says what is wrong.
 */
export async function backupDatabase(
  from: string,
  to: string,
  onCopied?: OnCopied,
): Promise<CheckedCopy> {
  const partial = `${to}.partial`;
  try {
    await mkdir(dirname(to), { recursive: true });
    const source = new BetterSqlite(from, { readonly: true, fileMustExist: true });
    try {
      const { totalPages: pages } = await source.backup(partial, {
        progress: ({ totalPages, remainingPages }) => {
          onCopied?.(totalPages - remainingPages, totalPages);
          // All the rest in one step: copied in parts, every write meanwhile would begin it anew.
          // Writers do not wait for it, since the file keeps a log beside it.
          return Math.max(remainingPages, 1);
        },
      });
      onCopied?.(pages, pages);
    } finally {
      source.close();
    }
    await chmod(partial, OWNER_ONLY);
    const checked = checkCopy(partial);
    // Unlike a rename it fails where the name is taken.
    await link(partial, to);
    await unlink(partial);
    return checked;
  } catch (error) {
    await rm(partial, { force: true });
    throw error instanceof StorageError
      ? error
      : new StorageError(explain(error, from, to), { cause: error });
  }
}

function explain(error: unknown, from: string, to: string): string {
  const code = codeOf(error);
  if (code === 'EEXIST') return `Tệp ${to} đã có; chọn tên khác để không ghi đè bản sao lưu.`;
  if (code === 'SQLITE_CANTOPEN') return `Không mở được ${from}, hoặc không ghi được ${to}.`;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return `Đĩa chứa ${to} đã đầy.`;
  return `Không sao lưu được ${from} sang ${to} (${code === '' ? String(error) : code}).`;
}
