import type { Section } from '../domain/document.js';
import type { Indicator } from '../domain/indicator.js';
import type { Steps } from '../domain/steps.js';
import type { Task } from '../domain/task.js';
import type { FigureIndex, FigureUse } from '../language/figure-index.js';
import { createPassageIndexBuilder } from './create-passage-index.js';
import { textMatcherSteps, type MatchEntry } from './create-text-matcher.js';
import type { MatchOptions, TextMatch, TextMatcher } from './match-texts.js';
import { createMinisearchCandidateSource } from './minisearch-candidate-source.js';
import type { Passage } from './passage.js';
import type { PassageIndex } from './passage-index.js';
import { createQueryReader } from './read-query.js';
import { createSectionShelf, type SectionShelf } from './section-shelf.js';
import type { TextReferences } from './text-references.js';

/** What short texts name. */
export const TEXT_KINDS = [
  'tasks',
  'indicators',
  'lists',
  'terms',
  'legal',
  'inconsistencies',
  'headings',
] as const;

/** What short texts stand for. */
export type TextKind = (typeof TEXT_KINDS)[number];

/** Everything of a register that is found by words, and the texts it stands in. */
export interface SearchContent {
  /** In the register's order. */
  readonly sections: readonly Section[];
  readonly tasks: readonly Task[];
  readonly indicators: readonly Indicator[];
  readonly references: TextReferences;
  readonly figures: FigureIndex;
  readonly passages: readonly Passage[];
  readonly texts: Readonly<Record<TextKind, readonly MatchEntry[]>>;
}

/** Finds passages and names by words, and holds the texts, wherever both are kept. */
export interface SearchEngine {
  readonly shelf: SectionShelf;
  readonly references: TextReferences;
  /** What speaks of a figure; `key` as `figureKey` gives it. */
  findFigure(key: string): FigureUse | undefined;
  /** Ids of the tasks that a document speaks of, in the register's order. */
  tasksIn(document: string): readonly string[];
  readonly passages: PassageIndex;
  match(kind: TextKind, words: string, options?: MatchOptions): readonly TextMatch[];
}

/**
 * Up to this many passages the terms are kept in memory and read anew at every start; more are kept
 * in a file that is written once for each register version. Some 2,000 passages (18 documents like
 * the first ones) take a second to read.
 */
export const MOST_PASSAGES_IN_MEMORY = 2_000;

/** The engine that keeps all terms in memory, built step by step. */
export function* memoryEngineSteps({
  sections,
  tasks,
  references,
  figures,
  passages,
  texts,
}: SearchContent): Steps<SearchEngine> {
  const readQuery = createQueryReader();
  const builder = createPassageIndexBuilder(createMinisearchCandidateSource(), readQuery);
  for (const passage of passages) {
    builder.add(passage);
    yield;
  }
  const matchers = new Map<TextKind, TextMatcher>();
  for (const kind of TEXT_KINDS)
    matchers.set(kind, yield* textMatcherSteps(texts[kind], readQuery));
  const tasksByDocument = groupTaskIds(tasks);
  return {
    shelf: createSectionShelf(sections),
    references,
    findFigure: (key) => figures.get(key),
    tasksIn: (document) => tasksByDocument.get(document) ?? [],
    passages: builder.finish(),
    match: (kind, words, options) => matchers.get(kind)?.match(words, options) ?? [],
  };
}

/** The documents that speak of a task, each once. */
export const documentsOf = (task: Task): ReadonlySet<string> =>
  new Set(task.events.map(({ document }) => document));

function groupTaskIds(tasks: readonly Task[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const task of tasks)
    for (const document of documentsOf(task)) {
      const own = ids.get(document);
      if (own) own.push(task.id);
      else ids.set(document, [task.id]);
    }
  return ids;
}
