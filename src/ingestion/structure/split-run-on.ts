import { sliceStretch } from '../clean/stretch.js';
import type { Paragraph } from './join-paragraphs.js';
import { letterAt, readMarker } from './read-marker.js';

/** Enough of the words after a cut to read the marker there. */
const MAX_SIGN_CHARACTERS = 12;

/**
 * Cuts a paragraph in which several points were run together (`… nhân rộng. d) Đẩy nhanh …`). Only the
 * very next number of the series counts, after the end of a sentence or clause and before a capital:
 * `điểm d khoản 1` inside a sentence is left alone.
 */
export function splitRunOn(paragraph: Paragraph): Paragraph[] {
  const { words } = paragraph;
  const paragraphs: Paragraph[] = [];
  let { marker } = paragraph;
  let from = 0;
  for (;;) {
    const sign = marker === null ? null : nextSign(marker.kind, marker.ordinal);
    const cut = sign === null ? -1 : findSign(words.text, sign, from);
    const next = cut < 0 ? null : readMarker(words.text.slice(cut, cut + MAX_SIGN_CHARACTERS));
    const end = next === null ? words.text.length : cut;
    const part = sliceStretch(words, from, end);
    paragraphs.push(
      from === 0
        ? { ...paragraph, words: part }
        : { ...paragraph, words: part, marker, isBold: false },
    );
    if (next === null) return paragraphs;
    marker = next;
    from = cut;
  }
}

/** Where a sign stands after the end of a sentence or clause and before a capital; -1 if nowhere. */
function findSign(text: string, sign: string, from: number): number {
  const pattern = new RegExp(`[.;:!?…]\\s(${sign})\\s?(?=[\\p{Lu}“"])`, 'gu');
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? -1 : match.index + 2;
}

function nextSign(kind: string, ordinal: number): string | null {
  if (kind === 'letter') {
    const letter = letterAt(ordinal + 1);
    return letter === undefined ? null : `${letter}\\)`;
  }
  return kind === 'number' ? `${ordinal + 1}\\.` : null;
}
