import { foldMarks, normaliseText } from '../../../language/fold.js';
import { isPhrase, syllablesOf, withoutCourtesy } from '../../../language/typed-phrase.js';
import { OFFER_TTL_MS } from '../../../domain/offer.js';
import type { Offer, OfferSet } from '../../../domain/offer.js';

/**
 * What a message chose of what the chat was offered: the item's number for details, or a number
 * that no item shown bears.
 */
export type ChosenOffer =
  | { readonly type: 'outOfRange'; readonly offer: Extract<Offer, { type: 'detail' }> }
  | {
      readonly type: 'detail';
      readonly offer: Extract<Offer, { type: 'detail' }>;
      readonly item: number;
    }
  | { readonly type: 'other'; readonly offer: Exclude<Offer, { type: 'detail' }> };

/** A choice is a word or two; anything longer is a question. */
const MAX_CHOICE_LENGTH = 60;
/** Signs that may stand around a choice; others give a number a meaning of its own (5%, 2/9, 1-5). */
const PLAIN = /^[\p{L}\p{N}\s.,:;!?…()"'“”‘’#]*$/u;
const ITEM_NUMBER = /^[1-9]\d{0,2}$/;
const BEFORE_NUMBER = [
  ...['số', 'mục', 'xem', 'xem mục', 'xem số', 'chi tiết', 'chi tiết mục', 'chi tiết số'],
  ...['xem chi tiết', 'xem chi tiết mục', 'xem chi tiết số', 'chọn', 'chọn số'],
];
/** A bare number above this is no slip for an item's: 203 is a document. */
const MAX_SLIP = 99;
/** What asks for the rest of a reply. */
const MORE_WORDS = [
  ...['tiếp', 'xem tiếp', 'tiếp theo', 'tiếp tục', 'xem thêm', 'trang sau', 'còn nữa'],
];

/** The number a message consists of ("2.", "số 2", "chi tiết 2 ạ"), or null. */
function readBareNumber(typed: readonly string[]): number | null {
  const last = typed.at(-1) ?? '';
  if (!ITEM_NUMBER.test(last)) return null;
  const before = typed.slice(0, -1);
  const isBare = before.length === 0 || BEFORE_NUMBER.some((phrase) => isPhrase(before, phrase));
  return isBare ? Number(last) : null;
}

function chooses(typed: readonly string[], offer: Offer): ChosenOffer | null {
  const number = readBareNumber(typed);
  switch (offer.type) {
    case 'detail':
      return number !== null && number >= offer.first && number <= offer.last
        ? { type: 'detail', offer, item: number }
        : null;
    case 'action':
    case 'ask': {
      const isMeant = offer.words.some((word) =>
        ITEM_NUMBER.test(word) ? Number(word) === number : isPhrase(typed, word),
      );
      return isMeant ? { type: 'other', offer } : null;
    }
    case 'more':
    case 'rest':
      return MORE_WORDS.some((word) => isPhrase(typed, word)) ? { type: 'other', offer } : null;
  }
}

/** A thumb typed instead of a word. */
function chosenBySign(text: string, offers: readonly Offer[]): ChosenOffer | null {
  for (const offer of offers)
    if (offer.type === 'action' && offer.words.includes(text)) return { type: 'other', offer };
  return null;
}

/**
 * What a message chooses of the last offers: only a bare number or word, with at most courtesy and
 * punctuation, only in time. Null for everything else; "2 nhiệm vụ của Bộ Y tế" is a question.
 */
export function findOffer(text: string, offered: OfferSet | null, now: Date): ChosenOffer | null {
  if (offered === null) return null;
  const ageMs = now.getTime() - offered.at.getTime();
  if (ageMs > OFFER_TTL_MS || text.length > MAX_CHOICE_LENGTH) return null;
  const message = normaliseText(text);
  const bySign = chosenBySign(message, offered.offers);
  if (bySign) return bySign;
  // Folding drops the frame of a number emoji (1️⃣); the words keep their marks.
  if (!PLAIN.test(foldMarks(message))) return null;
  const typed = syllablesOf(message);
  for (const form of [typed, withoutCourtesy(typed)])
    for (const offer of offered.offers) {
      const chosen = chooses(form, offer);
      if (chosen) return chosen;
    }
  return findSlip(typed, offered.offers);
}

/** A bare number beside those offered: as a question it could only be refused. */
function findSlip(typed: readonly string[], offers: readonly Offer[]): ChosenOffer | null {
  const number = readBareNumber(typed);
  if (number === null || number > MAX_SLIP) return null;
  const offer = offers.find((one) => one.type === 'detail');
  return offer === undefined ? null : { type: 'outOfRange', offer };
}
