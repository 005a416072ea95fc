import { StorageError } from '../../domain/errors.js';
import { MEMORY, sqlitePathOf } from '../sqlite-dialect.js';

/** The file of a `sqlite:` URL; throws a StorageError that says what to use for other databases. */
export function requireFilePath(url: string): string {
  if (!url.startsWith('sqlite:'))
    throw new StorageError(
      'DATABASE_URL không phải tệp SQLite. Với PostgreSQL, sao lưu bằng pg_dump và khôi phục bằng pg_restore.',
    );
  const path = sqlitePathOf(url);
  if (path === MEMORY) throw new StorageError('Cơ sở dữ liệu trong bộ nhớ không có gì để sao lưu.');
  return path;
}
