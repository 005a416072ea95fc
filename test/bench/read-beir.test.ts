import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBeirSet } from '../../src/bench/read-beir.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beir-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: { corpus?: string; queries?: string; qrels?: string }): Promise<void> {
  const {
    corpus = '{"_id":"d1","title":"T","text":"Văn bản một"}\n{"_id":"d2","text":"Văn bản hai"}\n',
    queries = '{"_id":"q1","text":"một"}\n{"_id":"q2","text":"hai"}\n',
    qrels = 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq1\td2\t0\n',
  } = files;
  await writeFile(join(folder, 'corpus.jsonl'), corpus);
  await writeFile(join(folder, 'queries.jsonl'), queries);
  await writeFile(join(folder, 'qrels.tsv'), qrels);
}

describe('readBeirSet', () => {
  it('reads documents, queries and what is relevant, without the header and scores of 0', async () => {
    await write({});
    const set = await readBeirSet(folder);
    expect(set.documents).toEqual([
      { id: 'd1', title: 'T', text: 'Văn bản một' },
      { id: 'd2', title: '', text: 'Văn bản hai' },
    ]);
    expect(set.queries.map(({ id }) => id)).toEqual(['q1', 'q2']);
    expect([...set.relevant]).toEqual([['q1', new Set(['d1'])]]);
  });

  it('takes Windows line ends, blank lines and numbers as ids', async () => {
    await write({
      corpus: '\ufeff{"_id":1,"text":"a"}\r\n\r\n',
      queries: '{"_id":7,"text":"a"}\r\n',
      qrels: 'query-id\tcorpus-id\tscore\r\n7\t1\t2\r\n',
    });
    const set = await readBeirSet(folder);
    expect([...set.relevant]).toEqual([['7', new Set(['1'])]]);
  });

  it.each([
    [
      { corpus: '{"_id":"d1","text":"a"}\n{oops\n' },
      'corpus.jsonl, dòng 2: không phải JSON: {oops',
    ],
    [{ corpus: '{"_id":"d1"}\n' }, 'corpus.jsonl, dòng 1: trường "text" thiếu hoặc sai kiểu'],
    [
      { queries: '{"_id":"q1","text":"a"}\n\n{"_id":"q1","text":"b"}\n' },
      'queries.jsonl, dòng 3: _id "q1" đã có ở dòng 1',
    ],
    [{ qrels: 'h\th\th\nq1 d1 1\n' }, 'qrels.tsv, dòng 2: cần ba cột'],
    [{ qrels: 'h\th\th\nq1\td1\tcao\n' }, 'qrels.tsv, dòng 2: score không phải số: "cao"'],
    [{ qrels: 'h\th\th\nq9\td1\t1\n' }, 'qrels.tsv, dòng 2: query-id "q9" không có'],
    [{ qrels: 'h\th\th\nq1\td9\t1\n' }, 'qrels.tsv, dòng 2: corpus-id "d9" không có'],
    [{ queries: '' }, 'queries.jsonl: tệp rỗng'],
  ])('names file and line of a fault: %j', async (files, message) => {
    await write(files);
    await expect(readBeirSet(folder)).rejects.toThrow(message);
  });

  it('names the file that cannot be read', async () => {
    await expect(readBeirSet(join(folder, 'none'))).rejects.toThrow(
      'corpus.jsonl: không đọc được tệp (ENOENT)',
    );
  });
});
