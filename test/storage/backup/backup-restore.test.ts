import {
  copyFile,
  mkdtemp,
  readdir,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.js';
import { StorageError } from '../../../src/domain/errors.js';
import { openAssistant, type OpenedAssistant } from '../../../src/open-assistant.js';
import { backupDatabase } from '../../../src/storage/backup/backup-database.js';
import { prepareUpgrade } from '../../../src/storage/backup/prepare-upgrade.js';
import { restoreDatabase } from '../../../src/storage/backup/restore-database.js';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import type { Migration } from '../../../src/storage/migration.js';
import { MIGRATIONS } from '../../../src/storage/migrations/all-migrations.js';
import { openDatabase } from '../../../src/storage/open-database.js';

const NOW = new Date('2024-07-15T02:00:00Z');
const CLOCK = { now: () => NOW };
const CHAT = { channel: 'telegram', chatId: '7', threadId: null, kind: 'private' } as const;

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  path = join(folder, 'app.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (): Promise<OpenedAssistant> =>
  openAssistant(loadConfig({ DATABASE_URL: `sqlite:${path}` }), CLOCK);
const countOverdue = ({ assistant }: OpenedAssistant): number | undefined =>
  assistant.reply('Bộ Tài chính còn nhiệm vụ nào quá hạn?', {
    now: NOW,
    conversation: null,
    ownAgency: null,
  }).answer.count;

describe('backup and restore', () => {
  it('copies a database in use, and the assistant answers from what is restored', async () => {
    const running = await open();
    const copy = join(folder, 'copies', 'one.db');
    const chats = createChatStore(running.database);
    await chats.touch(CHAT, null, NOW);
    const checked = await backupDatabase(path, copy);
    // Said after the copy: it is not in it.
    await chats.touch({ ...CHAT, chatId: '8' }, null, NOW);
    expect(checked).toMatchObject({ registerVersion: 1, rows: { chats: 1 } });
    expect(checked.migrations).toEqual(MIGRATIONS.map(({ name }) => name));
    expect((await stat(copy)).mode & 0o077).toBe(0);
    await running.close();

    const restored = await restoreDatabase(copy, path, 'now');
    expect(restored.keptAside).toBe(`${path}.before-restore-now`);
    const again = await open();
    expect(again.outcome).toBe('unchanged');
    expect(countOverdue(again)).toBe(1);
    expect((await createChatStore(again.database).list()).map(({ chat }) => chat.chatId)).toEqual([
      '7',
    ]);
    await again.close();
    // What was replaced can be gone back to, with what was said last.
    await restoreDatabase(`${path}.before-restore-now`, path, 'later');
    const before = await openDatabase(`sqlite:${path}`);
    expect(await createChatStore(before).list()).toHaveLength(2);
    await before.close();
  });

  it('refuses to restore while the database is open, and changes nothing', async () => {
    const database = await openDatabase(`sqlite:${path}`);
    const copy = join(folder, 'one.db');
    await backupDatabase(path, copy);
    await createChatStore(database).touch(CHAT, null, NOW);
    await expect(restoreDatabase(copy, path, 'now')).rejects.toThrow(/đang có chương trình dùng/);
    expect(await createChatStore(database).list()).toHaveLength(1);
    await database.close();
    expect((await readdir(folder)).filter((name) => name.includes('restor'))).toEqual([]);
  });

  it('never writes over a file', async () => {
    await (await openDatabase(`sqlite:${path}`)).close();
    const copy = join(folder, 'one.db');
    await writeFile(copy, 'kept');
    await expect(backupDatabase(path, copy)).rejects.toThrow(/đã có/);
    expect((await stat(copy)).size).toBe(4);
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it.each([
    ['cut short', async (copy: string) => truncate(copy, 20_000)],
    ['no database', async (copy: string) => writeFile(copy, 'x'.repeat(9_000))],
    ['empty', async (copy: string) => truncate(copy, 0)],
    ['missing', async (copy: string) => rm(copy)],
  ])('leaves the database alone where the backup is %s', async (_how, spoil) => {
    await (await openDatabase(`sqlite:${path}`)).close();
    const copy = join(folder, 'one.db');
    await backupDatabase(path, copy);
    await spoil(copy);
    const before = await stat(path);
    await expect(restoreDatabase(copy, path, 'now')).rejects.toThrow(StorageError);
    expect((await stat(path)).ino).toBe(before.ino);
  });

  it('puts a backup in the place of a database that is damaged', async () => {
    await (await openDatabase(`sqlite:${path}`)).close();
    const copy = join(folder, 'one.db');
    await backupDatabase(path, copy);
    await writeFile(path, 'y'.repeat(9_000));
    await restoreDatabase(copy, path, 'now');
    const database = await openDatabase(`sqlite:${path}`);
    await database.check();
    await database.close();
  });

  it('refuses a backup that a newer program wrote', async () => {
    const next: Migration = { name: '999-later', up: () => Promise.resolve() };
    const newer = { migrations: [...MIGRATIONS, next] };
    await (await openDatabase(`sqlite:${path}`, newer)).close();
    const copy = join(folder, 'one.db');
    await backupDatabase(path, copy);
    await expect(restoreDatabase(copy, path, 'now')).rejects.toThrow(
      /phiên bản mới hơn.*999-later/,
    );
  });

  it('says that there is nothing to copy where there is none', async () => {
    await expect(backupDatabase(path, join(folder, 'one.db'))).rejects.toThrow(/Không mở được/);
  });
});

describe('taking new steps of the schema', () => {
  const withStep = (up: Migration['up']) => ({
    migrations: [...MIGRATIONS, { name: '999-later', up }],
  });

  it('keeps the database as it was beside the one that is changed', async () => {
    await (await openDatabase(`sqlite:${path}`)).close();
    const upgraded = await openDatabase(
      `sqlite:${path}`,
      withStep((knex) => knex.schema.dropTable('usage')),
    );
    await upgraded.close();
    await copyFile(`${path}.before-999-later`, join(folder, 'old.db'));
    const old = await openDatabase(`sqlite:${join(folder, 'old.db')}`);
    expect(await old.run((knex) => knex.schema.hasTable('usage'))).toBe(true);
    await old.close();
    expect((await readdir(folder)).filter((name) => name.includes('upgrading'))).toEqual([]);
  });

  it('touches nothing where a step fails on the copy', async () => {
    await (await openDatabase(`sqlite:${path}`)).close();
    const failing = withStep(async (knex) => {
      await knex.schema.dropTable('usage');
      throw new Error('bước hỏng');
    });
    await expect(openDatabase(`sqlite:${path}`, failing)).rejects.toThrow(
      /Chưa nâng cấp.*bước hỏng.*Dữ liệu giữ nguyên/,
    );
    const database = await openDatabase(`sqlite:${path}`);
    expect(await database.run((knex) => knex.schema.hasTable('usage'))).toBe(true);
    await database.close();
  });

  it('keeps no copy of a new database, nor of one that is up to date', async () => {
    await (await openDatabase(`sqlite:${path}`)).close();
    await (await openDatabase(`sqlite:${path}`)).close();
    expect((await readdir(folder)).filter((name) => name.includes('before'))).toEqual([]);
  });

  it('keeps the newest copies once the changed database has opened, and all where it has not', async () => {
    await (await openDatabase(`sqlite:${path}`)).close();
    const step = (name: string): Migration => ({ name, up: () => Promise.resolve() });
    const steps = ['901-a', '902-b', '903-c', '904-d', '905-e'].map(step);
    const aside = `${path}.before-restore-20240715`;
    await writeFile(aside, 'kept by a restore');
    const listCopies = async (): Promise<string[]> =>
      (await readdir(folder)).filter((name) => name.includes('.before-')).sort();
    for (let count = 1; count <= steps.length; count += 1) {
      const migrations = [...MIGRATIONS, ...steps.slice(0, count)];
      await (await openDatabase(`sqlite:${path}`, { migrations })).close();
      const kept = `${path}.before-${steps[count - 1]?.name ?? ''}`;
      await utimes(kept, count, count);
    }
    const three = ['903-c', '904-d', '905-e'].map((name) => `app.db.before-${name}`);
    expect(await listCopies()).toEqual([...three, 'app.db.before-restore-20240715']);
    const broken: Migration = { name: '906-f', up: () => Promise.reject(new Error('hỏng')) };
    const migrations = [...MIGRATIONS, ...steps, broken];
    await expect(openDatabase(`sqlite:${path}`, { migrations })).rejects.toThrow('hỏng');
    expect(await listCopies()).toEqual([
      ...three,
      'app.db.before-906-f',
      'app.db.before-restore-20240715',
    ]);
  });

  it('keeps the first copy where the same upgrade is tried again', async () => {
    await (await openDatabase(`sqlite:${path}`)).close();
    const kept = await prepareUpgrade(path, '999-later', () => Promise.resolve());
    const first = await stat(kept);
    await prepareUpgrade(path, '999-later', () => Promise.resolve());
    expect((await stat(kept)).ino).toBe(first.ino);
  });
});
