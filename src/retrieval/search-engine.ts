import type { Register } from '../domain/register.js';
import type { Steps } from '../domain/steps.js';
import type { FigureIndex, FigureUse } from '../language/figure-index.js';
import { createPassageIndexBuilder } from './create-passage-index.js';
import { textMatcherSteps, type MatchEntry } from './create-text-matcher.js';
import type { MatchOptions, TextMatch, TextMatcher } from './match-texts.js';
import { createMentionFinder, type FindMentions } from './list-mentions.js';
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
  readonly register: Omit<Register, 'version'>;
  readonly references: TextReferences;
  readonly figures: FigureIndex;
  /** Those of one document together. */
  readonly passages: Iterable<Passage>;
  readonly texts: Readonly<Record<TextKind, Iterable<MatchEntry>>>;
}

/** Finds passages and names by words, and holds the texts, wherever both are kept. */
export interface SearchEngine {
  readonly shelf: SectionShelf;
  readonly references: TextReferences;
  /** What speaks of a figure; `key` as `figureKey` gives it. */
  findFigure(key: string): FigureUse | undefined;
  readonly mentions: FindMentions;
  readonly passages: PassageIndex;
  match(kind: TextKind, words: string, options?: MatchOptions): readonly TextMatch[];
}

/** Builds or opens the engine that finds a register's passages and names by words, step by step. */
export type EngineSteps = (
  collect: () => SearchContent,
  register: Omit<Register, 'version'>,
) => Steps<SearchEngine>;

/** Where engines come from. */
export interface SearchEngines {
  /**
   * Writes the file of a large register where there is none, elsewhere than where questions are
   * answered; true where one was written. Rejects with a StorageError where that fails.
   */
  prepare(register: Omit<Register, 'version'>): Promise<boolean>;
  readonly steps: EngineSteps;
}

/**
 * Up to this many passages the terms are kept in memory and read anew at every start; more are kept
 * in a file that is written once for each register version. Some 2,000 passages (18 documents like
 * the first ones) take a second to read.
 */
export const MOST_PASSAGES_IN_MEMORY = 2_000;

/** The engine that keeps all terms in memory, built step by step. */
export function* memoryEngineSteps({
  register,
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
    matchers.set(kind, yield* textMatcherSteps([...texts[kind]], readQuery));
  return {
    shelf: createSectionShelf(register.sections),
    references,
    findFigure: (key) => figures.get(key),
    mentions: createMentionFinder(register),
    passages: builder.finish(),
    match: (kind, words, options) => matchers.get(kind)?.match(words, options) ?? [],
  };
}
