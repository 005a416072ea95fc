import { LRUCache } from 'lru-cache';
import type Sqlite from 'better-sqlite3';

/** The packed list of a scope's term; empty where no text has the term. */
export type ListReader = (scope: number, term: number) => Uint8Array;

/** Bytes kept in memory: the lists of common words are long and asked for often. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024;
/** What a kept list takes besides its bytes. */
const BYTES_BESIDES = 200;

const NO_LIST = new Uint8Array();

/** Terms of one scope number less than this. */
const TERMS_PER_SCOPE = 2 ** 40;

/** Reads lists from the file and keeps those of the last questions. */
export function createListReader(file: Sqlite.Database): ListReader {
  const find = file
    .prepare<[number, number], Buffer>('SELECT list FROM entries WHERE scope = ? AND term = ?')
    .pluck();
  const kept = new LRUCache<number, Uint8Array>({
    maxSize: MOST_KEPT_BYTES,
    sizeCalculation: ({ length }) => length + BYTES_BESIDES,
  });

  return (scope, term) => {
    const key = scope * TERMS_PER_SCOPE + term;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const list = find.get(scope, term) ?? NO_LIST;
    kept.set(key, list);
    return list;
  };
}
