import type Sqlite from 'better-sqlite3';
import { fromBlob } from './search-file.js';

/** The lists of entries of a scope's term, one for each segment; the same arrays while they are kept. */
export type ListReader = (scope: number, term: number) => readonly Int32Array[];

/** Numbers kept in memory, four bytes each: the lists of common words are long and asked for often. */
const MOST_KEPT_NUMBERS = 8_000_000;

/** Terms of one scope number less than this. */
const TERMS_PER_SCOPE = 2 ** 40;

/** Reads lists from the file and keeps those of the last questions. */
export function createListReader(file: Sqlite.Database): ListReader {
  const find = file
    .prepare<[number, number], Buffer>(
      'SELECT list FROM entries WHERE scope = ? AND term = ? ORDER BY segment',
    )
    .pluck();
  /** Longest unasked for first. */
  const kept = new Map<number, readonly Int32Array[]>();
  let keptNumbers = 0;
  const sizeOf = (lists: readonly Int32Array[]): number =>
    lists.reduce((sum, { length }) => sum + length, 1);

  return (scope, term) => {
    const key = scope * TERMS_PER_SCOPE + term;
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const lists = find.all(scope, term).map(fromBlob);
    kept.set(key, lists);
    keptNumbers += sizeOf(lists);
    for (const [oldest, old] of kept) {
      if (keptNumbers <= MOST_KEPT_NUMBERS) break;
      kept.delete(oldest);
      keptNumbers -= sizeOf(old);
    }
    return lists;
  };
}
