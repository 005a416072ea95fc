import { LRUCache } from 'lru-cache';
import { analyseTerms, type SearchTerm } from '../language/terms/search-terms.js';

/** Reads the different terms of a text. */
export type QueryReader = (text: string) => readonly SearchTerm[];

/** Texts whose terms are remembered: one question is looked up in every index in some readings. */
const MOST_REMEMBERED = 16;

/**
 * A text's different terms, in the order they first stand. A word used both as a function word and
 * otherwise counts as otherwise.
 */
export function distinctTerms(text: string): readonly SearchTerm[] {
  const byTerm = new Map<string, SearchTerm>();
  for (const term of analyseTerms(text)) {
    if (byTerm.get(term.term)?.isFunctionWord !== false) byTerm.set(term.term, term);
  }
  return [...byTerm.values()];
}

/** `distinctTerms` for the indexes of one register: the last few texts are not read again. */
export function createQueryReader(): QueryReader {
  const remembered = new LRUCache<string, readonly SearchTerm[]>({ max: MOST_REMEMBERED });
  return (text) => {
    const terms = remembered.get(text) ?? distinctTerms(text);
    remembered.set(text, terms);
    return terms;
  };
}
