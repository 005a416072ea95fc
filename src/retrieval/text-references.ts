import type { Section } from '../domain/document.js';
import { foldMarks } from '../language/fold.js';

/**
 * What the loaded texts refer to, learnt from all of them: by it a document that is only cited is
 * told from one that nobody knows. Plain JSON; kept beside the index of a large register.
 */
export interface TextReferences {
  /** First figures of document numbers, without leading zeros: `203`. */
  readonly numbers: readonly string[];
  /** Years of which the texts speak as a plan's or a report's. */
  readonly planYears: readonly string[];
}

const CITED_NUMBER = /\d{1,5}(?=\/)/g;
const YEAR = /20\d\d/g;
/** Characters before a year in which its plan's name stands. */
const YEAR_LEAD = 80;
const PLAN_OF_YEAR = /\b(?:ke hoach|bao cao)(?: [a-z]+){0,8} nam (20\d\d)\b/g;

/** Reads the references of a register's sections. */
export function readReferences(sections: readonly Section[]): TextReferences {
  const numbers = new Set<string>();
  const planYears = new Set<string>();
  for (const section of sections) {
    for (const [number] of section.text.matchAll(CITED_NUMBER)) numbers.add(String(Number(number)));
    // Folding takes long: only what leads up to a year is folded.
    for (const [, year = ''] of foldMarks(yearsWithLead(section)).matchAll(PLAN_OF_YEAR))
      planYears.add(year);
  }
  return { numbers: [...numbers], planYears: [...planYears] };
}

/** The words that lead up to each year of this century, one stretch a line. */
function yearsWithLead({ heading, text }: Section): string {
  const whole = `${heading ?? ''} ${text}`;
  let from = 0;
  const stretches = Array.from(whole.matchAll(YEAR), ({ index, 0: year }) => {
    const end = index + year.length;
    const stretch = whole.slice(Math.max(from, index - YEAR_LEAD), end);
    from = end;
    return stretch;
  });
  return stretches.join('\n');
}
