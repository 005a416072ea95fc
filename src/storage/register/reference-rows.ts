import type { LegalReference, StatedList, Term } from '../../domain/reference.js';
import { fromJson, toJson } from '../json-column.js';
import type { VersionedRow } from './versioned-row.js';

interface CitedRow extends VersionedRow {
  readonly document: string;
  readonly section: string;
  readonly quote: string;
}

export interface StatedListRow extends CitedRow {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly polarity: StatedList['polarity'];
  readonly members: string;
  readonly count_stated: number | null;
}

export const toStatedListRow = (list: StatedList, row: VersionedRow): StatedListRow => ({
  ...row,
  id: list.id,
  title: list.title,
  about: toJson(list.about),
  polarity: list.polarity,
  members: toJson(list.members),
  count_stated: list.countStated,
  document: list.document,
  section: list.section,
  quote: list.quote,
});

export const fromStatedListRow = (row: StatedListRow): StatedList => ({
  id: row.id,
  title: row.title,
  about: fromJson(row.about),
  polarity: row.polarity,
  members: fromJson(row.members),
  countStated: row.count_stated,
  document: row.document,
  section: row.section,
  quote: row.quote,
});

export interface TermRow extends CitedRow {
  readonly term: string;
  readonly aliases: string;
  readonly meaning: string;
}

export const toTermRow = (term: Term, row: VersionedRow): TermRow => ({
  ...row,
  term: term.term,
  aliases: toJson(term.aliases),
  meaning: term.meaning,
  document: term.document,
  section: term.section,
  quote: term.quote,
});

export const fromTermRow = (row: TermRow): Term => ({
  term: row.term,
  aliases: fromJson(row.aliases),
  meaning: row.meaning,
  document: row.document,
  section: row.section,
  quote: row.quote,
});

export interface LegalReferenceRow extends CitedRow {
  readonly number: string;
  readonly kind: string;
  readonly issuer: string;
  readonly issued_on: string | null;
  readonly about: string;
}

export const toLegalReferenceRow = (
  reference: LegalReference,
  row: VersionedRow,
): LegalReferenceRow => ({
  ...row,
  number: reference.number,
  kind: reference.kind,
  issuer: reference.issuer,
  issued_on: reference.issuedOn,
  about: reference.about,
  document: reference.document,
  section: reference.section,
  quote: reference.quote,
});

export const fromLegalReferenceRow = (row: LegalReferenceRow): LegalReference => ({
  number: row.number,
  kind: row.kind,
  issuer: row.issuer,
  issuedOn: row.issued_on,
  about: row.about,
  document: row.document,
  section: row.section,
  quote: row.quote,
});
