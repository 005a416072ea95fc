import { analyseTerms, type SearchTerm } from '../language/terms/search-terms.js';
import type { TermTable } from './term-table.js';

/**
 * A pair weighs half of what its rarity says, for its two syllables are counted as well. Measured
 * on XQuAD-vi, hit@1: .3 → .922, .5 → .932, .7 → .933, 1 → .920; on passages five times as long .5
 * is best.
 */
const PAIR_WEIGHT = 0.5;

/** Function words still break ties in ranking; 0, .3 and 1 measure alike (hit@1 ± .002). */
const FUNCTION_WORD_WEIGHT = 0.3;

export interface QueryTerm {
  readonly term: string;
  /** Number in the term table; null where no passage has the term. */
  readonly id: number | null;
  /** For ranking. */
  readonly weight: number;
  /** For coverage: as `weight`, but nothing for function words. */
  readonly contentWeight: number;
}

/** The question's different terms, weighed by rarity, heaviest first. */
export function weighQuery(query: string, table: TermTable): QueryTerm[] {
  return distinctTerms(query)
    .map(({ term, kind, isFunctionWord }) => {
      const weight = table.rarity(term) * (kind === 'pair' ? PAIR_WEIGHT : 1);
      return {
        term,
        id: table.find(term),
        weight: isFunctionWord ? weight * FUNCTION_WORD_WEIGHT : weight,
        contentWeight: isFunctionWord ? 0 : weight,
      };
    })
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
}

/** A word used both as a function word and otherwise counts as otherwise. */
function distinctTerms(query: string): SearchTerm[] {
  const byTerm = new Map<string, SearchTerm>();
  for (const term of analyseTerms(query)) {
    if (byTerm.get(term.term)?.isFunctionWord !== false) byTerm.set(term.term, term);
  }
  return [...byTerm.values()];
}
