import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.js';
import { KnowledgeError, StorageError } from '../../../src/domain/errors.js';
import { openAssistant } from '../../../src/open-assistant.js';

const clock = { now: () => new Date('2024-07-15T02:00:00Z') };
const open = (env: Readonly<Record<string, string>>) => openAssistant(loadConfig(env), clock);

/** What the commands print where opening fails: the message of a fault they know, and no more. */
async function messageOf(env: Readonly<Record<string, string>>): Promise<string> {
  const fault: unknown = await open(env).then(
    async (opened) => {
      await opened.close();
      return null;
    },
    (reason: unknown) => reason,
  );
  if (!(fault instanceof KnowledgeError || fault instanceof StorageError)) throw fault;
  expect(fault.message.split('\n')).toHaveLength(1);
  return fault.message;
}

describe('what an operator reads where something is wrong', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'operator-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** A copy of the shipped files with one of them spoilt, and a database of its own. */
  async function spoil(
    name: string,
    file: string,
    edit: (text: string) => string,
  ): Promise<Record<string, string>> {
    const dir = join(folder, name);
    await cp('seeds', join(dir, 'seeds'), { recursive: true });
    await cp('knowledge', join(dir, 'knowledge'), { recursive: true });
    await writeFile(join(dir, file), edit(await readFile(join(dir, file), 'utf8')));
    return {
      KNOWLEDGE_DIR: join(dir, 'knowledge'),
      SEEDS_DIR: join(dir, 'seeds'),
      DATABASE_URL: `sqlite:${join(dir, 'assistant.db')}`,
    };
  }

  it('names file and line of a seeds row whose quote is not in its document', async () => {
    const env = await spoil('quote', 'seeds/tasks.jsonl', (text) =>
      text.replace('"quote":"Khẩn trương', '"quote":"Không khẩn trương'),
    );
    expect(await messageOf(env)).toMatch(
      /\/seeds\/tasks\.jsonl, dòng \d+: cột quote không có trong [\w-]+ \(mục \S+\)$/,
    );
  });

  it('names a document that is half written, and fills nothing', async () => {
    const env = await spoil('half', 'knowledge/tb-203-vpcp-2024.md', (text) =>
      text.slice(0, text.indexOf('## 5. Bộ Nội vụ')),
    );
    expect(await messageOf(env)).toMatch(
      /\/knowledge\/tb-203-vpcp-2024\.md: thiếu \d+ mục .*bị cắt hoặc ghi dở/,
    );
  });

  it('names the variable of a folder that is not there', async () => {
    const database = `sqlite:${join(folder, 'none.db')}`;
    const nowhere = join(folder, 'nowhere');
    expect(await messageOf({ KNOWLEDGE_DIR: nowhere, DATABASE_URL: database })).toMatch(
      /nowhere: không đọc được thư mục văn bản \(biến KNOWLEDGE_DIR\)$/,
    );
    expect(await messageOf({ SEEDS_DIR: nowhere, DATABASE_URL: database })).toMatch(
      /nowhere: không đọc được thư mục dữ liệu \(biến SEEDS_DIR\)$/,
    );
  });

  it('names a database that is none, and leaves the file alone', async () => {
    const file = join(folder, 'notes.txt');
    await writeFile(file, 'ghi chép của người khác, không phải cơ sở dữ liệu'.repeat(20));
    const before = await readFile(file);
    expect(await messageOf({ DATABASE_URL: `sqlite:${file}` })).toMatch(
      /notes\.txt không phải cơ sở dữ liệu SQLite\. Kiểm tra biến DATABASE_URL/,
    );
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('goes on answering from the version that works, and says what it did not load', async () => {
    const env = await spoil('kept', 'seeds/terms.jsonl', (text) => text);
    const first = await open(env);
    expect(first.outcome).toBe('filled');
    await first.close();
    const seeds = join(env['SEEDS_DIR'] ?? '', 'indicators.jsonl');
    await writeFile(seeds, `{"id":\n${await readFile(seeds, 'utf8')}`);
    const second = await open(env);
    const { answer } = second.assistant.reply('Bộ Tài chính còn nhiệm vụ nào quá hạn?', {
      now: clock.now(),
      conversation: null,
      ownAgency: null,
    });
    await second.close();
    expect(answer.text).toContain('Bộ Tài chính: 1 nhiệm vụ quá hạn');
    expect(second.outcome).toBe('kept');
    expect(second.warnings).toEqual([
      expect.stringMatching(
        /^Không nạp: .*indicators\.jsonl, dòng 1: không phải JSON hợp lệ.*Vẫn dùng phiên bản 1\.$/,
      ),
    ]);
  });
});
