import type { LocalDate } from './local-date.js';

/**
 * What standing on a list says of its members: they lack or have not done it (`missing` — chưa có,
 * chưa thực hiện), they have done it (`done` — đã thực hiện), or neither (`other`).
 */
export type ListPolarity = 'missing' | 'done' | 'other';

/** A body named on a list. */
export interface ListMember {
  /** Agency id. */
  readonly agency: string;
  /** The name as the document prints it: `TP. Hồ Chí Minh`. */
  readonly printed: string;
}

/** Bodies that one place of a document enumerates: those still without a plan, those connected … */
export interface StatedList {
  readonly id: string;
  readonly title: string;
  /** Words by which a question about it is recognised. */
  readonly about: readonly string[];
  readonly polarity: ListPolarity;
  /** In the document's order. */
  readonly members: readonly ListMember[];
  /** How many the document itself says there are, or null where it gives no number. */
  readonly countStated: number | null;
  readonly document: string;
  readonly section: string;
  /** Verbatim from the section, 12 to 1,500 characters. */
  readonly quote: string;
}

/** A word or abbreviation that a document explains — thuật ngữ, chữ viết tắt. */
export interface Term {
  readonly term: string;
  readonly aliases: readonly string[];
  /** In the document's own words. */
  readonly meaning: string;
  readonly document: string;
  readonly section: string;
  /** Verbatim from the section, 12 to 1,500 characters. */
  readonly quote: string;
}

/** A law, decree, decision … that a loaded document cites — văn bản được viện dẫn. */
export interface LegalReference {
  /** `73/2019/NĐ-CP`. */
  readonly number: string;
  /** Luật, Nghị định, Quyết định, Chỉ thị … */
  readonly kind: string;
  readonly issuer: string;
  readonly issuedOn: LocalDate | null;
  /** Its subject, as the citing document gives it. */
  readonly about: string;
  readonly document: string;
  readonly section: string;
  /** Verbatim from the section, 12 to 1,500 characters. */
  readonly quote: string;
}
