import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Conversation } from '../domain/conversation.js';
import type { LocalDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { finishNow, type Steps } from '../domain/steps.js';
import { foldedKey } from '../language/fold.js';
import { createSpeller } from '../language/spelling/speller.js';
import { decideQuery } from './decide-query.js';
import { familiarWordSteps } from './familiar-words.js';
import { resolveFollowUp } from './follow-up.js';
import { normaliseUtterance } from './normalise-utterance.js';
import { answerBoth } from './answer-both.js';
import { createAgencyReader } from './read-agencies.js';
import { createFigureReader } from './read-figures.js';
import { createLegalReader } from './read-legal.js';
import { createPlaceReader } from './read-places.js';
import { readSlots } from './slots.js';

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

/** Readers and vocabulary for one register version; built once, used for every turn. */
export const createUnderstanding = (knowledge: KnowledgeBase): Understanding =>
  finishNow(understandingSteps(knowledge));

/** The same, built step by step. */
export function* understandingSteps(knowledge: KnowledgeBase): Steps<Understanding> {
  const { register } = knowledge;
  const familiar = yield* familiarWordSteps(knowledge);
  const readers = {
    agencies: createAgencyReader(register.agencies, familiar.isOrdinary),
    places: createPlaceReader(register.documents, knowledge),
    legal: createLegalReader(knowledge.legal),
    figures: createFigureReader(knowledge),
    isCompound: familiar.isCompound,
  };
  yield;
  const speller = createSpeller(familiar.vocabulary);
  return {
    fold: (text) =>
      foldedKey(
        normaliseUtterance(text, speller)
          .map((token) => token.text)
          .join(' '),
      ),
    understand(text, { today, conversation, ownAgency }) {
      const whole = understandOne(text, { today, conversation, ownAgency });
      const both = answerBoth(
        text,
        whole,
        (clause) => understandOne(clause, { today, conversation: null, ownAgency }),
        knowledge.findIndicators,
      );
      if (both) return both;
      if (whole.intent !== 'out_of_scope' || whole.aspect !== undefined) return whole;
      // Two questions in one, whose words together fit nothing: the first that can be answered.
      const answered = clausesOf(text)
        .map((clause) => understandOne(clause, { today, conversation: null, ownAgency }))
        .find((query) => ANSWERS.has(query.intent));
      return answered ?? whole;
    },
  };

  function understandOne(
    text: string,
    { today, conversation, ownAgency }: UnderstandContext,
  ): Query {
    const tokens = normaliseUtterance(text, speller);
    if (tokens.length === 0) return { intent: 'help' };
    const slots = readSlots(tokens, readers, knowledge, today);
    const own =
      slots.ownAgency && ownAgency !== null && slots.agencies.length === 0
        ? { ...slots, agencies: [ownAgency] }
        : slots;
    if (slots.ownAgency && ownAgency === null && slots.agencies.length === 0 && slots.cues.task)
      return { intent: 'clarify', aspect: 'own_agency' };
    const day = own.supposedOn ?? today;
    const followUp = conversation && resolveFollowUp(own, conversation, knowledge, day);
    const query = followUp ?? decideQuery(own, knowledge, day);
    return own.supposedOn !== null && query.tasks !== undefined && query.asOf === undefined
      ? { ...query, asOf: own.supposedOn }
      : query;
  }
}

/** What tells something of the documents; a greeting in one half answers nothing of the other. */
const ANSWERS: ReadonlySet<Query['intent']> = new Set([
  'indicator',
  'indicator_trend',
  'indicator_compare',
  'missing_list',
  'document_content',
  'legal_documents',
  'term',
  'consistency',
]);

/** Longer texts are pasted, not asked. */
const MOST_CLAUSES = 3;

/** The clauses of a text of several; none of a single one. */
function clausesOf(text: string): string[] {
  const clauses = text.split(/[,;?!.]\s|\n/).filter((clause) => clause.trim().includes(' '));
  return clauses.length > 1 && clauses.length <= MOST_CLAUSES ? clauses : [];
}
