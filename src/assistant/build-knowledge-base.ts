import type { KnowledgeBase, PassageMatch, PassageQuery } from '../answering/knowledge-base.js';
import { legalKey } from '../answering/compose-references.js';
import type { Register } from '../domain/register.js';
import { buildPassages } from '../retrieval/build-passages.js';
import { createPassageIndex } from '../retrieval/create-passage-index.js';
import type { PassageIndex } from '../retrieval/passage-index.js';
import { createTextMatcher, type MatchEntry } from '../retrieval/create-text-matcher.js';
import { createAgencyDirectory } from '../tasks/agency-directory.js';

/** The index over a register's passages, built in one go; a reload builds it in slices instead. */
export function indexPassages(register: Omit<Register, 'version'>): PassageIndex {
  return createPassageIndex(buildPassages(register.documents, register.sections));
}

/** Everything answers look up in one register version. */
export function buildKnowledgeBase(
  register: Register,
  passages: PassageIndex = indexPassages(register),
): KnowledgeBase {
  const sections = new Map(
    register.sections.map((section) => [`${section.document} ${section.path}`, section]),
  );
  const matcher = (entries: readonly MatchEntry[]): KnowledgeBase['findTasks'] => {
    const find = createTextMatcher(entries);
    return (words) => find.match(words);
  };
  return {
    register,
    directory: createAgencyDirectory(register.agencies),
    documents: new Map(register.documents.map((document) => [document.id, document])),
    tasks: new Map(register.tasks.map((task) => [task.id, task])),
    indicators: new Map(register.indicators.map((indicator) => [indicator.id, indicator])),
    lists: new Map(register.lists.map((list) => [list.id, list])),
    findSection: (document, path) => sections.get(`${document} ${path}`),
    findTasks: matcher(
      register.tasks.flatMap((task) => [
        { id: task.id, text: task.title, weight: 1 },
        {
          id: task.id,
          text: [task.title, task.result ?? '', ...task.events.map((event) => event.quote)].join(
            ' ',
          ),
          weight: 0.8,
        },
      ]),
    ),
    findIndicators: matcher(
      register.indicators.flatMap((indicator) =>
        [indicator.name, ...indicator.aliases].map((text) => ({
          id: indicator.id,
          text,
          weight: 1,
        })),
      ),
    ),
    findLists: matcher(
      register.lists.flatMap((list) =>
        [list.title, ...list.about].map((text) => ({ id: list.id, text, weight: 1 })),
      ),
    ),
    findTerms: matcher(
      register.terms.flatMap((term) =>
        [term.term, ...term.aliases].map((text) => ({ id: term.term, text, weight: 1 })),
      ),
    ),
    findLegal: matcher(
      register.legalReferences.map((reference) => ({
        id: legalKey(reference),
        text: `${reference.kind} ${reference.number} ${reference.about}`,
        weight: 1,
      })),
    ),
    findInconsistencies: matcher(
      register.inconsistencies.flatMap((one) =>
        [one.statement, ...one.about].map((text) => ({ id: one.id, text, weight: 1 })),
      ),
    ),
    findHeadings: matcher(
      register.sections.flatMap((section) =>
        section.heading === null
          ? []
          : [{ id: `${section.document} ${section.path}`, text: section.heading, weight: 1 }],
      ),
    ),
    searchPassages: (query) => searchPassages(passages, query),
  };
}

function searchPassages(index: PassageIndex, query: PassageQuery): PassageMatch[] {
  const places = query.places ?? [];
  const options =
    places.length === 0
      ? { limit: query.limit }
      : {
          limit: query.limit,
          documents: places.map((place) => place.document),
          ...(places.every((place) => place.section !== null)
            ? { sections: places.flatMap((place) => place.section ?? []) }
            : {}),
        };
  return index.search(query.words, options).map(({ passage, score, coverage }) => ({
    document: passage.document,
    section: passage.section,
    text: passage.text,
    breadcrumb: passage.breadcrumb,
    score,
    coverage,
  }));
}
