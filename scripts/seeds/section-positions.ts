import type { ParsedDocument, ParsedSection } from '../../src/ingestion/parsed-document.js';

/** Where a section stands among all of the knowledge; undefined where there is no such section. */
export interface SectionPositions {
  find(document: string, section: string): SectionPosition | undefined;
}

export interface SectionPosition {
  /** Rank of its document, oldest first. */
  readonly document: number;
  readonly order: number;
  readonly kind: ParsedSection['kind'];
}

/** Indexes the sections of all documents, given oldest first. */
export function createSectionPositions(documents: readonly ParsedDocument[]): SectionPositions {
  const positions = new Map<string, SectionPosition>();
  for (const [rank, document] of documents.entries())
    for (const { path, order, kind } of document.sections)
      positions.set(`${document.id} ${path}`, { document: rank, order, kind });
  return { find: (document, section) => positions.get(`${document} ${section}`) };
}
