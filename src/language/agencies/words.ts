import { foldMarks } from '../fold.js';

/** A word or a single punctuation mark of a text, with its place. */
export interface Word {
  readonly text: string;
  /** Lower case without marks. */
  readonly folded: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
  /** False for punctuation. */
  readonly isWord: boolean;
  /** Whether it begins with a capital letter. */
  readonly isCapital: boolean;
}

const WORD_OR_MARK = /[\p{L}\p{M}\p{Nd}]+|[^\s\p{L}\p{M}\p{Nd}]/gu;
// Marks of footnotes are no words: "cơ quan1", "địa phương²", "3 Bộ[2]".
const FOOTNOTE_MARK =
  /(?<=\p{Ll}\p{M}{0,2})\d{1,2}(?![\p{L}\d])|[\u00b2\u00b3\u00b9\u2070-\u2079]|\[\d{1,2}\]/gu;
const CAPITAL = /^\p{Lu}/u;
const LETTER_OR_DIGIT = /^[\p{L}\p{Nd}]/u;

// The same few thousand syllables make up every text.
const foldedWords = new Map<string, string>();
const MOST_WORDS = 20_000;

function foldWord(word: string): string {
  const known = foldedWords.get(word);
  if (known !== undefined) return known;
  const folded = foldMarks(word);
  if (foldedWords.size < MOST_WORDS) foldedWords.set(word, folded);
  return folded;
}

/** Cuts a text into words and punctuation marks, in order; footnote marks are left out. */
export function splitWords(text: string): Word[] {
  const readable = text.replace(FOOTNOTE_MARK, (mark) => ' '.repeat(mark.length));
  const words: Word[] = [];
  for (const match of readable.matchAll(WORD_OR_MARK)) {
    const [word] = match;
    words.push({
      text: word,
      folded: foldWord(word),
      start: match.index,
      end: match.index + word.length,
      isWord: LETTER_OR_DIGIT.test(word),
      // The letter itself comes first also where its marks stand apart.
      isCapital: CAPITAL.test(word),
    });
  }
  return words;
}

/** Whether a word is spelt as `marked`, or without any marks at all. */
export function isSpelt(word: Word | undefined, marked: string | undefined): boolean {
  if (!word || marked === undefined) return word !== undefined;
  const printed = word.text.normalize('NFC').toLowerCase();
  return printed === marked || printed === word.folded;
}

/**
 * How many words from `start` spell the folded `phrase` (words parted by one blank) without
 * punctuation between them; 0 where they do not.
 */
export function matchPhrase(words: readonly Word[], start: number, phrase: string): number {
  return matchParts(words, start, partsOf(phrase));
}

/** The longest of `phrases` that starts at `start`, as a number of words; 0 where none does. */
export function matchLongest(
  words: readonly Word[],
  start: number,
  phrases: readonly string[],
): number {
  const first = words[start]?.folded;
  let best = 0;
  if (first === undefined) return best;
  const candidates =
    phrases.length <= FEW_PHRASES ? phrases.map(partsOf) : (indexOf(phrases).get(first) ?? []);
  for (const parts of candidates) {
    if (parts.length > best) best = Math.max(best, matchParts(words, start, parts));
  }
  return best;
}

/** So few are looked at one by one: an index of a list made for one call costs more than it saves. */
const FEW_PHRASES = 8;

function matchParts(words: readonly Word[], start: number, parts: readonly string[]): number {
  return parts.every((part, offset) => words[start + offset]?.folded === part) ? parts.length : 0;
}

// Phrase lists are constants looked up at every word: cut and sorted by first word once.
const cutPhrases = new Map<string, readonly string[]>();
const indexes = new WeakMap<
  readonly string[],
  ReadonlyMap<string, readonly (readonly string[])[]>
>();

function partsOf(phrase: string): readonly string[] {
  let parts = cutPhrases.get(phrase);
  if (!parts) {
    parts = phrase.split(' ');
    cutPhrases.set(phrase, parts);
  }
  return parts;
}

function indexOf(phrases: readonly string[]): ReadonlyMap<string, readonly (readonly string[])[]> {
  let index = indexes.get(phrases);
  if (!index) {
    const built = new Map<string, (readonly string[])[]>();
    for (const phrase of phrases) {
      const parts = partsOf(phrase);
      const first = parts[0] ?? '';
      built.set(first, [...(built.get(first) ?? []), parts]);
    }
    index = built;
    indexes.set(phrases, index);
  }
  return index;
}
