import { findDateExpressions } from '../../language/deadlines/find-date-expressions.js';
import { editDistance } from '../../language/distance/edit-distance.js';
import type { ParsedSection } from '../parsed-document.js';
import type { FoundInconsistency } from './found-inconsistency.js';

interface Reference {
  readonly kind: string;
  readonly figure: string;
  readonly letters: string;
  readonly signedOn: string;
  readonly section: string;
  readonly quote: string;
}

const REFERENCE =
  /(Quyết định|Nghị định|Chỉ thị|Thông tư|Nghị quyết|Công văn|Văn bản|Thông báo|Công điện|Kế hoạch)\s(?:số\s)?(\d{1,5}(?:\/\d{4})?)\/((?:\p{Lu}[\p{L}\d]{0,12}-?){1,5})\s(ngày\s[\d/. ]{3,12}(?:tháng\s\d{1,2}\snăm\s\d{4})?)/gu;
const NO_ANCHOR = { issuedOn: null, year: null };
const NEAR = 1;

/** Documents of one kind and day that are cited under numbers alike but not equal. */
export function checkReferences(sections: readonly ParsedSection[]): FoundInconsistency[] {
  const references = sections.flatMap(readReferences);
  const seen = new Set<string>();
  return references.flatMap((one, index) =>
    references.slice(index + 1).flatMap((other) => {
      const pair = [nameOf(one), nameOf(other)].sort().join(' ');
      if (seen.has(pair) || !isMisprint(one, other)) return [];
      seen.add(pair);
      return [
        {
          check: 'reference' as const,
          statement:
            `${one.kind} ngày ${shownDate(one.signedOn)} được ghi số ${nameOf(one)} ở mục ${one.section} ` +
            `và số ${nameOf(other)} ở mục ${other.section}.`,
          places: [one, other].map(({ section, quote }) => ({ section, quote })),
        },
      ];
    }),
  );
}

function readReferences(section: ParsedSection): Reference[] {
  return [...section.text.matchAll(REFERENCE)].flatMap((match) => {
    const [quote, kind = '', figure = '', letters = '', day = ''] = match;
    const [date] = findDateExpressions(day, NO_ANCHOR);
    if (date?.unit !== 'day') return [];
    return [{ kind, figure, letters, signedOn: date.to, section: section.path, quote }];
  });
}

/** One of the two was misprinted: digits turned or lost, or letters left out. */
function isMisprint(one: Reference, other: Reference): boolean {
  if (one.kind !== other.kind || one.signedOn !== other.signedOn) return false;
  const hasSameFigure = one.figure === other.figure;
  const hasSameLetters = one.letters === other.letters;
  if (hasSameFigure === hasSameLetters) return false;
  if (hasSameFigure) return editDistance(one.letters, other.letters) <= NEAR;
  const digits = (reference: Reference): string => reference.figure.split('/')[0] ?? '';
  const [a, b] = [digits(one), digits(other)];
  const isTurned = a.length > 2 && [...a].sort().join('') === [...b].sort().join('');
  // Neighbouring numbers of one day (2516, 2517) are two documents.
  const isCut = a.length !== b.length && (a.endsWith(b) || b.endsWith(a));
  return isTurned || isCut;
}

const nameOf = ({ figure, letters }: Reference): string => `${figure}/${letters}`;

function shownDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${Number(month)}/${year}`;
}
