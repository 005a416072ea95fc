import { distinctTerms, type QueryReader } from './read-query.js';
import { createScoreBar, createScratch, type Scratch } from './score-bar.js';
import { selectBest } from './select-best.js';
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
 * How much completeness counts beside coverage: score = coverage × ∛completeness. So a
 * name typed in full and making up two fifths of a question (.40) beats a long title that has
 * three fifths of it among much else (.60 × .15^⅓ = .32), and a long title with the whole question
 * (1 × .1^⅓ = .46) beats a short one with half of it (.5 × .5^⅓ = .40).
 */
const softened = Math.cbrt;

/** Nothing is decided on less of a question, and a common word alone is in most texts of a large register. */
const MIN_COVERAGE = 0.2;

/** What is meant is among so many: hundreds more of a large register share a word or two with anything. */
const MOST_MATCHES = 200;

/** Weights added up are off in their last digits: a text that bears just the share asked for is found. */
const ROUNDING = 1e-9;

/**
 * Working the bar out takes about as long as reading an entry for each text found: it is worked out
 * before lists that are longer than this many times the texts found.
 */
const BAR_WORTH = 1;

/** Entries of lists that are read in the time that what one text has is looked through. */
const TERMS_OF_TEXT = 50;

/** What matching needs of an index of short texts, wherever it is kept. Positions run from 0. */
export interface TextHolder {
  /** Number of texts. */
  readonly size: number;
  readonly terms: TermLookup;
  /** Ascending positions of the texts that have the term; they need not last beyond the next call. */
  positionsOf(termId: number): Positions;
  /** What the text's different terms weigh in all by the weights given, by term number. */
  sumTerms(position: number, weights: Float64Array): number;
  /** What the texts are for, numbered from 0; one may have many texts. */
  readonly owners: number;
  ownerAt(position: number): number;
  idOf(owner: number): string;
  /** The factor on a text's score, and the largest of all. */
  weightAt(position: number): number;
  readonly largestWeight: number;
  /** The text's own weight, read as a question's is. */
  ownWeightAt(position: number): number;
}

/** The first `length` of the numbers. */
export interface Positions {
  readonly numbers: ArrayLike<number>;
  readonly length: number;
}

/**
 * The matching that every kind of index shares. `readQuery` may remember what it read, and matchers
 * that are never asked at the same time may share their `scratch`.
 *
 * Exact, but looks at as little as it can, heaviest words first. A text's score only grows with each
 * further word, so the score that as many texts have reached as are wanted is a bar: once the words
 * left over cannot lift a text over it by themselves, they only add to texts already found, and the
 * long lists of common words bring in no more.
 */
export function createMatcher(
  holder: TextHolder,
  readQuery: QueryReader = distinctTerms,
  scratch: Scratch = createScratch(),
): TextMatcher {
  const { size, terms: table } = holder;
  const scoreBar = createScoreBar(holder, scratch);

  return {
    match(query, { limit = MOST_MATCHES, minCoverage = MIN_COVERAGE } = {}) {
      const terms = weighQuery(readQuery(query), table);
      const total = sumOf(terms);
      const least = minCoverage * total * (1 - ROUNDING);
      const { shared, found } = scratch.forTexts(size);
      let count = 0;
      let bar = 0;

      /** A text of function words alone weighs nothing and is complete once any word matches. */
      const completenessOf = (position: number, weight: number): number =>
        Math.min(1, weight / (holder.ownWeightAt(position) || weight));
      /** What a text scores that shares so much of the question with it. */
      const scoreOf = (position: number, weight: number): number =>
        holder.weightAt(position) * (weight / total) * softened(completenessOf(position, weight));

      const findNew = ({ numbers, length }: Positions, weight: number): void => {
        for (let at = 0; at < length; at += 1) {
          const position = numbers[at] ?? 0;
          const before = shared[position] ?? 0;
          if (before === 0) found[count++] = position;
          shared[position] = before + weight;
        }
      };
      const addToFound = ({ numbers, length }: Positions, weight: number): void => {
        for (let at = 0; at < length; at += 1) {
          const position = numbers[at] ?? 0;
          const before = shared[position] ?? 0;
          if (before > 0) shared[position] = before + weight;
        }
      };
      /** The same for many terms at once, reading what few texts have instead of who has the terms. */
      const addWhatTextsHave = (wanted: readonly QueryTerm[]): void => {
        const weights = scratch.forTerms(table.size);
        for (const { id, contentWeight } of wanted) weights[id ?? 0] = contentWeight;
        for (let at = 0; at < count; at += 1) {
          const position = found[at] ?? 0;
          shared[position] = (shared[position] ?? 0) + holder.sumTerms(position, weights);
        }
        for (const { id } of wanted) weights[id ?? 0] = 0;
      };
      /** Forgets the texts that the words left over cannot lift to what is wanted. */
      const dropHopeless = (left: number): void => {
        let kept = 0;
        for (let at = 0; at < count; at += 1) {
          const position = found[at] ?? 0;
          const most = (shared[position] ?? 0) + left;
          if (most >= least && scoreOf(position, most) >= bar) found[kept++] = position;
          else shared[position] = 0;
        }
        count = kept;
      };

      const findTexts = (): void => {
        const known = terms
          .filter(({ id, contentWeight }) => id !== null && contentWeight > 0)
          .toSorted((a, b) => b.contentWeight - a.contentWeight);
        let left = sumOf(known);
        let entriesLeft = known.reduce((sum, { frequency }) => sum + frequency * size, 0);
        let isOpen = true;
        for (const [index, { id, contentWeight, frequency }] of known.entries()) {
          if (count >= limit && count * BAR_WORTH < frequency * size)
            bar = scoreBar(found, count, limit, (position) =>
              scoreOf(position, shared[position] ?? 0),
            );
          isOpen &&= left >= least && (holder.largestWeight * left) / total >= bar;
          if (!isOpen) dropHopeless(left);
          if (!isOpen && count * TERMS_OF_TEXT < entriesLeft) {
            addWhatTextsHave(known.slice(index));
            break;
          }
          (isOpen ? findNew : addToFound)(holder.positionsOf(id ?? 0), contentWeight);
          left -= contentWeight;
          entriesLeft -= frequency * size;
        }
        dropHopeless(0);
      };

      try {
        findTexts();
        const positions = found.slice(0, count);
        const weights = Float64Array.from(positions, (position) => shared[position] ?? 0);
        const scores = weights.map((weight, at) => scoreOf(positions[at] ?? 0, weight));
        const idOf = (at: number): string => holder.idOf(holder.ownerAt(positions[at] ?? 0));
        return selectBest(scores, positions, idOf, limit).map((at) => ({
          id: idOf(at),
          score: scores[at] ?? 0,
          coverage: (weights[at] ?? 0) / total,
          completeness: completenessOf(positions[at] ?? 0, weights[at] ?? 0),
        }));
      } finally {
        // Whatever happens, nothing is left for the next question.
        for (let at = 0; at < count; at += 1) shared[found[at] ?? 0] = 0;
      }
    },
  };
}

function sumOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { contentWeight }) => sum + contentWeight, 0);
}
