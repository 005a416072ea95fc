import type { TermLookup } from './term-lookup.js';
import { weighQuery, type QueryTerm } from './weigh-query.js';

/** A short text (a title, a name) that has words in common with a question. */
export interface TextMatch {
  readonly id: string;
  /** 0 to the entry's weight: the entry's weight where question and text have the same terms. */
  readonly score: number;
  /** Share of the question found in the text, by weight, without function words; 0 to 1. */
  readonly coverage: number;
  /** Share of the text found in the question, by weight; 1 for a name that was typed in full. */
  readonly completeness: number;
}

/** Finds short texts by words. Not for passages: the length of a text counts here. */
export interface TextMatcher {
  /** Best first, ties in the order of the entries; only texts with a content word in common. */
  match(query: string, limit?: number): TextMatch[];
}

/**
 * How much completeness counts beside coverage (score = coverage × completeness ^ this). At 1/3 a
 * name typed in full and making up two fifths of a question (.40) beats a long title that has
 * three fifths of it among much else (.60 × .15^⅓ = .32), and a long title with the whole question
 * (1 × .1^⅓ = .46) beats a short one with half of it (.5 × .5^⅓ = .40).
 */
const COMPLETENESS_EXPONENT = 1 / 3;

/**
 * Texts that bear less than this share of a question are not reported: nothing is decided on so
 * little, and a common word alone is in most texts of a large register.
 */
const MIN_COVERAGE = 0.1;

/** What matching needs of an index of short texts, wherever it is kept. Positions run from 0. */
export interface TextHolder {
  /** Number of texts. */
  readonly size: number;
  readonly terms: TermLookup;
  /** Positions of the texts that have the term. */
  positionsOf(termId: number): ArrayLike<number>;
  /** What a text is for, and the factor on its score. */
  entryAt(position: number): { readonly id: string; readonly weight: number } | undefined;
  /** The text's own weight, read as a question's is. */
  ownWeightAt(position: number): number;
}

/** The matching that every kind of index shares. */
export function createMatcher(holder: TextHolder): TextMatcher {
  const { size, terms: table } = holder;
  /** By position, the weight a text shares with the question being matched; 0 between questions. */
  const shared = new Float64Array(size);

  /** Positions of the texts with a content word of the question, with what they share of it. */
  function shareTerms(terms: readonly QueryTerm[]): number[] {
    const touched: number[] = [];
    for (const { id, contentWeight } of terms) {
      if (id === null || contentWeight === 0) continue;
      const positions = holder.positionsOf(id);
      for (let at = 0; at < positions.length; at += 1) {
        const position = positions[at] ?? 0;
        const before = shared[position] ?? 0;
        if (before === 0) touched.push(position);
        shared[position] = before + contentWeight;
      }
    }
    return touched;
  }

  return {
    match(query, limit = size) {
      const terms = weighQuery(query, table);
      const total = sumOf(terms);
      const found: (TextMatch & { readonly position: number })[] = [];
      for (const position of shareTerms(terms)) {
        const weight = shared[position] ?? 0;
        shared[position] = 0;
        const coverage = weight / total;
        const entry = coverage < MIN_COVERAGE ? undefined : holder.entryAt(position);
        if (entry === undefined) continue;
        // A text of function words alone weighs nothing and is complete once any word matches.
        const completeness = Math.min(1, weight / (holder.ownWeightAt(position) || weight));
        const score = entry.weight * coverage * completeness ** COMPLETENESS_EXPONENT;
        found.push({ id: entry.id, score, coverage, completeness, position });
      }
      found.sort((a, b) => b.score - a.score || a.position - b.position);
      return firstOfEachId(found)
        .slice(0, limit)
        .map(({ id, score, coverage, completeness }) => ({ id, score, coverage, completeness }));
    },
  };
}

/** What a text weighs in all, read as a question. */
export function weightOfText(text: string, table: TermLookup): number {
  return sumOf(weighQuery(text, table));
}

function sumOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { contentWeight }) => sum + contentWeight, 0);
}

function firstOfEachId<T extends TextMatch>(matches: readonly T[]): T[] {
  const seen = new Set<string>();
  return matches.filter(({ id }) => !seen.has(id) && seen.add(id));
}
