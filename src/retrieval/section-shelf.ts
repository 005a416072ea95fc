import type { Section } from '../domain/document.js';

/** Where the sections of a register stand, in memory or in a file. */
export interface SectionShelf {
  find(document: string, path: string): Section | undefined;
  /** A document's sections in their order; none for a document that is not there. */
  of(document: string): readonly Section[];
  /** The last so many, in the register's order: those of the newest documents. */
  newest(count: number): readonly Section[];
  /** Those whose path is an annex's own: `PL1`. */
  readonly annexes: readonly Section[];
  /** Openings and signatures of all documents. */
  readonly preambles: readonly Section[];
}

/** Whether a section is an annex's own, with its title. */
export const isAnnex = ({ path }: Section): boolean => /^PL\d*$/.test(path);

export const isPreamble = ({ kind }: Section): boolean => kind === 'preamble';

/** Sections by their documents and paths. */
export interface DocumentSections {
  readonly list: readonly Section[];
  readonly byPath: ReadonlyMap<string, Section>;
}

export const byPath = (list: readonly Section[]): DocumentSections => ({
  list,
  byPath: new Map(list.map((section) => [section.path, section])),
});

/** The shelf of sections that are in memory anyway. */
export function createSectionShelf(sections: readonly Section[]): SectionShelf {
  const lists = new Map<string, Section[]>();
  for (const section of sections) {
    const list = lists.get(section.document);
    if (list) list.push(section);
    else lists.set(section.document, [section]);
  }
  const documents = new Map([...lists].map(([document, list]) => [document, byPath(list)]));
  return {
    find: (document, path) => documents.get(document)?.byPath.get(path),
    of: (document) => documents.get(document)?.list ?? [],
    newest: (count) => sections.slice(-count),
    annexes: sections.filter(isAnnex),
    preambles: sections.filter(isPreamble),
  };
}
