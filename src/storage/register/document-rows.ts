import type { KnowledgeDocument, Section, SectionKind } from '../../domain/document.js';
import { fromJson, toJson } from '../json-column.js';
import type { VersionedRow } from './versioned-row.js';

export interface DocumentRow extends VersionedRow {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issued_on: string | null;
  readonly issued_text: string | null;
  readonly title: string;
  readonly short_title: string;
  readonly aliases: string;
  readonly period_end_on: string | null;
  readonly ordered_on: string;
}

export const toDocumentRow = (document: KnowledgeDocument, row: VersionedRow): DocumentRow => ({
  ...row,
  id: document.id,
  kind: document.kind,
  number: document.number,
  issuer: document.issuer,
  issued_on: document.issuedOn,
  issued_text: document.issuedText,
  title: document.title,
  short_title: document.shortTitle,
  aliases: toJson(document.aliases),
  period_end_on: document.periodEndOn,
  ordered_on: document.orderedOn,
});

export const fromDocumentRow = (row: DocumentRow): KnowledgeDocument => ({
  id: row.id,
  kind: row.kind,
  number: row.number,
  issuer: row.issuer,
  issuedOn: row.issued_on,
  issuedText: row.issued_text,
  title: row.title,
  shortTitle: row.short_title,
  aliases: fromJson(row.aliases),
  periodEndOn: row.period_end_on,
  orderedOn: row.ordered_on,
});

export interface SectionRow extends VersionedRow {
  readonly document: string;
  readonly path: string;
  readonly heading: string | null;
  readonly breadcrumb: string;
  readonly body: string;
  readonly fragments: string;
  readonly kind: SectionKind;
  readonly section_order: number;
}

export const toSectionRow = (section: Section, row: VersionedRow): SectionRow => ({
  ...row,
  document: section.document,
  path: section.path,
  heading: section.heading,
  breadcrumb: toJson(section.breadcrumb),
  body: section.text,
  fragments: isWhole(section) ? WHOLE : toJson(section.fragments),
  kind: section.kind,
  section_order: section.order,
});

/** In place of the fragments of a text that nothing breaks, which is most of them. */
const WHOLE = '';

const isWhole = ({ text, fragments }: Section): boolean =>
  fragments.length === 1 && fragments[0] === text;

/** `readBreadcrumb` reads the JSON of a breadcrumb; neighbours stand under the same one. */
export const fromSectionRow = (
  row: SectionRow,
  readBreadcrumb: (json: string) => readonly string[],
): Section => ({
  document: row.document,
  path: row.path,
  heading: row.heading,
  breadcrumb: readBreadcrumb(row.breadcrumb),
  text: row.body,
  fragments: row.fragments === WHOLE ? [row.body] : fromJson(row.fragments),
  kind: row.kind,
  order: row.section_order,
});
