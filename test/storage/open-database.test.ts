import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import createKnex from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StorageError } from '../../src/domain/errors.js';
import { checkDatabase } from '../../src/observability/check-database.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createSqliteDialect } from '../../src/storage/sqlite-dialect.js';

describe('openDatabase', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assistant-storage-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const failureOf = async (url: string): Promise<string> => {
    const error: unknown = await openDatabase(url, { pause: () => Promise.resolve() }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StorageError);
    return (error as StorageError).message;
  };

  it('says what is full, loses nothing that was written, and goes on when there is room', async () => {
    const file = join(folder, 'full.db');
    const database = await openDatabase(`sqlite:${file}`);
    const write = (month: string, filler: string) =>
      database.run((knex) => knex('usage').insert({ channel: filler, month, total: 1 }));
    await write('2024-06', 'zalo');
    const [{ page_count: pages } = { page_count: 0 }] = await database.run((knex) =>
      knex.raw<{ page_count: number }[]>('pragma page_count'),
    );
    await database.run((knex) => knex.raw(`pragma max_page_count = ${pages}`));
    const error: unknown = await write('2024-07', 'x'.repeat(1_000_000)).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(StorageError);
    expect((error as StorageError).message).toContain(`Đĩa chứa cơ sở dữ liệu ${file} đã đầy`);
    await database.run((knex) => knex.raw(`pragma max_page_count = ${pages * 10_000}`));
    await write('2024-07', 'x'.repeat(1_000_000));
    expect(await database.run((knex) => knex('usage').select('month').orderBy('month'))).toEqual([
      { month: '2024-06' },
      { month: '2024-07' },
    ]);
    await database.close();
  });

  it('does not pass for working while nothing can be written, once that was noticed', async () => {
    const database = await openDatabase(`sqlite:${join(folder, 'read-only.db')}`);
    const forbidWriting = (isForbidden: boolean) =>
      database.run((knex) => knex.raw(`pragma query_only = ${isForbidden ? 1 : 0}`));
    await forbidWriting(true);
    // Nobody has tried to write: a health check does not by itself.
    expect(await checkDatabase(database)).toMatchObject({ ok: true });
    const writing = database.run((knex) =>
      knex('usage').insert({ channel: 'zalo', month: '2024-07', total: 1 }),
    );
    await expect(writing).rejects.toThrow(StorageError);
    for (let times = 0; times < 2; times += 1)
      expect(await checkDatabase(database)).toEqual({
        ok: false,
        detail: expect.stringContaining(join(folder, 'read-only.db')) as string,
      });
    await forbidWriting(false);
    expect(await checkDatabase(database)).toMatchObject({ ok: true });
    await forbidWriting(true);
    expect(await checkDatabase(database)).toMatchObject({ ok: true });
    await database.close();
  });

  it('creates the folder and the file, and finds its rows again', async () => {
    const url = `sqlite:${join(folder, 'deep', 'er', 'assistant.db')}`;
    const first = await openDatabase(url);
    await first.run((knex) =>
      knex('usage').insert({ channel: 'zalo', month: '2024-07', total: 3 }),
    );
    await first.close();
    const second = await openDatabase(url);
    expect(await second.run((knex) => knex('usage').select('total'))).toEqual([{ total: 3 }]);
    await second.check();
    await second.close();
    await second.close();
  });

  it('enforces foreign keys and lets readers in beside a writer', async () => {
    const path = join(folder, 'assistant.db');
    const database = await openDatabase(`sqlite:${path}`);
    await expect(
      database.run((knex) => knex('register_state').update({ active_version: 99 })),
    ).rejects.toThrow(StorageError);
    expect(existsSync(`${path}-wal`)).toBe(true);
    await database.close();
  });

  it('says so where the file is no database', async () => {
    const path = join(folder, 'notes.txt');
    await writeFile(path, 'không phải cơ sở dữ liệu'.repeat(100));
    const message = await failureOf(`sqlite:${path}`);
    expect(message).toContain(path);
    expect(message).toContain('không phải cơ sở dữ liệu SQLite');
  });

  it('says so where the folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const path = join(folder, 'file', 'assistant.db');
    const message = await failureOf(`sqlite:${path}`);
    expect(message).toContain(path);
    expect(message).toContain('Kiểm tra thư mục');
  });

  it('says so where the path is a folder', async () => {
    expect(await failureOf(`sqlite:${folder}`)).toContain('Không mở hoặc không ghi được');
  });

  it('names an engine it does not know without repeating the address', async () => {
    const message = await failureOf('mysql://user:hush@host/db');
    expect(message).toContain('“mysql”');
    expect(message).not.toContain('hush');
  });

  it('waits through a lock, and says so where it is not released in time', async () => {
    const url = `sqlite:${join(folder, 'assistant.db')}`;
    const holder = await openDatabase(url);
    await holder.run((knex) => knex.raw('begin immediate'));
    let pauses = 0;
    const releaseLater = async (): Promise<void> => {
      pauses += 1;
      if (pauses === 2) await holder.run((knex) => knex.raw('commit'));
    };
    const waiting = await openDatabase(url, { pause: releaseLater });
    expect(pauses).toBe(2);

    await holder.run((knex) => knex.raw('begin immediate'));
    expect(await failureOf(url)).toContain('đang bị một chương trình khác khóa');
    await holder.run((knex) => knex.raw('rollback'));
    await waiting.close();
    await holder.close();
  });

  it('says so at once where the file is locked before it is opened for the first time', async () => {
    const file = join(folder, 'assistant.db');
    // As a program does that copies or checks the file: locked as a whole, not in WAL mode.
    const holder = createKnex({
      client: 'better-sqlite3',
      connection: { filename: file },
      useNullAsDefault: true,
      pool: { min: 1, max: 1 },
    });
    await holder.raw('begin exclusive');
    expect(await failureOf(`sqlite:${file}`)).toContain('đang bị một chương trình khác khóa');
    await holder.raw('rollback');
    await holder.destroy();
    await (await openDatabase(`sqlite:${file}`)).close();
  });

  it.each([
    ['SQLITE_READONLY', 'Không mở hoặc không ghi được'],
    ['SQLITE_READONLY_DIRECTORY', 'Không mở hoặc không ghi được'],
    ['EROFS', 'Không mở hoặc không ghi được'],
    ['SQLITE_FULL', 'đã đầy'],
    ['SQLITE_CORRUPT', 'bị hỏng'],
  ])('explains %s, which a test cannot bring about, in words', (code, words) => {
    const fault = Object.assign(new Error('driver words'), { code });
    expect(createSqliteDialect('sqlite:data/assistant.db').explain(fault)).toContain(words);
  });

  it('keeps what a user wrote out of the message of a failed statement', async () => {
    const database = await openDatabase('sqlite::memory:');
    const row = { channel: 'zalo', month: 'câu hỏi riêng tư', total: 1 };
    await database.run((knex) => knex('usage').insert(row));
    const error: unknown = await database
      .run((knex) => knex('usage').insert(row))
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StorageError);
    const { message, cause } = error as StorageError;
    expect(message).not.toContain('riêng tư');
    expect((cause as Error).message).not.toContain('riêng tư');
    await database.close();
  });
});
