import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildKnowledgeBase } from '../../../src/assistant/build-knowledge-base.js';
import { createAssistant } from '../../../src/assistant/create-assistant.js';
import type { Register } from '../../../src/domain/register.js';
import { ensureRegister } from '../../../src/storage/fill/ensure-register.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';
import {
  createKnowledgeFolder,
  EVENT,
  TASK,
  type KnowledgeFolder,
} from '../../storage/fill/knowledge-folder.js';

const CHILD = fileURLToPath(new URL('dying-process.ts', import.meta.url));
const NOW = new Date('2024-07-15T02:00:00Z');
const clock = { now: () => NOW };
const OLD_TITLE = 'Trình nghị định về kho thử nghiệm';
const NEW_TITLE = 'Xây dựng bộ chỉ số đo kho thử nghiệm';

interface Fate {
  readonly isKilled: boolean;
  readonly output: string;
}

const taskOf = (id: string, title: string, quote: string, section: string): object => ({
  ...TASK,
  id,
  title,
  events: [{ ...EVENT, section, quote }],
});
const OLD_TASK = taskOf('cu', OLD_TITLE, 'Bộ Tài chính trình nghị định về kho thử nghiệm', 'I.1');
const NEW_TASK = taskOf(
  'moi',
  NEW_TITLE,
  'Bộ Tài chính xây dựng bộ chỉ số đo kho thử nghiệm',
  'I.2',
);
const BODY = [
  'I. NHIỆM VỤ',
  '1. Bộ Tài chính trình nghị định về kho thử nghiệm trước ngày 30 tháng 5 năm 2024.',
  '2. Bộ Tài chính xây dựng bộ chỉ số đo kho thử nghiệm trước ngày 30 tháng 5 năm 2024.',
].join('\n\n');

describe('a process killed in the middle', () => {
  let root: string;
  let folder: KnowledgeFolder;
  let copies = 0;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'assistant-kill-'));
    folder = await createKnowledgeFolder();
    await folder.writeDocument('tb-1', {}, BODY);
    await folder.writeSeeds('tasks.jsonl', [OLD_TASK]);
    const database = await openDatabase(`sqlite:${join(root, 'loaded', 'x.db')}`);
    await ensureRegister(createRegisterStore(database), folder, clock);
    await database.close();
    await folder.writeSeeds('tasks.jsonl', [OLD_TASK, NEW_TASK]);
  });
  afterAll(async () => {
    await folder.remove();
    await rm(root, { recursive: true });
  });

  const run = (work: string, url: string, moment: string): Promise<Fate> => {
    const args = ['--import', 'tsx', CHILD, work, url, folder.knowledgeDir, folder.seedsDir];
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [...args, moment], (error, stdout, stderr) => {
        const isKilled = error?.signal === 'SIGKILL';
        if (error && !isKilled) reject(new Error(stderr));
        else resolve({ isKilled, output: stdout });
      });
    });
  };

  /** A database of its own, with version 1 in it where the work is a reload. */
  const prepare = async (work: string): Promise<string> => {
    copies += 1;
    const to = join(root, `copy-${copies}`);
    if (work === 'reload') await cp(join(root, 'loaded'), to, { recursive: true });
    return `sqlite:${join(to, 'x.db')}`;
  };

  const titlesOf = (register: Register): string[] => register.tasks.map(({ title }) => title);

  /** What the next start finds, before and after it renews; and an answer from it. */
  const restart = async (url: string) => {
    const database = await openDatabase(url);
    const store = createRegisterStore(database);
    const found = await store.loadActive();
    const kept = (await store.listVersions()).map(({ version }) => version);
    const { register } = await ensureRegister(store, folder, clock);
    await database.close();
    const assistant = createAssistant(buildKnowledgeBase(register), 'Asia/Ho_Chi_Minh');
    const context = { now: NOW, conversation: null, ownAgency: null };
    const answer = assistant.reply('nhiệm vụ của Bộ Tài chính', context).answer;
    return { found, kept, renewed: register, answer };
  };

  const STATES: readonly string[][] = [[OLD_TITLE], [OLD_TITLE, NEW_TITLE]];

  const dieAt = async (work: string, moment: string): Promise<Register | null> => {
    const url = await prepare(work);
    expect(await run(work, url, moment)).toEqual({ isKilled: true, output: '' });
    const { found, kept, renewed, answer } = await restart(url);
    // Old or new, whole; nothing of a version that was not finished.
    if (found !== null) {
      expect(STATES[found.version - 1]).toEqual(titlesOf(found));
      expect(kept).toEqual(found.version === 1 ? [1] : [2, 1]);
    } else expect(kept).toEqual([]);
    expect(titlesOf(renewed)).toEqual([OLD_TITLE, NEW_TITLE]);
    expect(answer.count).toBe(2);
    return found;
  };

  /** Two at a time: there are no more cores. */
  const dieAtEach = async (work: string, moments: readonly string[]) => {
    const left = [...moments];
    const found = new Map<string, number | null>();
    const next = async (): Promise<void> => {
      for (let moment = left.shift(); moment !== undefined; moment = left.shift())
        found.set(moment, (await dieAt(work, moment))?.version ?? null);
    };
    await Promise.all([next(), next()]);
    return Object.fromEntries(found);
  };

  it('answers from the old or the new version, wherever a reload was cut off', async () => {
    const moments = [
      ...['read', 'last_version', 'insert into `versions`', 'insert into `tasks`'],
      ...['set `active_version`', 'delete from `versions`', 'COMMIT', 'swapped'],
    ];
    const found = await dieAtEach('reload', moments);
    expect(found).toEqual(
      Object.fromEntries(moments.map((moment) => [moment, moment === 'swapped' ? 2 : 1])),
    );
  });

  it('fills the database at the next start, wherever the first was cut off', async () => {
    expect(await dieAtEach('start', ['insert into `sections`', 'COMMIT'])).toEqual({
      'insert into `sections`': null,
      COMMIT: null,
    });
  });
});
