import { describe, expect, it } from 'vitest';
import { loadInWorker } from '../../../src/admin/reload/load-in-worker.js';
import { KnowledgeError } from '../../../src/domain/errors.js';
import { loadKnowledge } from '../../../src/storage/fill/load-knowledge.js';

const SHIPPED = { knowledgeDir: 'knowledge', seedsDir: 'seeds' };

describe('loadInWorker', () => {
  it('brings back what reading in place gives', async () => {
    expect(await loadInWorker(SHIPPED)).toEqual(await loadKnowledge(SHIPPED));
  });

  it('brings back a fault with its file, line and words', async () => {
    const folders = { ...SHIPPED, knowledgeDir: 'khong-co' };
    const here: unknown = await loadKnowledge(folders).catch((error: unknown) => error);
    const there: unknown = await loadInWorker(folders).catch((error: unknown) => error);
    expect(there).toBeInstanceOf(KnowledgeError);
    expect(there).toEqual(here);
    expect((there as KnowledgeError).file).toBe('khong-co');
  });
});
