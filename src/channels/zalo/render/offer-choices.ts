import type { ViewChoice } from '../../../domain/answer.js';
import type { ChatAction, OfferedAction } from '../../../domain/chat.js';
import type { Offer } from '../../../domain/offer.js';
import { formatRange } from './compose-prompt.js';

/** Choices as lines to show, what they stand for, and how the prompt names them. */
export interface OfferedChoices {
  readonly lines: readonly string[];
  readonly offers: readonly Offer[];
  /** `1–3` or `A–C`, or null where there are none. */
  readonly range: string | null;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Numbers the choices of an answer; by letter where its items bear the numbers already. Choosing
 * one does what the reply's button for it does, or asks its utterance where it has none.
 */
export function offerChoices(
  choices: readonly ViewChoice[],
  rows: readonly (readonly OfferedAction[])[],
  byLetter: boolean,
): OfferedChoices {
  const actions = rows.flat().map((offered) => offered.action);
  const markOf = (index: number): string =>
    (byLetter ? LETTERS[index] : undefined) ?? String(index + 1);
  const offers = choices.map((choice, index): Offer => {
    const words = [markOf(index).toLowerCase(), choice.label];
    const action = actions.find(
      (each): each is ChatAction => each.type === 'choose' && each.choice === index + 1,
    );
    return action === undefined
      ? { type: 'ask', words, utterance: choice.utterance }
      : { type: 'action', words, action };
  });
  return {
    lines: choices.map((choice, index) => `${markOf(index)}. ${choice.label}`),
    offers,
    range: choices.length === 0 ? null : formatRange(markOf(0), markOf(choices.length - 1)),
  };
}
