import type { OfferedAction } from '../../../domain/chat.js';
import type { Offer } from '../../../domain/offer.js';

/** Actions as typed words: what to offer, and which of the words the message should name. */
export interface OfferedWords {
  readonly offers: readonly Offer[];
  readonly prompted: readonly string[];
}

/** More words than these make the prompt longer than the answer. */
const MAX_PROMPTED_WORDS = 4;
const MAX_PROMPTED_LENGTH = 24;
const NOT_LETTERS = /[^\p{L}\p{N}\s]/gu;

/** Words a rating is typed as, beside its thumb. */
const RATING_WORDS = { up: ['hữu ích', 'hài lòng'], down: ['chưa đúng', 'không hữu ích'] } as const;

/** A button's label as it would be typed: without signs and without a count in parentheses. */
function typedLabel(label: string): string {
  const [words = ''] = label.split('(');
  return words.normalize('NFC').replace(NOT_LETTERS, ' ').trim().replace(/\s+/g, ' ');
}

/**
 * Typed words for a reply's buttons. Paging, details and choices are numbered by the renderer;
 * files cannot be sent on Zalo, so an export is not offered; a rating is understood, not asked for.
 * `hasChoices`: the choices are numbered by their own lines.
 */
export function offerActions(
  rows: readonly (readonly OfferedAction[])[],
  hasChoices: boolean,
): OfferedWords {
  const offers: Offer[] = [];
  const prompted: string[] = [];
  for (const { label, action } of rows.flat()) {
    const words = typedLabel(label);
    switch (action.type) {
      case 'page':
      case 'detail':
      case 'export':
        break;
      case 'choose':
        if (!hasChoices && words !== '') offers.push({ type: 'action', words: [words], action });
        break;
      case 'rate':
        offers.push({
          type: 'action',
          words: [label.trim(), words, ...RATING_WORDS[action.value]].filter((word) => word !== ''),
          action,
        });
        break;
      default:
        if (words === '') break;
        offers.push({ type: 'action', words: [words], action });
        if (words.length <= MAX_PROMPTED_LENGTH) prompted.push(words.toUpperCase());
    }
  }
  return { offers, prompted: prompted.slice(0, MAX_PROMPTED_WORDS) };
}
