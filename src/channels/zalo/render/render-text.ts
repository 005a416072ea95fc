import type { Offer } from '../../../domain/offer.js';
import { composePrompt } from './compose-prompt.js';
import type { PromptParts } from './compose-prompt.js';
import { cutText } from './cut-text.js';

/** One message and what can be answered to it. Text is empty where there is nothing to say. */
export interface RenderedMessage {
  readonly text: string;
  readonly offers: readonly Offer[];
}

/** What a prompt says beside what follows from the cut. */
export type PromptBase = Omit<PromptParts, 'hasRest' | 'remainingItems'>;

/**
 * Units of a message that are filled. The platform's 2,000 are in a unit it does not name; this
 * leaves room for one that counts some characters twice.
 */
export const MESSAGE_BUDGET_UNITS = 1_900;
/** Longest text kept for TIEP; what is longer is no reading for a phone. */
const MAX_REST_UNITS = 20_000;

/** Blocks with a blank line between them, empty ones left out. */
export function joinBlocks(blocks: readonly string[]): string {
  return blocks.filter((block) => block.trim() !== '').join('\n\n');
}

/** A text to be kept for TIEP, within what is kept. */
export function limitRest(text: string): string {
  return cutText(text, MAX_REST_UNITS).head;
}

/** A text of any length as one message and, where it does not fit, the rest of it for TIEP. */
export function renderText(
  text: string,
  prompt: PromptBase,
  offers: readonly Offer[],
): RenderedMessage {
  const plain = composePrompt({ ...prompt, remainingItems: 0, hasRest: false });
  const whole = joinBlocks([text, plain]);
  if (whole.length <= MESSAGE_BUDGET_UNITS) return { text: whole, offers };
  const withRest = composePrompt({ ...prompt, remainingItems: 0, hasRest: true });
  const cut = cutText(text, MESSAGE_BUDGET_UNITS - withRest.length - 2);
  if (cut.rest === null) return { text: joinBlocks([cut.head, withRest]), offers };
  return {
    text: joinBlocks([cut.head, withRest]),
    offers: [...offers, { type: 'rest', text: limitRest(cut.rest) }],
  };
}
