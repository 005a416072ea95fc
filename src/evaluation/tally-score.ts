import type { Score, Verdict } from './score-questions.js';

/** How many of how many questions were right. */
export interface Tally {
  readonly right: number;
  readonly asked: number;
}

export interface ScoreTally {
  readonly all: Tally;
  readonly byCategory: ReadonlyMap<string, Tally>;
  readonly byStyle: ReadonlyMap<string, Tally>;
  /** Questions that must be refused. */
  readonly refusals: Tally;
  readonly quotes: Tally;
}

/** The least that is accepted, as shares from 0 to 1. */
export interface Level {
  readonly all: number;
  readonly category: number;
  readonly style: number;
  readonly refusals: number;
  readonly quotes: number;
}

/** Right answers of those asked, whole and by category and style. */
export function tallyScore({ verdicts, quotes, strangeQuotes }: Score): ScoreTally {
  return {
    all: tally(verdicts),
    byCategory: tallyBy(verdicts, ({ question }) => question.category),
    byStyle: tallyBy(verdicts, ({ question }) => question.style),
    refusals: tally(verdicts.filter(({ question }) => question.expect.refuse === true)),
    quotes: { right: quotes - strangeQuotes.length, asked: quotes },
  };
}

/** What of a score lies below the level, in words; empty where it is reached. */
export function findShortfalls(score: ScoreTally, level: Level): string[] {
  const parts: [string, Tally, number][] = [
    ['toàn bộ', score.all, level.all],
    ...[...score.byCategory].map(([name, one]): [string, Tally, number] => [
      `loại ${name}`,
      one,
      level.category,
    ]),
    ...[...score.byStyle].map(([name, one]): [string, Tally, number] => [
      `kiểu ${name}`,
      one,
      level.style,
    ]),
    ['từ chối', score.refusals, level.refusals],
    ['trích dẫn nguyên văn', score.quotes, level.quotes],
  ];
  return parts
    .filter(([, { right, asked }, least]) => asked > 0 && right / asked < least)
    .map(([name, one, least]) => `${name}: ${formatShare(one)}, cần ${(least * 100).toFixed(1)}%`);
}

/** `34/35 (97.1%)`. */
export function formatShare({ right, asked }: Tally): string {
  return `${right}/${asked} (${asked === 0 ? '–' : `${((100 * right) / asked).toFixed(1)}%`})`;
}

function tally(verdicts: readonly Verdict[]): Tally {
  return {
    right: verdicts.filter(({ faults }) => faults.length === 0).length,
    asked: verdicts.length,
  };
}

function tallyBy(
  verdicts: readonly Verdict[],
  keyOf: (verdict: Verdict) => string,
): ReadonlyMap<string, Tally> {
  const names = [...new Set(verdicts.map(keyOf))].sort();
  return new Map(
    names.map((name) => [name, tally(verdicts.filter((verdict) => keyOf(verdict) === name))]),
  );
}
