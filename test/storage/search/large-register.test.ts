import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assistantSteps } from '../../../src/assistant/assistant-steps.js';
import { growRegister } from '../../../src/bench/scale/grow-register.js';
import { StorageError } from '../../../src/domain/errors.js';
import type { Register } from '../../../src/domain/register.js';
import { finishNow } from '../../../src/domain/steps.js';
import type { Database } from '../../../src/storage/database.js';
import { writeInThread } from '../../../src/storage/search/write-in-thread.js';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';
import { knownDigestOf } from '../../../src/storage/search/digest-register.js';
import { createSearchEngines } from '../../../src/storage/search/search-file-engine.js';

/** Just enough to be kept in a file: some 2,200 sections. */
const TIMES = 4;
const QUESTION = 'Bộ Tài chính còn nhiệm vụ nào quá hạn?';
const CONTEXT = { now: new Date('2024-07-15T02:00:00Z'), conversation: null, ownAgency: null };

let folder: string;
let database: Database;
let grown: Omit<Register, 'version'>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'large-'));
  database = await openDatabase(`sqlite:${join(folder, 'large.db')}`);
  const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
  grown = growRegister(register, TIMES);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const filesKept = async (): Promise<string[]> =>
  (await readdir(database.derivedFolder)).filter((name) => name.endsWith('.search'));

const answerOn = (register: Register): string =>
  finishNow(
    assistantSteps(
      register,
      'Asia/Ho_Chi_Minh',
      undefined,
      createSearchEngines(database.derivedFolder, writeInThread).steps,
    ),
  ).reply(QUESTION, CONTEXT).answer.text;

describe('a large register', () => {
  it('is the same from its rows and from its search file, and answers alike', async () => {
    const store = createRegisterStore(database);
    await store.commit(grown, {
      fingerprint: 'f',
      reason: 'r',
      by: 'system',
      at: new Date('2024-07-15T02:00:00Z'),
    });
    const fromRows = await store.loadActive();
    if (fromRows === null) throw new Error('nothing was committed');
    expect(fromRows.sections).toEqual(grown.sections);
    expect(knownDigestOf(fromRows)).toBeDefined();
    const [dead, living] = ['dead.draft', 'living.draft'].map((name) =>
      join(database.derivedFolder, name),
    );
    await mkdir(database.derivedFolder);
    for (const draft of [dead, living]) await writeFile(draft ?? '', '');
    await utimes(dead ?? '', 0, 0);
    const before = answerOn(fromRows);
    expect(await filesKept()).toHaveLength(1);
    expect(await readdir(database.derivedFolder)).toContain('living.draft');
    expect(await readdir(database.derivedFolder)).not.toContain('dead.draft');

    const fromFile = await store.loadActive();
    if (fromFile === null) throw new Error('nothing was committed');
    expect(answerOn(fromFile)).toBe(before);
    expect(await filesKept()).toHaveLength(1);

    // Even once the file is gone: it is held open.
    await rm(database.derivedFolder, { recursive: true });
    expect(fromFile.sections).toEqual(grown.sections);
    expect(fromFile.tasks).toEqual(fromRows.tasks);
    expect(fromFile.indicators).toEqual(fromRows.indicators);
    // A change is made of it as of any other.
    const [task] = fromFile.tasks;
    expect(JSON.stringify({ ...task })).toBe(JSON.stringify(fromRows.tasks[0]));
  });

  it('has its file written elsewhere before anybody asks, once', async () => {
    const written: string[] = [];
    const engines = createSearchEngines(database.derivedFolder, async (path, register) => {
      written.push(path);
      await writeInThread(path, register);
    });
    await rm(database.derivedFolder, { recursive: true, force: true });
    expect(await engines.prepare(grown)).toBe(true);
    expect(await filesKept()).toEqual(written.map((path) => basename(path)));
    expect(await engines.prepare(grown)).toBe(false);
    // The version committed before is known by its words.
    const store = createRegisterStore(database);
    const register = await store.loadActive();
    expect(register && answerOn(register)).toContain('Bộ Tài chính');
    expect(await filesKept()).toHaveLength(1);
  });

  it('says which file could not be written, and that the disk is full', async () => {
    const engines = createSearchEngines(join(folder, 'full'), () =>
      Promise.reject(Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })),
    );
    await expect(engines.prepare(grown)).rejects.toThrow(/full\/[0-9a-f]+-\d+\.search: đĩa đầy/);
  });

  it('is read from its rows again once its file is found damaged', async () => {
    const store = createRegisterStore(database);
    const load = async (): Promise<Register> => {
      const register = await store.loadActive();
      if (register === null) throw new Error('nothing was committed');
      return register;
    };
    const before = answerOn(await load());
    const [name = ''] = await filesKept();
    const file = new Sqlite(join(database.derivedFolder, name));
    file.exec(`DROP TABLE texts; UPDATE sections SET section = '{'`);
    file.close();
    const damaged = await load();
    expect(() => answerOn(damaged)).toThrow(StorageError);
    expect(answerOn(await load())).toBe(before);
  });
});
