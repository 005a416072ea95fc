import { finishNow, type Steps } from '../domain/steps.js';
import { searchTerms } from '../language/terms/search-terms.js';
import { TermTable } from './term-table.js';
import { weighQuery, type QueryTerm } from './weigh-query.js';

/** A short text to be found by: a task's title, an indicator's name or another name for it. */
export interface MatchEntry {
  /** May repeat: the best of its texts counts. */
  readonly id: string;
  readonly text: string;
  /** Factor on the score, usually 1. */
  readonly weight: number;
}

export interface TextMatch {
  readonly id: string;
  /** 0 to the entry's weight: the entry's weight where question and text have the same terms. */
  readonly score: number;
  /** Share of the question found in the text, by weight, without function words; 0 to 1. */
  readonly coverage: number;
  /** Share of the text found in the question, by weight; 1 for a name that was typed in full. */
  readonly completeness: number;
  /** The text that matched. */
  readonly text: string;
}

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

/**
 * Matches a question against short texts by the terms that passages are found by. Scores compare
 * across questions, unlike those of passages. Exact: every entry with a term in common is scored, and
 * reported unless it bears hardly anything of the question.
 */
export const createTextMatcher = (entries: readonly MatchEntry[]): TextMatcher =>
  finishNow(textMatcherSteps(entries));

/** The same, built step by step. */
export function* textMatcherSteps(entries: readonly MatchEntry[]): Steps<TextMatcher> {
  const table = new TermTable();
  /** By term number, the positions of the entries that have it. */
  const positionsOf: number[][] = [];
  for (const [position, { text }] of entries.entries()) {
    const ids = table.number(searchTerms(text));
    table.countPassage(ids);
    for (const id of new Set(ids)) (positionsOf[id] ??= []).push(position);
    yield;
  }
  /** What a text weighs is read the way a question's terms are. */
  const ownWeights = new Float64Array(entries.length);
  for (const [position, { text }] of entries.entries()) {
    ownWeights[position] = sumOf(weighQuery(text, table));
    yield;
  }
  /** By position, the weight an entry shares with the question being matched; 0 between questions. */
  const shared = new Float64Array(entries.length);

  /** Positions of the entries with a content word of the question, with what they share of it. */
  function shareTerms(terms: readonly QueryTerm[]): number[] {
    const touched: number[] = [];
    for (const { id, contentWeight } of terms) {
      if (id === null || contentWeight === 0) continue;
      for (const position of positionsOf[id] ?? []) {
        const before = shared[position] ?? 0;
        if (before === 0) touched.push(position);
        shared[position] = before + contentWeight;
      }
    }
    return touched;
  }

  return {
    match(query, limit = entries.length) {
      const terms = weighQuery(query, table);
      const total = sumOf(terms);
      const found: (TextMatch & { readonly position: number })[] = [];
      for (const position of shareTerms(terms)) {
        const weight = shared[position] ?? 0;
        shared[position] = 0;
        const entry = entries[position];
        const coverage = weight / total;
        if (entry === undefined || coverage < MIN_COVERAGE) continue;
        // A text of function words alone weighs nothing and is complete once any word matches.
        const completeness = Math.min(1, weight / (ownWeights[position] || weight));
        const score = entry.weight * coverage * completeness ** COMPLETENESS_EXPONENT;
        found.push({ id: entry.id, text: entry.text, score, coverage, completeness, position });
      }
      found.sort((a, b) => b.score - a.score || a.position - b.position);
      return firstOfEachId(found)
        .slice(0, limit)
        .map(({ id, text, score, coverage, completeness }) => ({
          id,
          text,
          score,
          coverage,
          completeness,
        }));
    },
  };
}

function sumOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { contentWeight }) => sum + contentWeight, 0);
}

function firstOfEachId<T extends TextMatch>(matches: readonly T[]): T[] {
  const seen = new Set<string>();
  return matches.filter(({ id }) => !seen.has(id) && seen.add(id));
}
