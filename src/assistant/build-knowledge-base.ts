import type { KnowledgeBase, PassageMatch, PassageQuery } from '../answering/knowledge-base.js';
import { legalKey } from '../answering/compose-legal.js';
import type { Register } from '../domain/register.js';
import { finishNow, type Steps } from '../domain/steps.js';
import { buildPassages } from '../retrieval/build-passages.js';
import { createPassageIndexBuilder } from '../retrieval/create-passage-index.js';
import type { PassageIndex } from '../retrieval/passage-index.js';
import { textMatcherSteps, type MatchEntry } from '../retrieval/create-text-matcher.js';
import { createAgencyDirectory } from '../tasks/agency-directory.js';

/** The index over a register's passages, passage by passage. */
function* passageSteps(register: Omit<Register, 'version'>): Steps<PassageIndex> {
  const builder = createPassageIndexBuilder();
  for (const passage of buildPassages(register.documents, register.sections)) {
    builder.add(passage);
    yield;
  }
  return builder.finish();
}

function* matcherSteps(entries: readonly MatchEntry[]): Steps<KnowledgeBase['findTasks']> {
  const matcher = yield* textMatcherSteps(entries);
  return (words) => matcher.match(words);
}

/** Everything answers look up in one register version. */
export const buildKnowledgeBase = (register: Register): KnowledgeBase =>
  finishNow(knowledgeBaseSteps(register));

/** The same, built step by step. */
export function* knowledgeBaseSteps(register: Register): Steps<KnowledgeBase> {
  const passages = yield* passageSteps(register);
  const sections = new Map(
    register.sections.map((section) => [`${section.document} ${section.path}`, section]),
  );
  return {
    register,
    directory: createAgencyDirectory(register.agencies),
    documents: new Map(register.documents.map((document) => [document.id, document])),
    tasks: new Map(register.tasks.map((task) => [task.id, task])),
    indicators: new Map(register.indicators.map((indicator) => [indicator.id, indicator])),
    lists: new Map(register.lists.map((list) => [list.id, list])),
    findSection: (document, path) => sections.get(`${document} ${path}`),
    findTasks: yield* matcherSteps(
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
    findIndicators: yield* matcherSteps(
      register.indicators.flatMap((indicator) =>
        [indicator.name, ...indicator.aliases].map((text) => ({
          id: indicator.id,
          text,
          weight: 1,
        })),
      ),
    ),
    findLists: yield* matcherSteps(
      register.lists.flatMap((list) =>
        [list.title, ...list.about].map((text) => ({ id: list.id, text, weight: 1 })),
      ),
    ),
    findTerms: yield* matcherSteps(
      register.terms.flatMap((term) =>
        [term.term, ...term.aliases].map((text) => ({ id: term.term, text, weight: 1 })),
      ),
    ),
    findLegal: yield* matcherSteps(
      register.legalReferences.map((reference) => ({
        id: legalKey(reference),
        text: `${reference.kind} ${reference.number} ${reference.about}`,
        weight: 1,
      })),
    ),
    findInconsistencies: yield* matcherSteps(
      register.inconsistencies.flatMap((one) =>
        [one.statement, ...one.about].map((text) => ({ id: one.id, text, weight: 1 })),
      ),
    ),
    findHeadings: yield* matcherSteps(
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
