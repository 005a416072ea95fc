import type { LocalDate } from '../../domain/local-date.js';

/** What undated words are read against. */
export interface DateAnchor {
  /** Day the document was issued, or null where it carries none. */
  readonly issuedOn: LocalDate | null;
  /** The year that days, months and quarters without one belong to; null: that of `issuedOn`. */
  readonly year: number | null;
}

/** How wide a period is; `span` runs between two days named. */
export type DateUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'span';

/** A date or period named anywhere in a text. */
export interface DateExpression {
  /** The words as printed. */
  readonly text: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
  /** First and last day of the period; equal for a day. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: DateUnit;
  /** False where the year was taken from the anchor. */
  readonly yearStated: boolean;
  /** Short name of the rule that read it. */
  readonly rule: string;
}

/** The year that words without one belong to, or null where nothing tells. */
export function anchorYear(anchor: DateAnchor): number | null {
  return anchor.year ?? (anchor.issuedOn === null ? null : Number(anchor.issuedOn.slice(0, 4)));
}
