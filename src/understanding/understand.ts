import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Conversation } from '../domain/conversation.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import type { Register } from '../domain/register.js';
import { finishNow, type Steps } from '../domain/steps.js';
import { foldedKey } from '../language/fold.js';
import { createSpeller, vocabularySteps } from '../language/spelling/speller.js';
import { compoundSteps } from './compounds.js';
import { decideQuery } from './decide-query.js';
import { resolveFollowUp } from './follow-up.js';
import { normaliseUtterance } from './normalise-utterance.js';
import { createAgencyReader } from './read-agencies.js';
import { createFigureReader } from './read-figures.js';
import { createLegalReader } from './read-legal.js';
import { createPlaceReader } from './read-places.js';
import { readSlots } from './slots.js';
import { KNOWN_WORDS } from './known-words.js';

export interface UnderstandContext {
  readonly today: LocalDate;
  /** Still live, or null. */
  readonly conversation: Conversation | null;
  readonly ownAgency: string | null;
}

export interface Understanding {
  understand(text: string, context: UnderstandContext): Query;
  /** The text's words as they are compared, spellings mended. */
  fold(text: string): string;
}

/**
 * Folded two-syllable agency names that the documents also use with other marks, as other words:
 * "diễn biến" beside "Điện Biên".
 */
function* ordinaryWordSteps(register: Register): Steps<(folded: string) => boolean> {
  const names = new Map<string, string>();
  for (const agency of register.agencies)
    if (foldedKey(agency.name).split(' ').length === 2)
      names.set(foldedKey(agency.name), agency.name.toLowerCase());
  const ordinary = new Set<string>();
  for (const section of familiarSections(register)) {
    const words = section.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    words.forEach((word, index) => {
      const pair = `${words[index - 1] ?? ''} ${word}`;
      const name = names.get(foldedKey(pair));
      if (name !== undefined && name !== pair) ordinary.add(foldedKey(pair));
    });
    yield;
  }
  return (folded) => ordinary.has(folded);
}

/**
 * Sections whose words are known well enough to mend spellings by: the newest. A few thousand hold
 * the syllables of the language; more would only take longer to read at every start.
 */
const FAMILIAR_SECTIONS = 2_000;
/** The same for indicators and lists. */
const FAMILIAR_NAMES = 1_000;

function familiarSections(register: Register): Register['sections'] {
  return register.sections.slice(-FAMILIAR_SECTIONS);
}

/** Readers and vocabulary for one register version; built once, used for every turn. */
export const createUnderstanding = (knowledge: KnowledgeBase): Understanding =>
  finishNow(understandingSteps(knowledge));

/** The same, built step by step. */
export function* understandingSteps(knowledge: KnowledgeBase): Steps<Understanding> {
  const { register } = knowledge;
  const readers = {
    agencies: createAgencyReader(register.agencies, yield* ordinaryWordSteps(register)),
    places: createPlaceReader(register.documents, register.sections),
    legal: createLegalReader(register.legalReferences),
    figures: createFigureReader(register),
    isCompound: yield* compoundSteps(
      familiarSections(register).map((section) => `${section.heading ?? ''} ${section.text}`),
    ),
  };
  yield;
  const speller = createSpeller(
    yield* vocabularySteps([
      ...KNOWN_WORDS,
      ...register.agencies.flatMap((agency) => [
        agency.name,
        ...agency.aliases,
        ...agency.abbreviations,
      ]),
      ...register.documents.flatMap((document) => [document.title, ...document.aliases]),
      ...familiarSections(register).map((section) => `${section.heading ?? ''} ${section.text}`),
      ...register.indicators
        .slice(-FAMILIAR_NAMES)
        .flatMap((indicator) => [indicator.name, ...indicator.aliases]),
      ...register.lists.slice(-FAMILIAR_NAMES).flatMap((list) => [list.title, ...list.about]),
    ]),
  );
  return {
    fold: (text) =>
      foldedKey(
        normaliseUtterance(text, speller)
          .map((token) => token.text)
          .join(' '),
      ),
    understand(text, { today, conversation, ownAgency }) {
      const tokens = normaliseUtterance(text, speller);
      if (tokens.length === 0) return { intent: 'help' };
      const slots = readSlots(tokens, readers, knowledge, today);
      const own =
        slots.ownAgency && ownAgency !== null && slots.agencies.length === 0
          ? { ...slots, agencies: [ownAgency] }
          : slots;
      if (slots.ownAgency && ownAgency === null && slots.agencies.length === 0 && slots.cues.task)
        return { intent: 'clarify', aspect: 'own_agency' };
      const followUp = conversation && resolveFollowUp(own, conversation, knowledge, today);
      return followUp ?? decideQuery(own, knowledge, today);
    },
  };
}
