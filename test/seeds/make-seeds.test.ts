import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  makeSeeds as makeSeedsFrom,
  type SeedFolders,
  type SeedMode,
  type SeedReport,
} from '../../scripts/seeds/make-seeds.js';
import { readExtraction, type Extraction } from '../../scripts/seeds/read-extraction.js';
import { shippedSeeds } from './read-shipped.js';

const SHIPPED: SeedFolders = {
  knowledgeDir: 'knowledge',
  seedsDir: 'seeds',
  reviewDir: 'scripts/seeds',
};

let extraction: Extraction;
beforeAll(async () => {
  extraction = await readExtraction('knowledge', (await shippedSeeds()).agencies);
});
const makeSeeds = (folders: SeedFolders, mode: SeedMode): Promise<SeedReport> =>
  makeSeedsFrom(folders, mode, extraction);

describe('the shipped tasks.jsonl', () => {
  it('is what extractor, links and corrections make, and everything extracted is reviewed', async () => {
    const { lines, isClean } = await makeSeeds(SHIPPED, 'check');
    expect({ isClean, lines: isClean ? [] : lines }).toEqual({ isClean: true, lines: [] });
  });
});

describe('makeSeeds', () => {
  let folders: SeedFolders;

  beforeEach(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'make-seeds-'));
    folders = { knowledgeDir: 'knowledge', seedsDir: join(dir, 'seeds'), reviewDir: dir };
    await cp('seeds', folders.seedsDir, { recursive: true });
    for (const name of ['links.jsonl', 'corrections.jsonl'])
      await cp(join('scripts/seeds', name), join(dir, name));
  });

  afterEach(() => rm(folders.reviewDir, { recursive: true }));

  const editLines = async (file: string, edit: (lines: string[]) => string[]): Promise<void> => {
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    await writeFile(file, `${edit(lines).join('\n')}\n`);
  };
  const corrections = () => join(folders.reviewDir, 'corrections.jsonl');
  const links = () => join(folders.reviewDir, 'links.jsonl');
  const tasks = () => join(folders.seedsDir, 'tasks.jsonl');

  it('names the first row and the fields that differ', async () => {
    await editLines(tasks(), (lines) =>
      lines.map((line) => line.replace('"dueOn":"2024-05-30"', '"dueOn":"2024-05-29"')),
    );
    const { lines, isClean } = await makeSeeds(folders, 'check');
    expect(isClean).toBe(false);
    expect(lines.at(-1)).toMatch(/tasks\.jsonl, dòng 86: .*events\.\d+\.dueOn/);
  });

  it('reports a correction the extractor has caught up with, still clean, and prunes it', async () => {
    await editLines(corrections(), (lines) => [
      '{"task":"de-an-cong-nghe-thong-tin-y-te","field":"lead","extracted":[],"right":["bo-y-te"],"why":"made for this test"}',
      ...lines,
    ]);
    const { lines, isClean } = await makeSeeds(folders, 'check');
    expect(isClean).toBe(true);
    expect(lines).toContainEqual(
      expect.stringMatching(/corrections\.jsonl, dòng 1: không còn cần \(de-an-cong-nghe.*: lead\)/),
    );
    await makeSeeds(folders, 'prune');
    expect(await readFile(corrections(), 'utf8')).not.toContain('made for this test');
    expect((await makeSeeds(folders, 'check')).isClean).toBe(true);
  });

  it('notes a correction whose extracted value is not what the extractor gives', async () => {
    await editLines(corrections(), (lines) =>
      lines.map((line) => line.replace('"extracted":"urged"', '"extracted":"assigned"')),
    );
    await editLines(corrections(), ([first = '', ...lines]) => [
      first.replace(/"extracted":("[^"]*"|\[[^\]]*\])/, '"extracted":"another"'),
      ...lines,
    ]);
    const { lines, isClean } = await makeSeeds(folders, 'check');
    expect(isClean).toBe(true);
    expect(lines).toContainEqual(expect.stringContaining('dòng 1: bộ trích xuất nay cho kết quả khác'));
  });

  it.each([
    ['a task that no link has', '{"task":"no-such","field":"title","extracted":"a","right":"b","why":"c"}'],
    [
      'a place its task has not',
      '{"task":"de-an-cong-nghe-thong-tin-y-te","at":{"document":"tb-203-vpcp-2024","section":"B.II.6.a"},"field":"dueOn","extracted":null,"right":null,"why":"c"}',
    ],
    [
      'an extracted task that is not there',
      '{"drop":{"document":"tb-203-vpcp-2024","section":"A.I.1","words":"không có đâu"},"why":"c"}',
    ],
    [
      'a section that is not there',
      '{"task":"de-an-cong-nghe-thong-tin-y-te","add":{"kind":"reported","document":"tb-203-vpcp-2024","section":"Z.9","quote":"một hai ba bốn"},"why":"c"}',
    ],
  ])('fails with file and line for a correction of %s', async (_, line) => {
    await editLines(corrections(), (lines) => [...lines, line]);
    const last = (await readFile(corrections(), 'utf8')).trimEnd().split('\n').length;
    await expect(makeSeeds(folders, 'check')).rejects.toMatchObject({
      file: corrections(),
      line: last,
    });
  });

  it('refuses a correction without a reason', async () => {
    await editLines(corrections(), ([first = '', ...lines]) => [
      first.replace(/"why":"[^"]*"/, '"why":""'),
      ...lines,
    ]);
    await expect(makeSeeds(folders, 'check')).rejects.toMatchObject({ file: corrections(), line: 1 });
  });

  it('fails with file and line for a link whose words stand nowhere', async () => {
    await editLines(links(), ([first = '', ...lines]) => [
      first.replace(/"words":"[^"]*"/, '"words":"không có đâu"'),
      ...lines,
    ]);
    await expect(makeSeeds(folders, 'check')).rejects.toMatchObject({ file: links(), line: 1 });
  });

  it('names extracted tasks that nobody has linked or dropped', async () => {
    await editLines(links(), (lines) => lines.filter((line) => !line.includes('"hop-tac-quoc-te')));
    const { lines, isClean } = await makeSeeds(folders, 'check');
    expect(isClean).toBe(false);
    expect(lines).toContainEqual(
      expect.stringContaining('chưa ai duyệt: tb-phien-7-2023 B.II.4.e “Tăng cường hợp tác quốc tế'),
    );
  });

  it('proposes corrections that keep a file edited by hand', async () => {
    await editLines(tasks(), (lines) =>
      lines.map((line) => line.replace('"lead":["bo-y-te"]', '"lead":["bo-noi-vu"]')),
    );
    const { lines } = await makeSeeds(folders, 'propose');
    expect(lines.map((line) => line.slice(0, 60))).toContainEqual(
      '{"task":"de-an-cong-nghe-thong-tin-y-te","field":"lead","ext',
    );
  });
});
