import type { Agency } from '../domain/agency.js';
import type { Question } from './question-schema.js';
import type { StyleWords } from './rewrite-style.js';

/** How many questions the paired set has. */
export const PAIRED_SIZE = 60;

/** How the ids of questions begin that were added after the paired set was first measured. */
const LATER_PREFIX = 'later-';

/**
 * Plain questions spread evenly over a set, the same ones every time: those with one turn, and that
 * expect an answer (a refusal is as easily right in any spelling). Questions added later are not drawn,
 * or each addition would measure other questions than the time before.
 */
export function choosePaired(questions: readonly Question[], size = PAIRED_SIZE): Question[] {
  const fit = questions.filter(
    ({ id, style, turns, expect }) =>
      style === 'plain' &&
      turns.length === 1 &&
      expect.refuse === undefined &&
      !id.startsWith(LATER_PREFIX),
  );
  const step = fit.length / size;
  return fit.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
}

/** Names to shorten or run together: agencies that have an abbreviation, longer names first. */
export function styleWordsOf(agencies: readonly Agency[]): StyleWords {
  return {
    names: agencies
      .flatMap(({ name, abbreviations: [short] }): [string, string][] =>
        short === undefined ? [] : [[name, short]],
      )
      .toSorted((a, b) => b[0].length - a[0].length),
  };
}
