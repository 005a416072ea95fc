import createKnex from 'knex';
import { StorageError } from '../domain/errors.js';
import { createDatabase, type Database, type DatabaseOptions } from './database.js';
import type { Dialect } from './dialect.js';
import { prepareUpgrade } from './backup/prepare-upgrade.js';
import { pruneKeptCopies } from './backup/prune-kept-copies.js';
import { listDueSteps, migrateDatabase } from './migrate-database.js';
import type { Migration } from './migration.js';
import { MIGRATIONS } from './migrations/all-migrations.js';
import { createSqliteDialect, MEMORY, sqlitePathOf } from './sqlite-dialect.js';

const loadPostgres = async (url: string): Promise<Dialect> =>
  (await import('./postgres-dialect.js')).createPostgresDialect(url);

/** Each with the driver it needs and no other. */
const DIALECTS: Readonly<Record<string, (url: string) => Dialect | Promise<Dialect>>> = {
  sqlite: createSqliteDialect,
  postgres: loadPostgres,
  postgresql: loadPostgres,
};

export interface OpenOptions extends DatabaseOptions {
  /** The steps of the schema; the program's own where absent. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the database `url` names (`sqlite:data/assistant.db`, `sqlite::memory:`,
 * `postgres://user:password@host/database`), creating a file and its folder where they are missing, and brings its tables up to date. Throws a StorageError that
 * says what is wrong and what to do.
 */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  const scheme = url.slice(0, Math.max(url.indexOf(':'), 0));
  const createDialect = DIALECTS[scheme];
  if (!createDialect)
    throw new StorageError(
      `DATABASE_URL: chưa hỗ trợ loại cơ sở dữ liệu “${scheme}”. Dùng một trong: ${Object.keys(DIALECTS).join(', ')}.`,
    );
  const dialect = await createDialect(url);
  await dialect.prepare();
  const database = createDatabase(createKnex(dialect.knexConfig), dialect, options);
  const migrations = options.migrations ?? MIGRATIONS;
  try {
    const [firstStep] = await listDueSteps(database, migrations);
    const path = url.startsWith('sqlite:') ? sqlitePathOf(url) : MEMORY;
    const isUpgrade = firstStep !== undefined && path !== MEMORY;
    if (isUpgrade) await prepareUpgrade(path, firstStep, (copy) => upgradeFile(copy, migrations));
    await migrateDatabase(database, migrations);
    if (isUpgrade) {
      // Only once it is known to open as it should: until then each copy may be the last good one.
      await database.check();
      await pruneKeptCopies(path);
    }
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Takes the steps in a file of its own. */
async function upgradeFile(path: string, migrations: readonly Migration[]): Promise<void> {
  const dialect = createSqliteDialect(`sqlite:${path}`);
  const database = createDatabase(createKnex(dialect.knexConfig), dialect);
  try {
    await migrateDatabase(database, migrations);
  } finally {
    await database.close();
  }
}
