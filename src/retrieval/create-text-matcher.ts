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

interface IndexedEntry extends MatchEntry {
  readonly position: number;
  /** Different terms by number. */
  readonly termIds: readonly number[];
}

/**
 * Matches a question against short texts by the terms that passages are found by. Scores compare
 * across questions, unlike those of passages. Exact: every entry with a term in common is scored.
 */
export const createTextMatcher = (entries: readonly MatchEntry[]): TextMatcher =>
  finishNow(textMatcherSteps(entries));

/** The same, built step by step. */
export function* textMatcherSteps(entries: readonly MatchEntry[]): Steps<TextMatcher> {
  const table = new TermTable();
  const indexed: IndexedEntry[] = [];
  for (const [position, entry] of entries.entries()) {
    const ids = table.number(searchTerms(entry.text));
    table.countPassage(ids);
    indexed.push({ ...entry, position, termIds: [...new Set(ids)] });
    yield;
  }
  /** What a text weighs is read the way a question's terms are. */
  const ownWeight: number[] = [];
  for (const { text } of indexed) {
    ownWeight.push(sumOf(weighQuery(text, table)));
    yield;
  }
  const entriesByTerm = new Map<number, IndexedEntry[]>();
  for (const entry of indexed) {
    for (const id of entry.termIds) {
      const list = entriesByTerm.get(id);
      if (list === undefined) entriesByTerm.set(id, [entry]);
      else list.push(entry);
    }
  }

  return {
    match(query, limit = indexed.length) {
      const terms = weighQuery(query, table);
      const total = sumOf(terms);
      const found = new Map<IndexedEntry, number>();
      for (const { id, contentWeight } of terms) {
        if (id === null || contentWeight === 0) continue;
        for (const entry of entriesByTerm.get(id) ?? []) {
          found.set(entry, (found.get(entry) ?? 0) + contentWeight);
        }
      }
      const ranked = [...found]
        .map(([entry, weight]) => ({ entry, match: toMatch(entry, weight / total, weight) }))
        .sort((a, b) => b.match.score - a.match.score || a.entry.position - b.entry.position)
        .map(({ match }) => match);
      return firstOfEachId(ranked).slice(0, limit);
    },
  };

  function toMatch({ id, text, weight, position }: IndexedEntry, coverage: number, shared: number) {
    // A text of function words alone weighs nothing and is complete once any word matches.
    const completeness = Math.min(1, shared / (ownWeight[position] || shared));
    const score = weight * coverage * completeness ** COMPLETENESS_EXPONENT;
    return { id, text, score, coverage, completeness };
  }
}

function sumOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { contentWeight }) => sum + contentWeight, 0);
}

function firstOfEachId(matches: readonly TextMatch[]): TextMatch[] {
  const seen = new Set<string>();
  return matches.filter(({ id }) => !seen.has(id) && seen.add(id));
}
