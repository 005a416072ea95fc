/**
 * The search form of Vietnamese text: what two spellings of the same words share. Marks are folded
 * away rather than restored by guess, so text typed with and without them meets in one form.
 */

const COMBINING_MARKS = /\p{M}/gu;
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
/** Most of what is folded while a question is read has been folded before. */
const PLAIN = /^\p{ASCII}*$/u;
const WORD = /[\p{L}\p{N}]+/gu;

/** NFC, zero-width signs dropped, every run of white space one blank, trimmed. */
export function normaliseText(text: string): string {
  return text.normalize('NFC').replace(ZERO_WIDTH, '').replace(/\s+/g, ' ').trim();
}

/** Lower case without marks, đ as d. Keeps punctuation and length in words, not in characters. */
export function foldMarks(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .normalize('NFC')
    .toLowerCase();
}

/** Folded syllables in order: `Bộ TT&TT` → `bo`, `tt`, `tt`. */
export function foldedSyllables(text: string): string[] {
  return foldMarks(text).match(WORD) ?? [];
}

/** Folded syllables joined by one blank; the form in which names are compared. */
export function foldedKey(text: string): string {
  return foldedSyllables(text).join(' ');
}

/** A stable identifier from a Vietnamese name: `Bộ Tài chính` → `bo-tai-chinh`. */
export function slugOf(name: string): string {
  return foldedSyllables(name).join('-');
}
