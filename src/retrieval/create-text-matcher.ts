import { finishNow, type Steps } from '../domain/steps.js';
import { searchTerms } from '../language/terms/search-terms.js';
import { createMatcher, weightOfText, type TextMatcher } from './match-texts.js';
import { TermTable } from './term-table.js';

/** A short text to be found by: a task's title, an indicator's name or another name for it. */
export interface MatchEntry {
  /** May repeat: the best of its texts counts. */
  readonly id: string;
  readonly text: string;
  /** Factor on the score, usually 1. */
  readonly weight: number;
}

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
  const positionsOf: number[][] = [];
  for (const [position, { text }] of entries.entries()) {
    const ids = table.number(searchTerms(text));
    table.countPassage(ids);
    for (const id of new Set(ids)) (positionsOf[id] ??= []).push(position);
    yield;
  }
  const ownWeights = new Float64Array(entries.length);
  for (const [position, { text }] of entries.entries()) {
    ownWeights[position] = weightOfText(text, table);
    yield;
  }
  return createMatcher({
    size: entries.length,
    terms: table,
    positionsOf: (id) => positionsOf[id] ?? [],
    entryAt: (position) => entries[position],
    ownWeightAt: (position) => ownWeights[position] ?? 0,
  });
}
