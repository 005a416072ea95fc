import { finishNow, type Steps } from '../domain/steps.js';
import type { SearchTerm } from '../language/terms/search-terms.js';
import { createMatcher, type PositionsCursor, type TextMatcher } from './match-texts.js';
import { distinctTerms, type QueryReader } from './read-query.js';
import { TermTable } from './term-table.js';
import { contentWeightOf } from './weigh-query.js';

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
export function* textMatcherSteps(
  entries: readonly MatchEntry[],
  readQuery?: QueryReader,
): Steps<TextMatcher> {
  const table = new TermTable();
  const positionsOf: number[][] = [];
  const read: (readonly SearchTerm[])[] = [];
  /** By position, the numbers of its terms, ascending. */
  const termsOf: (readonly number[])[] = [];
  const owners = numberOwners(entries);
  for (const [position, { text }] of entries.entries()) {
    const terms = distinctTerms(text);
    const ids = table.number(terms.map(({ term }) => term));
    table.countPassage(ids);
    for (const id of ids) (positionsOf[id] ??= []).push(position);
    termsOf.push(ids.toSorted((a, b) => a - b));
    read.push(terms);
    yield;
  }
  const ownWeights = new Float64Array(entries.length);
  for (const [position, terms] of read.entries()) {
    ownWeights[position] = contentWeightOf(terms, table);
    yield;
  }
  return createMatcher(
    {
      size: entries.length,
      terms: table,
      openList: (id) => createArrayCursor(positionsOf[id] ?? []),
      sumTerms: (position, weights) =>
        (termsOf[position] ?? []).reduce((sum, id) => sum + (weights[id] ?? 0), 0),
      owners: owners.ids.length,
      ownerAt: (position) => owners.byPosition[position] ?? 0,
      idOf: (owner) => owners.ids[owner] ?? '',
      weightAt: (position) => entries[position]?.weight ?? 0,
      largestWeight: largestOf(entries),
      ownWeightAt: (position) => ownWeights[position] ?? 0,
    },
    readQuery,
  );
}

/** Goes through positions that are in memory. */
function createArrayCursor(numbers: readonly number[]): PositionsCursor {
  let start = 0;
  return {
    read(from, end) {
      while (start < numbers.length && (numbers[start] ?? 0) < from) start += 1;
      let next = start;
      while (next < numbers.length && (numbers[next] ?? 0) < end) next += 1;
      const read = { numbers, start, length: next - start };
      start = next;
      return read;
    },
  };
}

/** Whose each text is: ids in the order they first stand, and by position the number of its id. */
export interface Owners {
  readonly ids: readonly string[];
  readonly byPosition: Int32Array;
}

export function numberOwners(entries: readonly Pick<MatchEntry, 'id'>[]): Owners {
  const numbers = new Map<string, number>();
  const byPosition = Int32Array.from(entries, ({ id }) => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, numbers.size);
    return numbers.size - 1;
  });
  return { ids: [...numbers.keys()], byPosition };
}

const largestOf = (entries: readonly MatchEntry[]): number =>
  entries.reduce((most, { weight }) => Math.max(most, weight), 0);
