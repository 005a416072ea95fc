import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectSearchContent } from '../../../src/assistant/collect-search-content.js';
import type { Register } from '../../../src/domain/register.js';
import { finishNow } from '../../../src/domain/steps.js';
import type { SearchContent, SearchEngine } from '../../../src/retrieval/search-engine.js';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';
import { openSearchFile } from '../../../src/storage/search/open-search-file.js';
import { writeSearchFileSteps } from '../../../src/storage/search/write-search-file.js';
import { describeSearchEngine } from '../../contracts/search-engine-contract.js';

let folder: string;
let register: Register;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-'));
  const loaded = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
  register = { ...loaded.register, version: 1 };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const nextPath = (): string => join(folder, `${(files += 1)}.search`);

function writeAndOpen(content: SearchContent): SearchEngine {
  const path = nextPath();
  finishNow(writeSearchFileSteps(path, content));
  const engine = openSearchFile(path);
  if (engine === null) throw new Error('the file cannot be opened');
  return engine;
}

describeSearchEngine('in a file', writeAndOpen, () => register);

describe('a search file', () => {
  it('is there only when it is whole', async () => {
    const path = nextPath();
    const writing = writeSearchFileSteps(path, collectSearchContent(register));
    writing.next();
    expect(openSearchFile(path)).toBeNull();
    writing.return();
    finishNow(writeSearchFileSteps(path, collectSearchContent(register)));
    expect(openSearchFile(path)?.passages.size).toBeGreaterThan(500);
    expect((await readdir(folder)).filter((name) => name.endsWith('.draft'))).toEqual([]);
  });

  it('can be written by two at once, and each finds it whole', () => {
    const path = nextPath();
    const one = writeSearchFileSteps(path, collectSearchContent(register));
    const other = writeSearchFileSteps(path, collectSearchContent(register));
    for (const writing of [one, other]) writing.next();
    finishNow(one);
    const engine = openSearchFile(path);
    expect(engine?.passages.size).toBeGreaterThan(500);
    finishNow(other);
    expect(openSearchFile(path)?.passages.size).toBe(engine?.passages.size);
  });

  it('that is missing, damaged or of another kind is not opened', async () => {
    const path = nextPath();
    expect(openSearchFile(path)).toBeNull();
    await writeFile(path, 'not a search file');
    expect(openSearchFile(path)).toBeNull();
    finishNow(writeSearchFileSteps(path, collectSearchContent(register)));
    await truncate(path, 4096);
    expect(openSearchFile(path)).toBeNull();
  });
});
