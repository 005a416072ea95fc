import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { KnowledgeError } from '../domain/errors.js';

export interface BeirDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export interface BeirQuery {
  readonly id: string;
  readonly text: string;
}

/** A retrieval test set in BEIR form. */
export interface BeirSet {
  readonly documents: readonly BeirDocument[];
  readonly queries: readonly BeirQuery[];
  /** Relevant document ids by query id; only queries with at least one. */
  readonly relevant: ReadonlyMap<string, ReadonlySet<string>>;
}

const identifier = z.union([z.string(), z.number().transform(String)]);
const documentLine = z.object({
  _id: identifier,
  title: z.string().nullish(),
  text: z.string(),
});
const queryLine = z.object({ _id: identifier, text: z.string() });

/**
 * Reads `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (query-id, corpus-id, score; the first line
 * is the header) from a folder. Throws `KnowledgeError` with file, line and value for anything
 * malformed: a line that is no JSON, a missing member, an id given twice, a relevance that names an
 * unknown query or document.
 */
export async function readBeirSet(folder: string): Promise<BeirSet> {
  const documents = (await readJsonLines(join(folder, 'corpus.jsonl'), documentLine)).map(
    ({ _id, title, text }) => ({ id: _id, title: title ?? '', text }),
  );
  const queries = (await readJsonLines(join(folder, 'queries.jsonl'), queryLine)).map(
    ({ _id, text }) => ({ id: _id, text }),
  );
  const relevant = await readRelevance(
    join(folder, 'qrels.tsv'),
    new Set(queries.map(({ id }) => id)),
    new Set(documents.map(({ id }) => id)),
  );
  return { documents, queries, relevant };
}

async function readJsonLines<T extends { _id: string }>(
  file: string,
  schema: z.ZodType<T>,
): Promise<T[]> {
  const items: T[] = [];
  const lineById = new Map<string, number>();
  await forEachLine(file, (line, number) => {
    const parsed = schema.safeParse(parseJson(line, file, number));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const member = issue?.path.join('.') ?? '';
      throw new KnowledgeError(file, number, `trường "${member}" thiếu hoặc sai kiểu`);
    }
    const earlier = lineById.get(parsed.data._id);
    if (earlier !== undefined) {
      throw new KnowledgeError(file, number, `_id "${parsed.data._id}" đã có ở dòng ${earlier}`);
    }
    lineById.set(parsed.data._id, number);
    items.push(parsed.data);
  });
  return items;
}

function parseJson(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new KnowledgeError(file, number, `không phải JSON: ${line.slice(0, 60)}`);
  }
}

async function readRelevance(
  file: string,
  queryIds: ReadonlySet<string>,
  documentIds: ReadonlySet<string>,
): Promise<Map<string, Set<string>>> {
  const relevant = new Map<string, Set<string>>();
  await forEachLine(file, (line, number) => {
    if (number === 1) return; // the header
    const [query, document, score, ...rest] = line.split('\t');
    if (query === undefined || document === undefined || score === undefined || rest.length > 0) {
      throw new KnowledgeError(
        file,
        number,
        'cần ba cột query-id, corpus-id, score cách nhau bằng tab',
      );
    }
    const value = Number(score);
    if (score.trim() === '' || !Number.isFinite(value)) {
      throw new KnowledgeError(file, number, `score không phải số: "${score}"`);
    }
    if (!queryIds.has(query)) {
      throw new KnowledgeError(file, number, `query-id "${query}" không có trong queries.jsonl`);
    }
    if (!documentIds.has(document)) {
      throw new KnowledgeError(file, number, `corpus-id "${document}" không có trong corpus.jsonl`);
    }
    if (value <= 0) return;
    const documents = relevant.get(query) ?? new Set();
    relevant.set(query, documents.add(document));
  });
  return relevant;
}

/** Calls `take` with every line that is not blank and its number from 1. */
async function forEachLine(
  file: string,
  take: (line: string, number: number) => void,
): Promise<void> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      if (line.trim() !== '') take(number === 1 ? line.replace(/^\ufeff/, '') : line, number);
    }
  } catch (error) {
    if (error instanceof KnowledgeError) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'lỗi đọc';
    throw new KnowledgeError(file, null, `không đọc được tệp (${reason})`);
  }
  if (number === 0) throw new KnowledgeError(file, null, 'tệp rỗng');
}
