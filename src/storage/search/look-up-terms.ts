import { LRUCache } from 'lru-cache';
import type Sqlite from 'better-sqlite3';
import { rarityOf, type TermLookup } from '../../retrieval/term-lookup.js';
import { fromBlob, USE_WIDTH } from './search-file.js';

/** Terms of the last questions are known without looking. */
const MOST_REMEMBERED_TERMS = 20_000;

/** Looks terms up in the file, each once for all scopes; those of the last questions are remembered. */
export function createTermLookups(
  file: Sqlite.Database,
): (scope: number, texts: number) => TermLookup {
  const findUses = file.prepare<[string], Buffer>('SELECT uses FROM terms WHERE term = ?').pluck();
  const findSize = file
    .prepare<[number], number>('SELECT terms FROM sizes WHERE scope = ?')
    .pluck();
  const remembered = new LRUCache<string, Int32Array>({ max: MOST_REMEMBERED_TERMS });
  const usesOf = (term: string): Int32Array => {
    const known = remembered.get(term);
    if (known !== undefined) return known;
    const found = findUses.get(term);
    const uses = found === undefined ? new Int32Array() : fromBlob(found);
    remembered.set(term, uses);
    return uses;
  };

  return (scope, texts) => {
    /** Where the term's use in this scope begins; -1 where it has none. */
    const startIn = (uses: Int32Array): number => {
      for (let at = 0; at < uses.length; at += USE_WIDTH) if (uses[at] === scope) return at;
      return -1;
    };
    const countOf = (term: string): number => {
      const uses = usesOf(term);
      const start = startIn(uses);
      return start < 0 ? 0 : (uses[start + 2] ?? 0);
    };
    return {
      size: findSize.get(scope) ?? 0,
      find(term) {
        const uses = usesOf(term);
        const start = startIn(uses);
        return start < 0 ? null : (uses[start + 1] ?? null);
      },
      frequency: (term) => (texts === 0 ? 0 : countOf(term) / texts),
      rarity: (term) => rarityOf(countOf(term), texts),
    };
  };
}
