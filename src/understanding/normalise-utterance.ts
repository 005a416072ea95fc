import { foldedSyllables } from '../language/fold.js';
import type { Speller } from '../language/spelling/speller.js';
import { isVietnameseSyllable } from '../language/spelling/vietnamese-syllable.js';
import { findFullSpelling } from './chat-spellings.js';
import { useOfficialWords } from './everyday-words.js';
import { KNOWN_WORDS } from './known-words.js';
import { MAX_QUESTION_LENGTH, tokenise, type Token } from './utterance.js';

// "mấy %": a word of its own, where no number stands before it.
const PER_CENT = /(?<![\d\s])\s+%|(?<=\p{L})%/gu;

// Control characters, zero-width and direction signs: they carry no words.
const UNSEEN = /[\p{Cc}\p{Cf}]+/gu;

/** The folded form of "AI" in capitals, which no cue takes for "ai", who. */
export const SPELT_OUT_AI = 'trituenhantao';

/**
 * What was typed as tokens with known spellings: everyday words by their official ones, chat
 * shortenings written out (`nv`, `ko`), Telex
 * and VNI leftovers decoded, words run together cut apart, single slips mended. Words the
 * vocabulary knows are left as they are, whatever they might have been meant as.
 */
export function normaliseUtterance(text: string, speller: Speller): Token[] {
  const seen = text.slice(0, MAX_QUESTION_LENGTH).replace(UNSEEN, ' ');
  const typed = useOfficialWords(tokenise(seen.replace(PER_CENT, ' phần trăm ')));
  const tokens: Token[] = [];
  // In a text all in capitals "AI" may as well ask who.
  const isAllCapitals = !/\p{Ll}/u.test(text);
  typed.forEach((token, index) => {
    if (token.text === 'AI' && !isAllCapitals) {
      // Alone it is searched for by its words; the form read by cues is never "ai", who.
      if (typed.length <= 2) tokens.push(...tokenise('trí tuệ nhân tạo'));
      else tokens.push({ text: 'AI', folded: SPELT_OUT_AI, marked: false });
      return;
    }
    const before = tokens.at(-1)?.folded;
    const after = typed[index + 1]?.folded;
    if (index >= MOST_WORDS_TO_MEND) {
      tokens.push(token);
      return;
    }
    const full = findFullSpelling(token.folded, before ?? '', after ?? '');
    if (full !== undefined) {
      // A short form in capitals may be an agency's abbreviation; those are never chat words.
      tokens.push(...tokenise(full));
      return;
    }
    if (!needsCorrection(token, speller)) {
      // Beside a slip nothing else is doubted: the slip is mended first.
      const next = typed[index + 1];
      const isBesideSlip = next?.marked === true && !speller.isSpelt(next.text);
      // "tổng bao nhiêu": what comes next asks, and tells nothing of the word before it.
      const isAsked = after === 'bao' && typed[index + 2]?.folded === 'nhieu';
      const meant =
        isDoubtful(token, typed.length) &&
        !((isBesideSlip || token.marked) && speller.isSpelt(token.text))
          ? speller.correctKnown(
              token.folded,
              before,
              isAsked ? undefined : after,
              token.marked ? token.text : undefined,
            )
          : undefined;
      tokens.push(meant === undefined ? token : { text: meant, folded: meant, marked: false });
      return;
    }
    const corrected = speller.correct(token.folded, before, after, {
      minFit: minFitOf(token),
      ...(token.marked ? { marked: token.text } : {}),
    });
    if (corrected === undefined) tokens.push(token);
    else tokens.push(...corrected.map((folded) => ({ text: folded, folded, marked: false })));
  });
  return tokens;
}

// What questions are put with stands beside anything: texts do not tell what it stands beside.
const QUESTION_WORDS = new Set(KNOWN_WORDS.flatMap((words) => words.toLowerCase().split(' ')));
const QUESTION_SYLLABLES = new Set(KNOWN_WORDS.flatMap(foldedSyllables));

/** A question is this long at most; what is pasted beyond is read as it stands. */
const MOST_WORDS_TO_MEND = 200;

/** Longer texts are no questions typed in a hurry, and looking at each of their words takes long. */
const MOST_WORDS_TO_DOUBT = 40;

/** Whether a known word may be a slip for another: capitals and figures are meant as they stand. */
function isDoubtful(token: Token, words: number): boolean {
  return (
    words <= MOST_WORDS_TO_DOUBT &&
    /^\p{L}?\p{Ll}+$/u.test(token.text) &&
    // With marks typed only the very word is meant: "nhị" is not "nhỉ".
    !(token.marked
      ? QUESTION_WORDS.has(token.text.toLowerCase())
      : QUESTION_SYLLABLES.has(token.folded))
  );
}

/** "tb203", "bc6": no vowel, so no syllable with its tone typed as a digit. */
const NUMBERED_SHORT = /^[b-df-hj-np-tv-xz]{2,4}\d{1,4}$/;
const ABBREVIATION = /^\p{Lu}[\p{Lu}\d]{1,11}$/u;

function needsCorrection(token: Token, speller: Speller): boolean {
  if (speller.isKnown(token.folded)) return false;
  if (/^\d/.test(token.folded) || token.folded.length < 2) return false;
  if (NUMBERED_SHORT.test(token.folded)) return false;
  return !ABBREVIATION.test(token.text) || token.text.length > 6;
}

/**
 * A well-formed syllable may well be meant though no loaded text holds it, the more so with its
 * marks typed: it is only corrected to what often stands beside the same neighbours.
 */
function minFitOf(token: Token): number {
  if (!isVietnameseSyllable(token.folded)) return 0;
  return token.marked ? 5 : 1;
}
