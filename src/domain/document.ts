import type { LocalDate } from './local-date.js';

/**
 * A loaded official document — văn bản. What it does not carry (a number, a date) is null and is
 * never filled in from elsewhere.
 */
export interface KnowledgeDocument {
  /** The file's stem, `tb-203-vpcp-2024`; stable across reloads. */
  readonly id: string;
  /** Thông báo, Báo cáo, Công điện, Chỉ thị, Nghị quyết, Quyết định, Kế hoạch … */
  readonly kind: string;
  /** `203/TB-VPCP`, or null where the text leaves it blank. */
  readonly number: string | null;
  /** Issuing body — cơ quan ban hành. */
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  /** What is known of the date where the day is missing: `tháng 7/2024`. */
  readonly issuedText: string | null;
  readonly title: string;
  /** How a citation names it: `203/TB-VPCP`, `BC 6 tháng 2024`. */
  readonly shortTitle: string;
  /** Other names people use for it: `phiên họp lần thứ 8`. */
  readonly aliases: readonly string[];
  /** Last day of the period it reports on, or of the meeting it concludes. */
  readonly periodEndOn: LocalDate | null;
  /** The day used to order documents: issued day, else the end of what is known of it. */
  readonly orderedOn: LocalDate;
}

/**
 * One addressable piece of a document. Section paths follow the document's own numbering
 * (`B.II.6.a`, `PL1.a.5`, `fn.4`, `III(2).6#3`); README, “Citations”.
 */
export interface Section {
  readonly document: string;
  readonly path: string;
  /** The heading's words without its number, or null for a plain point. */
  readonly heading: string | null;
  /** Headings above it, outermost first. */
  readonly breadcrumb: readonly string[];
  /** The section's own text without that of its children, white space folded, verbatim otherwise. */
  readonly text: string;
  /**
   * Stretches of the text that stand unbroken in the source (white space folded, marks such as **
   * and <i> dropped): a quote must lie within one of them. Page numbers, repeated table headers and
   * footnotes in the middle of a sentence break a stretch.
   */
  readonly fragments: readonly string[];
  readonly kind: SectionKind;
  /** Position in the document, from 0. */
  readonly order: number;
}

/** What a section is in its document's own layout. */
export type SectionKind = 'preamble' | 'heading' | 'point' | 'dash' | 'item' | 'row' | 'footnote';

/** A section without what only reading needs: readers hand over sections with more fields. */
export const bareSection = ({
  document,
  path,
  heading,
  breadcrumb,
  text,
  fragments,
  kind,
  order,
}: Section): Section => ({ document, path, heading, breadcrumb, text, fragments, kind, order });
