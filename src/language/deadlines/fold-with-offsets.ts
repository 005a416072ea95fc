import { keepLately } from '../keep-lately.js';

/** Folded text that remembers where each of its characters stood. */
export interface FoldedText {
  /** Lower case without marks, đ as d, every run of white space one blank. */
  readonly text: string;
  /** The original offset of a folded offset; the folded length maps to the original length. */
  readonly at: (folded: number) => number;
}

const COMBINING_MARK = /\p{M}/gu;
const WHITE_SPACE = /\s/;

/**
 * Folds text as the search form does, keeping offsets, so that one set of patterns reads text with
 * and without diacritics, composed or not, and its finds can be shown as printed.
 */
export const foldWithOffsets = keepLately(computeFolded);

function computeFolded(original: string): FoldedText {
  const offsets: number[] = [];
  const parts: string[] = [];
  let offset = 0;
  let endsBlank = false;
  for (const char of original) {
    const isBlank = WHITE_SPACE.test(char);
    const folded = isBlank ? (endsBlank ? '' : ' ') : foldChar(char);
    for (let index = 0; index < folded.length; index += 1) offsets.push(offset);
    if (folded !== '') {
      parts.push(folded);
      endsBlank = isBlank;
    }
    offset += char.length;
  }
  const text = parts.join('');
  offsets.push(original.length);
  return { text, at: (folded) => offsets[folded] ?? original.length };
}

// A text has few different letters and needs each of them folded many times.
const foldedChars = new Map<string, string>();
const MOST_CHARS = 2000;

function foldChar(char: string): string {
  const known = foldedChars.get(char);
  if (known !== undefined) return known;
  const folded = computeFold(char);
  if (foldedChars.size < MOST_CHARS) foldedChars.set(char, folded);
  return folded;
}

function computeFold(char: string): string {
  if (char === 'đ' || char === 'Đ') return 'd';
  // Dashes of every length separate alike.
  if (char === '–' || char === '—' || char === '‑') return '-';
  return char.normalize('NFD').replace(COMBINING_MARK, '').toLowerCase();
}

/** The folded offset at which an original offset is reached. */
export function foldedOffset(folded: FoldedText, original: number): number {
  let low = 0;
  let high = folded.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (folded.at(middle) < original) low = middle + 1;
    else high = middle;
  }
  return low;
}
