import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDocumentReview } from '../../src/drafts/create-document-review.js';
import { readDocument } from '../../src/drafts/read-document.js';
import { createDraftStore } from '../../src/storage/amendments/create-draft-store.js';
import { ensureRegister } from '../../src/storage/fill/ensure-register.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createRegisterStore } from '../../src/storage/register/create-register-store.js';
import type { Fate } from '../fakes/storage/doom.js';
import { databaseAt, runDoomed } from '../fakes/storage/run-doomed.js';
import {
  createKnowledgeFolder,
  EVENT,
  TASK,
  type KnowledgeFolder,
} from '../storage/fill/knowledge-folder.js';

const CHILD = fileURLToPath(new URL('dying-commit.ts', import.meta.url));
const AT = new Date('2024-07-15T02:00:00Z');
const clock = { now: () => AT };
const LOADED = [
  'I. NHIỆM VỤ',
  '1. Bộ Tài chính trình nghị định về kho thử nghiệm trước ngày 30 tháng 5 năm 2024.',
].join('\n\n');
const SENT = [
  'VĂN PHÒNG CHÍNH PHỦ',
  'Số: 12/TB-VPCP',
  'Hà Nội, ngày 10 tháng 7 năm 2024',
  'THÔNG BÁO',
  'Kết luận phiên họp thử nghiệm',
  'I. NHIỆM VỤ',
  '1. Bộ Tài chính xây dựng bộ chỉ số đo kho thử nghiệm trước ngày 30 tháng 9 năm 2024.',
  '2. Bộ Tài chính báo cáo kết quả thử nghiệm trước ngày 31 tháng 10 năm 2024.',
].join('\n\n');

describe('an admin’s commit of a document, killed in the middle', () => {
  let root: string;
  let folder: KnowledgeFolder;
  let counts: { readonly before: number; readonly added: number };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'assistant-commit-'));
    folder = await createKnowledgeFolder();
    await folder.writeDocument('tb-1', {}, LOADED);
    const quote = 'Bộ Tài chính trình nghị định về kho thử nghiệm';
    const events = [{ ...EVENT, section: 'I.1', quote }];
    await folder.writeSeeds('tasks.jsonl', [{ ...TASK, events }]);
    const database = await openDatabase(`sqlite:${join(root, 'loaded', 'x.db')}`);
    const { register } = await ensureRegister(createRegisterStore(database), folder, clock);
    const review = createDocumentReview({
      register: () => register,
      amender: {
        amend: () => Promise.reject(new Error('not here')),
        undo: () => Promise.reject(new Error('not here')),
      },
      readDocument,
      ...{ clock, timeZone: 'Asia/Ho_Chi_Minh', newId: () => 'sent' },
    });
    const draft = await review.read('thong-bao.txt', new TextEncoder().encode(SENT));
    counts = { before: register.tasks.length, added: draft.rows.length };
    const expiresAt = new Date(AT.getTime() + 60 * 60_000);
    await createDraftStore(database).save('telegram:1', 'document', draft, expiresAt);
    await database.close();
  });
  afterAll(async () => {
    await folder.remove();
    await rm(root, { recursive: true });
  });

  /** A copy of the database, and a death in it. */
  const die = async (name: string, moments: readonly string[]): Promise<Fate> => {
    const fate: Fate = {
      databaseFile: join(root, name, 'x.db'),
      imagesDir: join(root, `images-of-${name}`),
      ...{ moments, from: '' },
    };
    await cp(join(root, 'loaded'), join(root, name), { recursive: true });
    expect(await runDoomed(CHILD, fate)).toBe('killed');
    return fate;
  };

  /** What the next start finds: tasks of the register, and whether the draft is still there. */
  const foundAt = async (url: string): Promise<string> => {
    const database = await openDatabase(url);
    try {
      const { register } = await ensureRegister(createRegisterStore(database), folder, clock);
      const draft = await createDraftStore(database).find('telegram:1', 'document', AT);
      const isNew = register.documents.length === 2;
      expect(register.documents).toHaveLength(isNew ? 2 : 1);
      expect(register.tasks).toHaveLength(counts.before + (isNew ? counts.added : 0));
      return `${isNew ? 'new' : 'old'}, ${draft ? 'draft kept' : 'draft gone'}`;
    } finally {
      await database.close();
    }
  };

  it('leaves the register old or new, never mixed, and does not lose the draft', async () => {
    expect(counts.added).toBeGreaterThan(0);
    const moments: Readonly<Record<string, string>> = {
      'insert into `amendments`': 'old, draft kept',
      last_version: 'old, draft kept',
      'set `active_version`': 'old, draft kept',
      swapped: 'new, draft kept',
      'delete from `drafts`': 'new, draft kept',
    };
    const fate = await die('all', Object.keys(moments));
    const found: Record<string, string> = {};
    for (const moment of fate.moments) found[moment] = await foundAt(databaseAt(fate, moment));
    expect(found).toEqual(moments);
    // Accepted again, it is found to be there already.
    const databaseFile = databaseAt(fate, 'swapped').slice('sqlite:'.length);
    await expect(runDoomed(CHILD, { ...fate, databaseFile, moments: [] })).rejects.toThrow(
      'Văn bản này đã có trong dữ liệu',
    );
  });

  it('leaves the old register and the draft where it dies in the middle of the commit', async () => {
    const moment = 'set `active_version`';
    const fate = await die('one', [moment]);
    expect(await foundAt(databaseAt(fate, moment))).toBe('old, draft kept');
  });
});
