import { createLegalIndex } from '../answering/legal-index.js';
import type { KnowledgeBase, PassageMatch, PassageQuery } from '../answering/knowledge-base.js';
import type { Register } from '../domain/register.js';
import { finishNow, type Steps } from '../domain/steps.js';
import { figureKey } from '../language/figure-index.js';
import type { PassageIndex } from '../retrieval/passage-index.js';
import { rememberMatches } from '../retrieval/remember-matches.js';
import { memoryEngineSteps, type EngineSteps, type TextKind } from '../retrieval/search-engine.js';
import { createAgencyDirectory } from '../tasks/agency-directory.js';
import { collectSearchContent } from './collect-search-content.js';

const inMemory: EngineSteps = (collect) => memoryEngineSteps(collect());

/** Everything answers look up in one register version. */
export const buildKnowledgeBase = (register: Register): KnowledgeBase =>
  finishNow(knowledgeBaseSteps(register));

/** The same, built step by step; the terms are kept where `engineSteps` keeps them. */
export function* knowledgeBaseSteps(
  register: Register,
  engineSteps: EngineSteps = inMemory,
): Steps<KnowledgeBase> {
  const engine = yield* engineSteps(() => collectSearchContent(register), register);
  const match = rememberMatches((kind, words, options) => engine.match(kind, words, options));
  const finder =
    (kind: TextKind): KnowledgeBase['findTasks'] =>
    (words, options) =>
      match(kind, words, options);
  const tasks = new Map(register.tasks.map((task) => [task.id, task]));
  const indicators = new Map(register.indicators.map((one) => [one.id, one]));
  const lists = new Map(register.lists.map((list) => [list.id, list]));
  const inconsistencies = new Map(register.inconsistencies.map((one) => [one.id, one]));
  yield;
  return {
    register,
    directory: createAgencyDirectory(register.agencies),
    documents: new Map(register.documents.map((document) => [document.id, document])),
    tasks,
    indicators,
    lists,
    findSection: (document, path) => engine.shelf.find(document, path),
    sectionsOf: (document) => engine.shelf.of(document),
    newestSections: (count) => engine.shelf.newest(count),
    annexes: engine.shelf.annexes,
    get preambles() {
      return engine.shelf.preambles;
    },
    references: engine.references,
    findFigure: (figure) => engine.findFigure(figureKey(figure)),
    tasksIn: (document) => engine.mentions('tasks', document).flatMap((id) => tasks.get(id) ?? []),
    inconsistenciesIn: (document) =>
      engine.mentions('inconsistencies', document).flatMap((id) => inconsistencies.get(id) ?? []),
    listsNaming: (agency) => engine.mentions('lists', agency).flatMap((id) => lists.get(id) ?? []),
    targetsDueIn: (year) =>
      engine.mentions('targets', `${year}`).flatMap((id) => indicators.get(id) ?? []),
    legal: createLegalIndex(register.legalReferences),
    findTasks: finder('tasks'),
    findIndicators: finder('indicators'),
    findLists: finder('lists'),
    findTerms: finder('terms'),
    findLegal: finder('legal'),
    findInconsistencies: finder('inconsistencies'),
    findHeadings: finder('headings'),
    searchPassages: (query) => searchPassages(engine.passages, query),
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
