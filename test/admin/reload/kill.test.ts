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
import type { Fate } from '../../fakes/storage/doom.js';
import { databaseAt, runDoomed } from '../../fakes/storage/run-doomed.js';
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
  let runs = 0;
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

  const FIRST_WRITE = 'last_version';

  /** A database of its own, with version 1 in it where the work is a reload, and a death in it. */
  const die = async (work: string, moments: readonly string[]): Promise<Fate> => {
    runs += 1;
    const to = join(root, `run-${runs}`);
    if (work === 'reload') await cp(join(root, 'loaded'), to, { recursive: true });
    const fate: Fate = {
      databaseFile: join(to, 'x.db'),
      imagesDir: join(root, `images-${runs}`),
      ...{ moments, from: FIRST_WRITE },
    };
    const { knowledgeDir, seedsDir } = folder;
    expect(await runDoomed(CHILD, fate, work, knowledgeDir, seedsDir)).toBe('killed');
    return fate;
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

  /** The version that the next start finds; old or new, whole, nothing of one not finished. */
  const foundAt = async (fate: Fate, moment: string): Promise<number | null> => {
    const { found, kept, renewed, answer } = await restart(databaseAt(fate, moment));
    if (found !== null) {
      expect(STATES[found.version - 1]).toEqual(titlesOf(found));
      expect(kept).toEqual(found.version === 1 ? [1] : [2, 1]);
    } else expect(kept).toEqual([]);
    expect(titlesOf(renewed)).toEqual([OLD_TITLE, NEW_TITLE]);
    expect(answer.count).toBe(2);
    return found?.version ?? null;
  };

  const RELOAD = [
    ...['read', FIRST_WRITE, 'insert into `versions`', 'insert into `tasks`'],
    ...['set `active_version`', 'delete from `versions`', 'COMMIT', 'swapped'],
  ];

  it('answers from the old or the new version, wherever a reload was cut off', async () => {
    const fate = await die('reload', RELOAD);
    const found: (number | null)[] = [];
    for (const moment of RELOAD) found.push(await foundAt(fate, moment));
    expect(found).toEqual(RELOAD.map((moment) => (moment === 'swapped' ? 2 : 1)));
  });

  it('leaves the old version where it dies in the middle of the commit', async () => {
    const moment = 'set `active_version`';
    expect(await foundAt(await die('reload', [moment]), moment)).toBe(1);
  });

  it('fills the database at the next start, wherever the first was cut off', async () => {
    const moments = ['insert into `sections`', 'COMMIT'];
    const fate = await die('start', moments);
    for (const moment of moments) expect(await foundAt(fate, moment)).toBeNull();
  });
});
