import { foldMarks } from './fold.js';

const WORD = /[\p{L}\p{N}]+/gu;

/** A text's words in order, twice: both arrays are of the same length. */
export interface TextWords {
  /** In lower case with their marks, NFC. */
  readonly spelt: readonly string[];
  /** The same without marks. */
  readonly folded: readonly string[];
}

/**
 * Reads the words of many texts. A language has few syllables and a text repeats them: each is
 * folded once for all texts that this reader is given, so it is made for one run over them.
 */
export function createWordReader(): (text: string) => TextWords {
  const foldedBySpelt = new Map<string, string>();
  const fold = (word: string): string => {
    const known = foldedBySpelt.get(word);
    if (known !== undefined) return known;
    const folded = foldMarks(word);
    foldedBySpelt.set(word, folded);
    return folded;
  };
  return (text) => {
    const spelt = text.normalize('NFC').toLowerCase().match(WORD) ?? [];
    return { spelt, folded: spelt.map(fold) };
  };
}
