import { createLeaders } from './leaders.js';
import { distinctTerms, type QueryReader } from './read-query.js';
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
 * How much completeness counts beside coverage: score = coverage × ∛completeness. So a name typed in
 * full and making up two fifths of a question (.40) beats a long title that has three fifths of it
 * among much else (.60 × .15^⅓ = .32), and a long title with the whole question (1 × .1^⅓ = .46)
 * beats a short one with half of it (.5 × .5^⅓ = .40).
 */
const softened = Math.cbrt;

/** Nothing is decided on less of a question, and a common word alone is in most texts of a large register. */
const MIN_COVERAGE = 0.2;

/** What is meant is among so many: hundreds more of a large register share a word or two with anything. */
const MOST_MATCHES = 200;

/** Weights added up are off in their last digits: a text that bears just the share asked for is found. */
const ROUNDING = 1e-9;

/** Most texts looked at together: what is noted of so many stays in the processor's own memory. */
export const STRETCH = 8_192;

/** Entries of lists that are read in the time that what one text has is looked through. */
const TERMS_OF_TEXT = 30;

/** The `length` numbers from `start` on. */
export interface Positions {
  readonly numbers: ArrayLike<number>;
  readonly start: number;
  readonly length: number;
}

/** Goes through the ascending positions of the texts that have a term, stretch by stretch. */
export interface PositionsCursor {
  /** Those from `from` up to, not including, `end`; valid until any list is read on. */
  read(from: number, end: number): Positions;
}

/** What matching needs of an index of short texts, wherever it is kept. Positions run from 0. */
export interface TextHolder {
  /** Number of texts. */
  readonly size: number;
  readonly terms: TermLookup;
  /** Begins to read who has the term. */
  openList(termId: number): PositionsCursor;
  /** What the text's different terms weigh in all by the weights given, added up by term number. */
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

/** A term of the question that some text has. */
interface KnownTerm {
  readonly id: number;
  readonly weight: number;
  /** About how many texts of a stretch have it. */
  readonly perStretch: number;
  readonly list: PositionsCursor;
}

/**
 * The matching that every kind of index shares. `readQuery` may remember what it read.
 *
 * Exact, but looks at as little as it can: stretch by stretch, heaviest words first. The score that as
 * many texts have reached as are wanted is a bar. Once the words left over cannot lift a text over it
 * by themselves, they bring in no more: what they add to texts already found is read from those texts,
 * and the long lists of common words are hardly looked at.
 */
export function createMatcher(
  holder: TextHolder,
  readQuery: QueryReader = distinctTerms,
): TextMatcher {
  const { size, terms: table, largestWeight } = holder;
  /** By place in the stretch, what a text shares with the question; 0 between stretches. */
  const shared = new Float64Array(Math.min(size, STRETCH));
  const found = new Int32Array(shared.length);
  /** By term, what it weighs in the question; 0 between questions. */
  const weightOf = new Float64Array(table.size);
  const leaders = createLeaders(holder);

  /** A text of function words alone weighs nothing and is complete once any word matches. */
  const completenessOf = (position: number, weight: number): number =>
    Math.min(1, weight / (holder.ownWeightAt(position) || weight));

  function openTerms(terms: readonly QueryTerm[]): KnownTerm[] {
    return terms
      .flatMap(({ id, contentWeight: weight, frequency }) =>
        id === null || weight === 0
          ? []
          : [{ id, weight, perStretch: frequency * STRETCH, list: holder.openList(id) }],
      )
      .toSorted((a, b) => b.weight - a.weight);
  }

  return {
    match(query, { limit = MOST_MATCHES, minCoverage = MIN_COVERAGE } = {}) {
      const terms = weighQuery(readQuery(query), table);
      const total = terms.reduce((sum, { contentWeight }) => sum + contentWeight, 0);
      const least = minCoverage * total * (1 - ROUNDING);
      const known = openTerms(terms);
      const allWeight = known.reduce((sum, { weight }) => sum + weight, 0);
      const allEntries = known.reduce((sum, { perStretch }) => sum + perStretch, 0);
      const best = leaders(limit);

      /** What a text scores that shares so much of the question with it. */
      const scoreOf = (position: number, weight: number): number =>
        holder.weightAt(position) * (weight / total) * softened(completenessOf(position, weight));
      const searchStretch = (from: number, end: number): void => {
        const bar = best.bar();
        // What a text must share at least, if it is as good as can be in all else.
        const needed = Math.max(least, (bar / largestWeight) * total);
        let count = 0;
        let left = allWeight;
        let entriesLeft = allEntries;
        let isOpen = true;

        const add = ({ list, weight }: KnownTerm): void => {
          const { numbers, start, length } = list.read(from, end);
          for (let at = start; at < start + length; at += 1) {
            const place = (numbers[at] ?? 0) - from;
            const before = shared[place] ?? 0;
            if (before === 0) {
              if (!isOpen) continue;
              found[count++] = place;
            }
            shared[place] = before + weight;
          }
        };
        /** Forgets the texts that the words left over cannot lift to what is wanted. */
        const keepOnly = (isHopeful: (place: number, most: number) => boolean): void => {
          let kept = 0;
          for (let at = 0; at < count; at += 1) {
            const place = found[at] ?? 0;
            if (isHopeful(place, (shared[place] ?? 0) + left)) found[kept++] = place;
            else shared[place] = 0;
          }
          count = kept;
        };

        for (const term of known) {
          isOpen &&= left >= needed;
          if (!isOpen) {
            keepOnly((_, most) => most >= needed);
            if (count * TERMS_OF_TEXT < entriesLeft) break;
          }
          add(term);
          left -= term.weight;
          entriesLeft -= term.perStretch;
        }
        // `scoreOf` against the bar, cubed: there are many to be judged, and a root takes long.
        const cubedBar = (bar * total) ** 3;
        keepOnly((place, most) => {
          if (most < needed) return false;
          const factor = holder.weightAt(from + place) * most;
          const own = holder.ownWeightAt(from + place);
          return factor * factor * factor * (own > most ? most / own : 1) >= cubedBar;
        });
        for (let at = 0; at < count; at += 1) {
          const place = found[at] ?? 0;
          shared[place] = 0;
          // Summed up anew, in one order for all: texts that share the same score the same.
          const weight = holder.sumTerms(from + place, weightOf);
          if (weight >= least) best.add(from + place, weight, scoreOf(from + place, weight));
        }
      };

      try {
        for (const { id, weight } of known) weightOf[id] = weight;
        if (known.length > 0)
          for (let from = 0; from < size; from += STRETCH)
            searchStretch(from, Math.min(size, from + STRETCH));
      } catch (error) {
        // Nothing is left for the next question where a list could not be read.
        shared.fill(0);
        throw error;
      } finally {
        for (const { id } of known) weightOf[id] = 0;
      }
      const { positions, weights, scores } = best.found();
      const idOf = (at: number): string => holder.idOf(holder.ownerAt(positions[at] ?? 0));
      return selectBest(scores, positions, idOf, limit).map((at) => ({
        id: idOf(at),
        score: scores[at] ?? 0,
        coverage: (weights[at] ?? 0) / total,
        completeness: completenessOf(positions[at] ?? 0, weights[at] ?? 0),
      }));
    },
  };
}
