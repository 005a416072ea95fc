import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBracketWatch } from '../../../src/ingestion/extract/cut-sentence-spans.js';

/** Counts again from the start for every question. */
function isInsideSlowly(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (const char of text.slice(Math.max(start, end - 2_000), end)) {
    if (char === '(' || char === '“') depth += 1;
    if ((char === ')' || char === '”') && depth > 0) depth -= 1;
  }
  return depth > 0;
}

const signs = fc.constantFrom('(', ')', '“', '”', 'a', ' ');

describe('createBracketWatch', () => {
  it('says what counting from the start says, for places that only grow', () => {
    fc.assert(
      fc.property(
        fc.array(signs, { maxLength: 60 }).map((all) => all.join('')),
        fc.array(fc.nat(60), { maxLength: 12 }),
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (text, places, moves) => {
          const isInside = createBracketWatch(text);
          let start = 0;
          for (const [at, place] of places.toSorted((a, b) => a - b).entries()) {
            const end = Math.min(place, text.length);
            expect(isInside(start, end)).toBe(isInsideSlowly(text, start, end));
            if (moves[at] === true) start = end;
          }
        },
      ),
    );
  });

  it('forgets what was opened too long ago to be closed still', () => {
    const text = `(${'a'.repeat(2_500)}`;
    const isInside = createBracketWatch(text);
    expect(isInside(0, 1_000)).toBe(true);
    expect(isInside(0, 2_400)).toBe(false);
  });
});
