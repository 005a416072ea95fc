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
export function foldWithOffsets(original: string): FoldedText {
  const offsets: number[] = [];
  let text = '';
  let offset = 0;
  for (const char of original) {
    const folded = WHITE_SPACE.test(char) ? (text.endsWith(' ') ? '' : ' ') : foldChar(char);
    for (let index = 0; index < folded.length; index += 1) offsets.push(offset);
    text += folded;
    offset += char.length;
  }
  offsets.push(original.length);
  return { text, at: (folded) => offsets[folded] ?? original.length };
}

function foldChar(char: string): string {
  if (char === 'đ' || char === 'Đ') return 'd';
  // Dashes of every length separate alike.
  if (char === '–' || char === '—' || char === '‑') return '-';
  return char.normalize('NFD').replace(COMBINING_MARK, '').toLowerCase();
}
