import { StorageError } from '../domain/errors.js';
import type { Database } from './database.js';
import type { Migration } from './migration.js';

const TABLE = 'schema_migrations';
const LOCK_ROW = { name: 'lock' };

/**
 * Takes the steps that `database` has not taken yet, all in one transaction; a process killed in
 * the middle leaves the schema as it was, and of two that start together the second waits. (knex's
 * own migrator holds a lock row that a killed process leaves behind.) Throws a StorageError where a
 * newer program has changed the schema. Returns the names of the steps taken.
 */
export async function migrateDatabase(
  database: Database,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  await database.run(async (knex) => {
    if (await knex.schema.hasTable(TABLE)) return;
    await knex.raw(`create table if not exists ${TABLE} (name varchar(255) primary key)`);
  });
  return database.transact(async (trx) => {
    // A write first: it makes every other process that migrates wait here.
    await trx(TABLE).insert(LOCK_ROW).onConflict('name').ignore();
    await trx(TABLE).where(LOCK_ROW).update(LOCK_ROW);

    const rows = await trx<{ name: string }>(TABLE).select('name').whereNot(LOCK_ROW);
    const taken = new Set(rows.map((row) => row.name));
    const known = new Set(migrations.map((migration) => migration.name));
    const unknown = [...taken].filter((name) => !known.has(name));
    if (unknown.length > 0)
      throw new StorageError(
        `Cơ sở dữ liệu ${database.subject} do phiên bản mới hơn của chương trình tạo ra (${unknown.join(', ')}). Cập nhật chương trình, hoặc khôi phục bản sao lưu cũ.`,
      );

    const due = migrations.filter((migration) => !taken.has(migration.name));
    for (const migration of due) {
      await migration.up(trx);
      await trx(TABLE).insert({ name: migration.name });
    }
    return due.map((migration) => migration.name);
  });
}

/**
 * The steps a database with data has still to take, oldest first; none for a new database, whose
 * first steps change nothing that anybody keeps.
 */
export async function listDueSteps(
  database: Database,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  const rows = await database.run(async (knex) =>
    (await knex.schema.hasTable(TABLE))
      ? await knex<{ name: string }>(TABLE).select('name').whereNot(LOCK_ROW)
      : [],
  );
  const taken = new Set(rows.map((row) => row.name));
  return taken.size === 0
    ? []
    : migrations.map(({ name }) => name).filter((name) => !taken.has(name));
}
