import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KnowledgeError } from '../../../src/domain/errors.js';
import type { RegisterStore } from '../../../src/domain/ports.js';
import type { Database } from '../../../src/storage/database.js';
import { createAmendmentStore } from '../../../src/storage/amendments/create-amendment-store.js';
import { ensureRegister } from '../../../src/storage/fill/ensure-register.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';
import { correctionOf } from '../../amendments/make-amendments.js';
import {
  AGENCY,
  createKnowledgeFolder,
  parseLines,
  TASK,
  type KnowledgeFolder,
} from './knowledge-folder.js';

const clock = { now: () => new Date('2024-07-15T02:00:00Z') };

describe('ensureRegister', () => {
  let folder: KnowledgeFolder;
  let database: Database;
  let store: RegisterStore;
  const parseDocument = vi.fn(parseLines);

  beforeEach(async () => {
    folder = await createKnowledgeFolder();
    database = await openDatabase('sqlite::memory:');
    store = createRegisterStore(database);
    parseDocument.mockClear();
  });
  afterEach(async () => {
    await database.close();
    await folder.remove();
  });

  const ensure = () => ensureRegister(store, { ...folder, parseDocument }, clock);
  const breakSeeds = () => folder.writeSeeds('tasks.jsonl', [{ ...TASK, lead: ['bo-la'] }]);
  const changeSeeds = (title: string) => folder.writeSeeds('tasks.jsonl', [{ ...TASK, title }]);

  it('fills an empty database, and does not read the documents again on the next start', async () => {
    const first = await ensure();
    expect(first).toMatchObject({ outcome: 'filled', warnings: [], register: { version: 1 } });
    expect(parseDocument).toHaveBeenCalledTimes(1);
    expect(await store.listVersions()).toMatchObject([{ by: 'system', at: clock.now() }]);

    const second = await ensure();
    expect(second.outcome).toBe('unchanged');
    expect(second.register).toEqual(first.register);
    expect(parseDocument).toHaveBeenCalledTimes(1);
  });

  it('notices a changed seeds file and a changed document', async () => {
    await ensure();
    await folder.writeSeeds('agencies.jsonl', [{ ...AGENCY, name: 'Bộ Tài chính mới' }]);
    const renewed = await ensure();
    expect(renewed).toMatchObject({ outcome: 'renewed', register: { version: 2 } });
    expect(renewed.register.agencies[0]?.name).toBe('Bộ Tài chính mới');
    await folder.writeDocument('bc-2', { orderedOn: '2024-07-01' }, 'I|Báo cáo');
    expect((await ensure()).register.documents).toHaveLength(2);
  });

  it('lays the amendments in force over changed files, and those of an older version over that', async () => {
    const amendments = createAmendmentStore(database);
    const { register } = await ensure();
    const done = correctionOf({ taskId: TASK.id, status: 'completed' });
    const { id } = await amendments.add(done, 'telegram:1', clock.now());
    const [{ fingerprint = '' } = {}] = await store.listVersions();
    const origin = { fingerprint, reason: 'cập nhật', by: 'telegram:1', at: clock.now() };
    await store.commit(register, { ...origin, amendments: [id] });

    await changeSeeds('Tên đã sửa');
    const renewed = await ensureRegister(store, { ...folder, parseDocument }, clock, amendments);
    expect(renewed.register.tasks[0]).toMatchObject({ title: 'Tên đã sửa', status: 'completed' });
    expect((await store.listVersions())[0]).toMatchObject({ version: 3, amendments: [id] });

    await store.activate(1);
    await changeSeeds('Sửa lần nữa');
    const after = await ensureRegister(store, { ...folder, parseDocument }, clock, amendments);
    expect(after.register.tasks[0]).toMatchObject({ title: 'Sửa lần nữa', status: 'unknown' });
  });

  it('keeps the working version while a file has a fault, and says where', async () => {
    await ensure();
    await breakSeeds();
    const kept = await ensure();
    expect(kept).toMatchObject({ outcome: 'kept', register: { version: 1 } });
    expect(kept.warnings).toHaveLength(1);
    expect(kept.warnings[0]).toMatch(
      /^Không nạp: .*tasks\.jsonl, dòng 1: cột lead: .*“bo-la”.*Vẫn dùng phiên bản 1\.$/,
    );
    expect(await store.listVersions()).toHaveLength(1);
    await changeSeeds('Sửa xong');
    expect((await ensure()).outcome).toBe('renewed');
  });

  it('keeps the working version where the whole folder is gone', async () => {
    await ensure();
    await rm(folder.knowledgeDir, { recursive: true });
    expect((await ensure()).outcome).toBe('kept');
  });

  it('fails on a first start with faulty files, and leaves the database empty', async () => {
    await breakSeeds();
    await expect(ensure()).rejects.toThrow(KnowledgeError);
    expect(await store.loadActive()).toBeNull();
  });

  it('stays with the version an admin went back to', async () => {
    await ensure();
    await changeSeeds('Bản thứ hai');
    await ensure();
    await store.activate(1);
    expect(await ensure()).toMatchObject({ outcome: 'unchanged', register: { version: 1 } });
    await changeSeeds('Bản thứ ba');
    expect(await ensure()).toMatchObject({ outcome: 'renewed', register: { version: 3 } });
  });
});
