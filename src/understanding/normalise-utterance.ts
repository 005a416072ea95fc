import type { Speller } from '../language/spelling/speller.js';
import { isVietnameseSyllable } from '../language/spelling/vietnamese-syllable.js';
import { findFullSpelling } from './chat-spellings.js';
import { MAX_QUESTION_LENGTH, tokenise, type Token } from './utterance.js';

// Control characters, zero-width and direction signs: they carry no words.
const UNSEEN = /[\p{Cc}\p{Cf}]+/gu;

/**
 * What was typed as tokens with known spellings: chat shortenings written out (`nv`, `ko`), Telex
 * and VNI leftovers decoded, words run together cut apart, single slips mended. Words the
 * vocabulary knows are left as they are, whatever they might have been meant as.
 */
export function normaliseUtterance(text: string, speller: Speller): Token[] {
  const typed = tokenise(text.slice(0, MAX_QUESTION_LENGTH).replace(UNSEEN, ' '));
  const tokens: Token[] = [];
  // In a text all in capitals "AI" may as well ask who.
  const isAllCapitals = !/\p{Ll}/u.test(text);
  typed.forEach((token, index) => {
    if (token.text === 'AI' && !isAllCapitals) {
      // Alone it is searched for by its words; the form read by cues is never "ai", who.
      if (typed.length <= 2) tokens.push(...tokenise('trí tuệ nhân tạo'));
      else tokens.push({ text: 'AI', folded: 'trituenhantao', marked: false });
      return;
    }
    const before = tokens.at(-1)?.folded;
    const after = typed[index + 1]?.folded;
    const full = findFullSpelling(token.folded, before ?? '', after ?? '');
    if (full !== undefined) {
      // A short form in capitals may be an agency's abbreviation; those are never chat words.
      tokens.push(...tokenise(full));
      return;
    }
    if (!needsCorrection(token, speller)) {
      tokens.push(token);
      return;
    }
    const corrected = speller.correct(token.folded, before, after, { minFit: minFitOf(token) });
    if (corrected === undefined) tokens.push(token);
    else tokens.push(...corrected.map((folded) => ({ text: folded, folded, marked: false })));
  });
  return tokens;
}

const ABBREVIATION = /^\p{Lu}[\p{Lu}\d]{1,11}$/u;

function needsCorrection(token: Token, speller: Speller): boolean {
  if (speller.isKnown(token.folded)) return false;
  if (/^\d/.test(token.folded) || token.folded.length < 2) return false;
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
