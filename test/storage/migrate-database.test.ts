import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StorageError } from '../../src/domain/errors.js';
import { migrateDatabase } from '../../src/storage/migrate-database.js';
import type { Migration } from '../../src/storage/migration.js';
import { MIGRATIONS } from '../../src/storage/migrations/all-migrations.js';
import { openDatabase } from '../../src/storage/open-database.js';

const addTable = (name: string): Migration => ({
  name,
  up: async (knex) => {
    await knex.schema.createTable(name, (table) => table.increments('id'));
  },
});

const brokenStep: Migration = { name: '901-broken', up: () => Promise.reject(new Error('broken')) };

describe('migrateDatabase', () => {
  it('takes each step once, in the order of their names', async () => {
    const database = await openDatabase('sqlite::memory:');
    const names = MIGRATIONS.map((migration) => migration.name);
    expect(names).toEqual([...names].sort());
    const later = [...MIGRATIONS, addTable('900-more')];
    expect(await migrateDatabase(database, later)).toEqual(['900-more']);
    expect(await migrateDatabase(database, later)).toEqual([]);
    await database.close();
  });

  it('leaves nothing behind of a run that fails', async () => {
    const database = await openDatabase('sqlite::memory:');
    const steps = [...MIGRATIONS, addTable('900-more'), brokenStep];
    await expect(migrateDatabase(database, steps)).rejects.toThrow('broken');
    expect(await database.run((knex) => knex.schema.hasTable('900-more'))).toBe(false);
    expect(await migrateDatabase(database, [...MIGRATIONS, addTable('900-more')])).toEqual([
      '900-more',
    ]);
    await database.close();
  });

  it('refuses a database that a newer program has changed', async () => {
    const database = await openDatabase('sqlite::memory:');
    await migrateDatabase(database, [...MIGRATIONS, addTable('900-more')]);
    const error: unknown = await migrateDatabase(database, MIGRATIONS).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(StorageError);
    expect((error as Error).message).toContain('900-more');
    await database.close();
  });

  it('lets several processes start on one new file at once', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assistant-storage-'));
    const url = `sqlite:${join(folder, 'assistant.db')}`;
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(url)));
    await Promise.all(databases.map((database) => database.check()));
    await Promise.all(databases.map((database) => database.close()));
    await rm(folder, { recursive: true });
  });
});
