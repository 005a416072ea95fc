import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { StorageError } from '../domain/errors.js';
import { SILENT_LOG, type Dialect } from './dialect.js';

export const MEMORY = ':memory:';

/**
 * How long one statement waits for a lock inside the driver. The driver is synchronous, so this
 * blocks every other question: kept short, since `createDatabase` tries again without blocking.
 */
const BUSY_TIMEOUT_MS = 25;

const PRAGMAS = [
  `busy_timeout = ${BUSY_TIMEOUT_MS}`,
  // Readers in other processes (export, backup) do not wait for a writer, nor it for them.
  'journal_mode = WAL',
  // A send that was recorded stays recorded through a power cut; costs one sync per commit.
  'synchronous = FULL',
  'foreign_keys = ON',
];

interface Connection {
  pragma(source: string): unknown;
}

type Done = (error: Error | null, connection: Connection) => void;

function setPragmas(connection: Connection, done: Done): void {
  try {
    for (const pragma of PRAGMAS) connection.pragma(pragma);
    done(null, connection);
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)), connection);
  }
}

/** The code of a driver's or the system's error, or empty. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** `sqlite:data/x.db`, `sqlite:/srv/x.db` or `sqlite:///srv/x.db` → the file's absolute path. */
export function sqlitePathOf(url: string): string {
  const path = url.replace(/^sqlite:/, '').replace(/^\/\/(?=\/)/, '');
  return path === MEMORY ? MEMORY : resolve(path);
}

const EXPLANATIONS: readonly (readonly [code: RegExp, explain: (path: string) => string])[] = [
  [
    /^SQLITE_NOTADB/,
    (path) =>
      `Tệp ${path} không phải cơ sở dữ liệu SQLite. Kiểm tra biến DATABASE_URL, hoặc đổi tên tệp này để chương trình tạo cơ sở dữ liệu mới.`,
  ],
  [
    /^SQLITE_(?:BUSY|LOCKED)/,
    (path) =>
      `Cơ sở dữ liệu ${path} đang bị một chương trình khác khóa. Đóng chương trình đó rồi thử lại.`,
  ],
  [
    /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|AUTH)|E(?:ACCES|PERM|ROFS|NOTDIR|EXIST|ISDIR|NOENT)$)/,
    (path) =>
      `Không mở hoặc không ghi được cơ sở dữ liệu ${path}. Kiểm tra thư mục có tồn tại và cho phép ghi, hoặc đổi biến DATABASE_URL.`,
  ],
  [
    /^(?:SQLITE_FULL|ENOSPC$)/,
    (path) => `Đĩa chứa cơ sở dữ liệu ${path} đã đầy. Giải phóng dung lượng rồi thử lại.`,
  ],
  [
    /^SQLITE_CORRUPT/,
    (path) => `Cơ sở dữ liệu ${path} bị hỏng. Khôi phục từ bản sao lưu gần nhất.`,
  ],
];

/** SQLite through better-sqlite3. `url` is `sqlite:` and a path, or `sqlite::memory:`. */
export function createSqliteDialect(url: string): Dialect {
  const path = sqlitePathOf(url);
  const subject = path === MEMORY ? 'trong bộ nhớ' : path;

  const explain = (error: unknown): string | null => {
    const code = codeOf(error);
    const known = EXPLANATIONS.find(([pattern]) => pattern.test(code));
    if (known) return known[1](subject);
    return code === '' ? null : `Lỗi cơ sở dữ liệu ${subject} (${code}).`;
  };

  return {
    subject,
    derivedFolder: path === MEMORY ? join(tmpdir(), 'task-assistant') : `${path}-derived`,
    knexConfig: {
      client: 'better-sqlite3',
      connection: { filename: path },
      useNullAsDefault: true,
      // Error messages then carry no bound values, which may be what a user typed.
      compileSqlOnError: false,
      log: SILENT_LOG,
      pool: {
        // One connection: the driver is synchronous, and a second could only wait for the first.
        min: 1,
        max: 1,
        afterCreate: setPragmas,
        // A file that is locked or no database says so at once, not after a minute of trying.
        propagateCreateError: true,
      },
    },
    // A transaction sees one state anyway.
    snapshotConfig: {},
    prepare: async () => {
      if (path === MEMORY) return;
      try {
        await mkdir(dirname(path), { recursive: true });
      } catch (error) {
        throw new StorageError(explain(error) ?? `Không tạo được thư mục ${dirname(path)}.`, {
          cause: error,
        });
      }
    },
    // One writer at a time: what a claim reads is its own until it commits.
    lockForClaim: (query) => query,
    isTransient: (error) => /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error)),
    isUnwritable: (error) => /^SQLITE_(?:FULL|READONLY|IOERR)/.test(codeOf(error)),
    explain,
    announce: () => Promise.resolve(),
    peers: null,
  };
}
