import { LRUCache } from 'lru-cache';
import type Sqlite from 'better-sqlite3';
import type { Section } from '../../domain/document.js';
import { byPath, type DocumentSections, type SectionShelf } from '../../retrieval/section-shelf.js';

/** Documents whose sections are kept in memory: those of the last questions. */
const MOST_KEPT_DOCUMENTS = 64;

const parse = (json: string): Section => JSON.parse(json) as Section;

/** The sections of a search file, read document by document when they are asked for. */
export function openShelf(file: Sqlite.Database): SectionShelf {
  const findSections = file
    .prepare<[string], string>('SELECT section FROM sections WHERE document = ? ORDER BY position')
    .pluck();
  const documents = file
    .prepare<[], string>('SELECT document FROM shelf ORDER BY first')
    .pluck()
    .all();
  const readTable = (table: 'annexes' | 'preambles'): readonly Section[] =>
    file
      .prepare<[], string>(`SELECT section FROM ${table} ORDER BY position`)
      .pluck()
      .all()
      .map(parse);
  const kept = new LRUCache<string, DocumentSections>({ max: MOST_KEPT_DOCUMENTS });
  const read = (document: string): readonly Section[] => findSections.all(document).map(parse);
  const sectionsOf = (document: string): DocumentSections => {
    const sections = kept.get(document) ?? byPath(read(document));
    kept.set(document, sections);
    return sections;
  };
  return {
    find: (document, path) => sectionsOf(document).byPath.get(path),
    of: (document) => sectionsOf(document).list,
    newest(count) {
      const newest: (readonly Section[])[] = [];
      let missing = count;
      for (const document of documents.toReversed()) {
        if (missing <= 0) break;
        const own = read(document);
        newest.unshift(own.slice(-missing));
        missing -= own.length;
      }
      return newest.flat();
    },
    annexes: readTable('annexes'),
    get preambles() {
      return readTable('preambles');
    },
  };
}

/** Every section of a search file, in the register's order. */
export function readAllSections(file: Sqlite.Database): readonly Section[] {
  const documents = file
    .prepare<[], string>('SELECT document FROM shelf ORDER BY first')
    .pluck()
    .all();
  const findSections = file
    .prepare<[string], string>('SELECT section FROM sections WHERE document = ? ORDER BY position')
    .pluck();
  return documents.flatMap((document) => findSections.all(document).map(parse));
}
