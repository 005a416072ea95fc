import { execFile } from 'node:child_process';
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

  const run = (url: string, moment: string): Promise<'killed' | 'lived'> =>
    new Promise((resolve, reject) => {
      execFile(
        process.execPath,
        ['--import', 'tsx', CHILD, url, moment],
        (error, _output, stderr) => {
          if (error?.signal === 'SIGKILL') resolve('killed');
          else if (error) reject(new Error(stderr));
          else resolve('lived');
        },
      );
    });

  const folderOf = (moment: string): string => join(root, moment.replace(/\W+/g, '-'));
  const urlOf = (moment: string): string => `sqlite:${join(folderOf(moment), 'x.db')}`;

  /** What the next start finds: tasks of the register, and whether the draft is still there. */
  const dieAt = async (moment: string): Promise<string> => {
    const url = urlOf(moment);
    await cp(join(root, 'loaded'), folderOf(moment), { recursive: true });
    expect(await run(url, moment)).toBe('killed');
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
    const left = Object.keys(moments);
    const found: Record<string, string> = {};
    // Two at a time: there are no more cores.
    const next = async (): Promise<void> => {
      for (let moment = left.shift(); moment !== undefined; moment = left.shift())
        found[moment] = await dieAt(moment);
    };
    await Promise.all([next(), next()]);
    expect(found).toEqual(moments);
    // Accepted again, it is found to be there already.
    await expect(run(urlOf('swapped'), 'no such moment')).rejects.toThrow(
      'Văn bản này đã có trong dữ liệu',
    );
  });
});
