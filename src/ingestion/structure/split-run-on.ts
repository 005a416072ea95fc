import { sliceStretch } from '../clean/stretch.js';
import type { Paragraph } from './join-paragraphs.js';
import { letterAt, readMarker } from './read-marker.js';

/**
 * Cuts a paragraph in which several points were run together (`… nhân rộng. d) Đẩy nhanh …`). Only the
 * very next number of the series counts, after the end of a sentence or clause and before a capital:
 * `điểm d khoản 1` inside a sentence is left alone.
 */
export function splitRunOn(paragraph: Paragraph): Paragraph[] {
  const { marker, words } = paragraph;
  if (marker === null) return [paragraph];
  const sign = nextSign(marker.kind, marker.ordinal);
  if (sign === null) return [paragraph];
  const pattern = new RegExp(`[.;:!?…]\\s(${sign})\\s?(?=[\\p{Lu}“"])`, 'u');
  const match = pattern.exec(words.text);
  if (match === null) return [paragraph];
  const cut = match.index + match[0].indexOf(match[1] ?? '');
  const rest = sliceStretch(words, cut);
  const restMarker = readMarker(rest.text);
  if (restMarker === null) return [paragraph];
  return [
    { ...paragraph, words: sliceStretch(words, 0, cut) },
    ...splitRunOn({ ...paragraph, words: rest, marker: restMarker, isBold: false }),
  ];
}

function nextSign(kind: string, ordinal: number): string | null {
  if (kind === 'letter') {
    const letter = letterAt(ordinal + 1);
    return letter === undefined ? null : `${letter}\\)`;
  }
  return kind === 'number' ? `${ordinal + 1}\\.` : null;
}
