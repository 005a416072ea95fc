import type { SearchTerm } from '../language/terms/search-terms.js';
import type { TermLookup } from './term-lookup.js';

/**
 * In ranking a pair weighs half of what its rarity says, for its two syllables are counted as well.
 * Measured on XQuAD-vi, hit@1: .3 → .922, .5 → .932, .7 → .933, 1 → .920; on passages five times as
 * long .5 is best. In coverage a pair weighs in full: single syllables of a strange question are
 * found in any long passage, its words are not (telling questions on the five shipped documents from
 * strange ones, area under the curve: .90 with half weight, .96 with full, .68 without pairs).
 */
const PAIR_WEIGHT = 0.5;

/** Function words still break ties in ranking; 0, .3, .7 and 1 measure alike (hit@1 ± .002). */
const FUNCTION_WORD_WEIGHT = 0.7;

/** A word or pair of words of a question, weighed by how rare it is. */
export interface QueryTerm {
  readonly term: string;
  /** Number in the term table; null where no passage has the term. */
  readonly id: number | null;
  /** For ranking. */
  readonly weight: number;
  /** For coverage: nothing for function words and pairs with one. */
  readonly contentWeight: number;
  /** Share of the passages that have it, 0 to 1. */
  readonly frequency: number;
}

/** A question's different terms (`distinctTerms`), weighed by rarity, heaviest first. */
export function weighQuery(query: readonly SearchTerm[], table: TermLookup): QueryTerm[] {
  return query
    .map(({ term, kind, isFunctionWord }) => {
      const rarity = table.rarity(term);
      const weight = kind === 'pair' ? rarity * PAIR_WEIGHT : rarity;
      return {
        term,
        id: table.find(term),
        weight: isFunctionWord ? weight * FUNCTION_WORD_WEIGHT : weight,
        contentWeight: isFunctionWord ? 0 : rarity,
        frequency: table.frequency(term),
      };
    })
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
}

/** What terms weigh in all, function words left out. */
export function contentWeightOf(terms: readonly SearchTerm[], table: TermLookup): number {
  return terms.reduce(
    (sum, { term, isFunctionWord }) => (isFunctionWord ? sum : sum + table.rarity(term)),
    0,
  );
}
