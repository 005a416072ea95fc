import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Register } from '../domain/register.js';
import type { Steps } from '../domain/steps.js';
import { createWordReader } from '../language/read-words.js';
import { createVocabularyBuilder, type Vocabulary } from '../language/spelling/vocabulary.js';
import { createCompoundCollector } from './compounds.js';
import { KNOWN_WORDS } from './known-words.js';
import { createOrdinaryNameCollector } from './ordinary-names.js';

/**
 * Sections whose words are known well enough to mend spellings by: the newest. A few thousand hold
 * the syllables of the language; more would only take longer to read at every start.
 */
const FAMILIAR_SECTIONS = 2_000;
/** The same for indicators and lists. */
const FAMILIAR_NAMES = 1_000;

/** What the loaded texts tell of their words. */
export interface FamiliarWords {
  readonly vocabulary: Vocabulary;
  /** See `createCompoundCollector`. */
  readonly isCompound: (pair: string) => boolean;
  /** See `createOrdinaryNameCollector`. */
  readonly isOrdinary: (folded: string) => boolean;
}

/** Reads the register's texts once, text by text, for all that is learnt from their words. */
export function* familiarWordSteps({
  register,
  newestSections,
}: Pick<KnowledgeBase, 'register' | 'newestSections'>): Steps<FamiliarWords> {
  const readWords = createWordReader();
  const vocabulary = createVocabularyBuilder();
  const compounds = createCompoundCollector();
  const ordinaryNames = createOrdinaryNameCollector(register.agencies);
  for (const text of namesOf(register)) {
    vocabulary.add(readWords(text));
    yield;
  }
  for (const { heading, text } of newestSections(FAMILIAR_SECTIONS)) {
    const words = readWords(`${heading ?? ''} ${text}`);
    vocabulary.add(words);
    compounds.add(words);
    ordinaryNames.add(words);
    yield;
  }
  return {
    vocabulary: vocabulary.finish(),
    isCompound: compounds.finish(),
    isOrdinary: ordinaryNames.finish(),
  };
}

function namesOf({ agencies, documents, indicators, lists }: Register): string[] {
  return [
    ...KNOWN_WORDS,
    ...agencies.flatMap(({ name, aliases, abbreviations }) => [name, ...aliases, ...abbreviations]),
    ...documents.flatMap(({ title, aliases }) => [title, ...aliases]),
    ...indicators.slice(-FAMILIAR_NAMES).flatMap(({ name, aliases }) => [name, ...aliases]),
    ...lists.slice(-FAMILIAR_NAMES).flatMap(({ title, about }) => [title, ...about]),
  ];
}
