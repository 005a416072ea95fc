import type { LegalReference } from '../domain/reference.js';

/** Legal documents as the loaded ones cite them, found by number. */
export interface LegalIndex {
  /** Every citation, in the register's order. */
  readonly all: readonly LegalReference[];
  /** Citations of documents whose number begins with these figures: `13` of `13/2023/NĐ-CP`. */
  numbered(first: number): readonly LegalReference[];
  /** The citations known by a `legalKey`. */
  citedAs(key: string): readonly LegalReference[];
  /** Who issued documents that are cited, each once. */
  readonly issuers: ReadonlySet<string>;
}

/** Identifies one citation of a legal document. */
export function legalKey(reference: LegalReference): string {
  return `${reference.number} ${reference.document} ${reference.section}`;
}

/** The figures a number begins with; NaN for one without. */
export const firstFigures = (number: string): number => Number(/^\d+/.exec(number)?.[0] ?? NaN);

export function createLegalIndex(references: readonly LegalReference[]): LegalIndex {
  const byFigures = new Map<number, LegalReference[]>();
  for (const reference of references) {
    const first = firstFigures(reference.number);
    const own = byFigures.get(first);
    if (own) own.push(reference);
    else byFigures.set(first, [reference]);
  }
  const numbered = (first: number): readonly LegalReference[] => byFigures.get(first) ?? [];
  return {
    all: references,
    numbered,
    citedAs: (key) =>
      numbered(firstFigures(key)).filter((reference) => legalKey(reference) === key),
    issuers: new Set(references.map(({ issuer }) => issuer)),
  };
}
