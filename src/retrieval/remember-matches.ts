import { LRUCache } from 'lru-cache';
import type { SearchEngine } from './search-engine.js';

/** Searches remembered: one question looks the same words up in the same index some times over. */
const MOST_REMEMBERED = 32;

/** The engine's `match`, which does not look for the same again while it is remembered. */
export function rememberMatches(match: SearchEngine['match']): SearchEngine['match'] {
  const remembered = new LRUCache<string, ReturnType<SearchEngine['match']>>({
    max: MOST_REMEMBERED,
  });
  return (kind, words, options) => {
    const { limit, minCoverage } = options ?? {};
    const key = `${kind} ${limit} ${minCoverage} ${words}`;
    const matches = remembered.get(key) ?? match(kind, words, options);
    remembered.set(key, matches);
    return matches;
  };
}
