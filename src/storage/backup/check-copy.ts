import BetterSqlite from 'better-sqlite3';
import { StorageError } from '../../domain/errors.js';
import { codeOf } from '../sqlite-dialect.js';

/** What a checked copy holds. */
export interface CheckedCopy {
  readonly bytes: number;
  /** Steps of the schema it has taken, in order. */
  readonly migrations: readonly string[];
  /** Rows by table, by the table's name. */
  readonly rows: Readonly<Record<string, number>>;
  /** Version of the register that is read, or null where none was ever loaded. */
  readonly registerVersion: number | null;
}

const PAGE_COUNT =
  'select page_count * page_size as bytes from pragma_page_count, pragma_page_size';

/**
 * Reads a copy of the database from its first to its last page and says what it holds. The file
 * becomes one that needs no others beside it. Throws a StorageError where it is damaged or none of
 * this program's.
 */
export function checkCopy(path: string): CheckedCopy {
  let copy: BetterSqlite.Database | null = null;
  try {
    copy = new BetterSqlite(path, { fileMustExist: true });
    copy.pragma('journal_mode = DELETE');
    const faults = copy.pragma('integrity_check', { simple: true });
    if (faults !== 'ok') throw new StorageError(`Tệp ${path} bị hỏng: ${String(faults)}`);
    const broken = copy.pragma('foreign_key_check') as readonly unknown[];
    if (broken.length > 0)
      throw new StorageError(`Tệp ${path} bị hỏng: ${broken.length} dòng mất liên kết.`);
    const names = copy
      .prepare<[], { name: string }>(
        "select name from sqlite_master where type = 'table' and name not like 'sqlite%' order by name",
      )
      .all()
      .map(({ name }) => name);
    if (!names.includes('schema_migrations') || !names.includes('register_state'))
      throw new StorageError(`Tệp ${path} không phải cơ sở dữ liệu của trợ lý.`);
    const open = copy;
    const countOf = (name: string): number =>
      open.prepare<[], { count: number }>(`select count(*) as count from "${name}"`).get()?.count ??
      0;
    return {
      bytes: copy.prepare<[], { bytes: number }>(PAGE_COUNT).get()?.bytes ?? 0,
      migrations: copy
        .prepare<[], { name: string }>(
          "select name from schema_migrations where name <> 'lock' order by name",
        )
        .all()
        .map(({ name }) => name),
      rows: Object.fromEntries(names.map((name) => [name, countOf(name)])),
      registerVersion:
        copy
          .prepare<[], { active_version: number | null }>(
            'select active_version from register_state',
          )
          .get()?.active_version ?? null,
    };
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError(
      `Không đọc được tệp ${path} như một cơ sở dữ liệu (${codeOf(error) || String(error)}).`,
      { cause: error },
    );
  } finally {
    copy?.close();
  }
}
