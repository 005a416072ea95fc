import type { DateAnchor } from '../../language/deadlines/date-expression.js';
import { findDateExpressions } from '../../language/deadlines/find-date-expressions.js';
import type { ParsedDocument } from '../parsed-document.js';

const NO_ANCHOR: DateAnchor = { issuedOn: null, year: null };

/**
 * What a document's undated words are read against: its day of issue; else the month it names for
 * it; else the first day its opening names, which is that of the meeting it concludes.
 */
export function documentAnchor(document: ParsedDocument): DateAnchor {
  const { issuedOn, issuedText } = document.meta;
  if (issuedOn !== null) return { issuedOn, year: null };
  const [stated] = issuedText === null ? [] : findDateExpressions(issuedText, NO_ANCHOR);
  if (stated) return { issuedOn: stated.from, year: null };
  const opening = document.sections.find((section) => section.kind === 'preamble')?.text ?? '';
  const first = findDateExpressions(opening, NO_ANCHOR).find((date) => date.unit === 'day');
  return { issuedOn: first?.to ?? null, year: null };
}

/** The anchor for a table: the year its titles name, else the document's. */
export function tableAnchor(titles: readonly string[], anchor: DateAnchor): DateAnchor {
  const years = titles
    .toReversed()
    .flatMap((title) => findDateExpressions(title, NO_ANCHOR))
    .map((date) => Number(date.to.slice(0, 4)));
  return { issuedOn: anchor.issuedOn, year: years[0] ?? anchor.year };
}
