import { findDateExpressions } from '../../language/deadlines/find-date-expressions.js';
import { foldedSyllables } from '../../language/fold.js';
import { cutSentenceSpans } from '../extract/cut-sentence-spans.js';
import { findQuantities } from '../figures/find-quantities.js';
import type { Quantity } from '../figures/quantity.js';
import type { ParsedSection } from '../parsed-document.js';
import type { FoundInconsistency } from './found-inconsistency.js';

interface Rate {
  readonly quantity: Quantity;
  /** Words that say what it measures, folded. */
  readonly words: ReadonlySet<string>;
  readonly times: string;
  readonly section: string;
  readonly quote: string;
}

/** Words that do not tell one measure from another. */
const EMPTY = new Set(
  'so luong tong ty le ti cua cac duoc da dat la co tren ton tai diem sang thap cao moi chi dang den nay va'.split(
    ' ',
  ),
);
const FEWEST_WORDS = 4;
/** Words further before a rate do not say what it measures. */
const LONGEST_CLAUSE = 2_000;
/** Rates further apart measure different things. */
const NEAR_POINTS = 3;
const NO_ANCHOR = { issuedOn: null, year: 2000 };

/** One rate that a section and its points print with two values close to each other. */
export function checkRepeated(sections: readonly ParsedSection[]): FoundInconsistency[] {
  const rates = sections.flatMap((section) => (section.kind === 'row' ? [] : ratesOf(section)));
  const byParent = new Map<string, Rate[]>();
  for (const rate of rates) {
    const parent = parentOf(rate.section);
    // At the top level a path is its own parent, and a section is not held against itself.
    if (parent === rate.section) continue;
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(rate);
    else byParent.set(parent, [rate]);
  }
  return rates.flatMap((one) =>
    (byParent.get(one.section) ?? []).flatMap((other) => {
      const gap = Math.abs(one.quantity.number - other.quantity.number);
      if (gap === 0 || gap > NEAR_POINTS) return [];
      if (one.times !== other.times || !isSameMeasure(one.words, other.words)) return [];
      return [
        {
          check: 'repeated' as const,
          statement:
            `Mục ${one.section} ghi ${one.quantity.text}, mục ${other.section} ghi ${other.quantity.text} ` +
            `cho cùng một tỷ lệ.`,
          places: [one, other].map(({ section, quote }) => ({ section, quote })),
        },
      ];
    }),
  );
}

const parentOf = (path: string): string => path.replace(/[.#][^.#]{1,8}$/, '');

function ratesOf(section: ParsedSection): Rate[] {
  if (!section.text.includes('%')) return [];
  return cutSentenceSpans(section.text).flatMap(({ text }) => {
    const rates = findQuantities(text).filter(({ unit }) => unit === '%');
    if (rates.length === 0) return [];
    const times = findDateExpressions(text, NO_ANCHOR)
      .map(({ from, to }) => `${from}/${to}`)
      .join();
    return rates.map((quantity) => {
      const before = text.slice(Math.max(0, quantity.start - LONGEST_CLAUSE), quantity.start);
      const clause = before.slice(Math.max(before.lastIndexOf('; '), before.lastIndexOf('. ')) + 1);
      const near = measureWords(clause.slice(clause.lastIndexOf(': ') + 1));
      const words = near.length >= FEWEST_WORDS ? near : measureWords(clause);
      return { quantity, words: new Set(words), times, section: section.path, quote: text };
    });
  });
}

function measureWords(clause: string): string[] {
  return foldedSyllables(clause).filter((word) => !EMPTY.has(word) && !/\d/.test(word));
}

function isSameMeasure(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  return (
    few.size >= FEWEST_WORDS &&
    [...few].every((word) => many.has(word)) &&
    many.size - few.size <= 1
  );
}
