import createKnex from 'knex';
import { StorageError } from '../domain/errors.js';
import { createDatabase, type Database, type DatabaseOptions } from './database.js';
import type { Dialect } from './dialect.js';
import { migrateDatabase } from './migrate-database.js';
import { MIGRATIONS } from './migrations/all-migrations.js';
import { createPostgresDialect } from './postgres-dialect.js';
import { createSqliteDialect } from './sqlite-dialect.js';

const DIALECTS: Readonly<Record<string, (url: string) => Dialect>> = {
  sqlite: createSqliteDialect,
  postgres: createPostgresDialect,
  postgresql: createPostgresDialect,
};

/**
 * Opens the database `url` names (`sqlite:data/assistant.db`, `sqlite::memory:`,
 * `postgres://user:password@host/database`), creating a file and its folder where they are missing, and brings its tables up to date. Throws a StorageError that
 * says what is wrong and what to do.
 */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const scheme = url.slice(0, Math.max(url.indexOf(':'), 0));
  const createDialect = DIALECTS[scheme];
  if (!createDialect)
    throw new StorageError(
      `DATABASE_URL: chưa hỗ trợ loại cơ sở dữ liệu “${scheme}”. Dùng một trong: ${Object.keys(DIALECTS).join(', ')}.`,
    );
  const dialect = createDialect(url);
  await dialect.prepare();
  const database = createDatabase(createKnex(dialect.knexConfig), dialect, options);
  try {
    await migrateDatabase(database, MIGRATIONS);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
