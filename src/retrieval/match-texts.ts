import { selectBest } from './select-best.js';
import { distinctTerms, type QueryReader } from './read-query.js';
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

export interface MatchOptions {
  /** Most ids reported, the best; 200 where absent. `Infinity` for every one. */
  readonly limit?: number;
  /** Only texts that bear this share of the question, 0 to 1; a fifth where absent. */
  readonly minCoverage?: number;
}

/** Finds short texts by words. Not for passages: the length of a text counts here. */
export interface TextMatcher {
  /** Best first, ties in the order of the entries; only texts with a content word in common. */
  match(query: string, options?: MatchOptions): TextMatch[];
}

/**
 * How much completeness counts beside coverage (score = coverage × completeness ^ this). At 1/3 a
 * name typed in full and making up two fifths of a question (.40) beats a long title that has
 * three fifths of it among much else (.60 × .15^⅓ = .32), and a long title with the whole question
 * (1 × .1^⅓ = .46) beats a short one with half of it (.5 × .5^⅓ = .40).
 */
const COMPLETENESS_EXPONENT = 1 / 3;

/** Nothing is decided on less of a question, and a common word alone is in most texts of a large register. */
const MIN_COVERAGE = 0.2;

/** What is meant is among so many: hundreds more of a large register share a word or two with anything. */
const MOST_MATCHES = 200;

/** Weights added up are off in their last digits: a text that bears just the share asked for is found. */
const ROUNDING = 1e-9;

/** What matching needs of an index of short texts, wherever it is kept. Positions run from 0. */
export interface TextHolder {
  /** Number of texts. */
  readonly size: number;
  readonly terms: TermLookup;
  /** Positions of the texts that have the term, ascending. */
  positionsOf(termId: number): ArrayLike<number>;
  /** What a text is for. */
  idAt(position: number): string;
  /** The factor on a text's score. */
  weightAt(position: number): number;
  /** The text's own weight, read as a question's is. */
  ownWeightAt(position: number): number;
}

/** The matching that every kind of index shares. `readQuery` may remember what it read. */
export function createMatcher(
  holder: TextHolder,
  readQuery: QueryReader = distinctTerms,
): TextMatcher {
  const { size, terms: table } = holder;
  /** By position, the weight a text shares with the question being matched; 0 between questions. */
  const shared = new Float64Array(size);

  /**
   * Positions of the texts that may share at least `least` of the question's weight, with what they
   * share of it. Heaviest words first: once those left over weigh less than that together, they only
   * add to texts already found, and the long lists of common words are hardly looked at.
   */
  function shareTerms(terms: readonly QueryTerm[], least: number): number[] {
    const known = terms
      .filter(({ id, contentWeight }) => id !== null && contentWeight > 0)
      .toSorted((a, b) => b.contentWeight - a.contentWeight);
    let touched: number[] = [];
    let left = sumOf(known);
    for (const { id, contentWeight } of known) {
      if (left >= least) {
        const positions = holder.positionsOf(id ?? 0);
        for (let at = 0; at < positions.length; at += 1) {
          const position = positions[at] ?? 0;
          const before = shared[position] ?? 0;
          if (before === 0) touched.push(position);
          shared[position] = before + contentWeight;
        }
      } else {
        touched = dropHopeless(touched, least * (1 - ROUNDING) - left);
        if (touched.length === 0) break;
        addWhereTouched(holder.positionsOf(id ?? 0), touched, contentWeight);
      }
      left -= contentWeight;
    }
    return touched;
  }

  /** Without the texts that share less than what the words left over could still make enough. */
  function dropHopeless(touched: readonly number[], needed: number): number[] {
    const kept: number[] = [];
    for (const position of touched)
      if ((shared[position] ?? 0) >= needed) kept.push(position);
      else shared[position] = 0;
    return kept;
  }

  function addWhereTouched(
    positions: ArrayLike<number>,
    touched: readonly number[],
    weight: number,
  ): void {
    if (touched.length * Math.log2(positions.length + 1) < positions.length) {
      for (const position of touched)
        if (hasPosition(positions, position)) shared[position] = (shared[position] ?? 0) + weight;
      return;
    }
    for (let at = 0; at < positions.length; at += 1) {
      const position = positions[at] ?? 0;
      const before = shared[position] ?? 0;
      if (before > 0) shared[position] = before + weight;
    }
  }

  /** A text of function words alone weighs nothing and is complete once any word matches. */
  const completenessOf = (position: number, weight: number): number =>
    Math.min(1, weight / (holder.ownWeightAt(position) || weight));

  return {
    match(query, { limit = MOST_MATCHES, minCoverage = MIN_COVERAGE } = {}) {
      const terms = weighQuery(readQuery(query), table);
      const total = sumOf(terms);
      const positions: number[] = [];
      const weights: number[] = [];
      const scores: number[] = [];
      const least = minCoverage * total * (1 - ROUNDING);
      for (const position of shareTerms(terms, least)) {
        const weight = shared[position] ?? 0;
        shared[position] = 0;
        if (weight < least) continue;
        positions.push(position);
        weights.push(weight);
        scores.push(
          holder.weightAt(position) *
            (weight / total) *
            completenessOf(position, weight) ** COMPLETENESS_EXPONENT,
        );
      }
      const idOf = (at: number): string => holder.idAt(positions[at] ?? 0);
      return selectBest(scores, positions, idOf, limit).map((at) => ({
        id: idOf(at),
        score: scores[at] ?? 0,
        coverage: (weights[at] ?? 0) / total,
        completeness: completenessOf(positions[at] ?? 0, weights[at] ?? 0),
      }));
    },
  };
}

/** Binary search in ascending positions. */
function hasPosition(positions: ArrayLike<number>, position: number): boolean {
  let from = 0;
  let to = positions.length - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const value = positions[middle] ?? 0;
    if (value === position) return true;
    if (value < position) from = middle + 1;
    else to = middle - 1;
  }
  return false;
}

function sumOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { contentWeight }) => sum + contentWeight, 0);
}
