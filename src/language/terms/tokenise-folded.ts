import { foldMarks, normaliseText } from '../fold.js';

/**
 * A piece of folded text. `reference` is a document number (`73/2019/nd-cp`), `fraction` any other
 * figures joined by slashes (`256/1077`, `30/6/2024`), `ampersand` an abbreviation such as `tt&tt`,
 * `joined` a kind of document written together with its number (`da06`, `pl2`).
 */
export interface FoldedToken {
  readonly kind: 'word' | 'number' | 'fraction' | 'reference' | 'ampersand' | 'joined';
  readonly text: string;
}

/** Runs of letters and digits with the signs that may join them; what they are is judged after. */
const CHUNK = /[\p{L}\p{N}]+(?:[/&.,-][\p{L}\p{N}]+)*/gu;
/** Footnote marks printed against the word they follow: `bộ³`. */
const SUPERSCRIPT = /[\u00b2\u00b3\u00b9\u2070-\u2079]+/g;
const WORD = /[\p{L}\p{N}]+/gu;

/** Nearly every chunk: needs no closer look. */
const PLAIN_WORD = /^[a-z]+$/;
const REFERENCE = /^\d+[a-z]?(?:\/\d{4})?\/[a-z][a-z\d]*(?:[-&][a-z\d]+)*$/;
const FRACTION = /^\d+(?:[.,]\d+)*(?:\/\d+(?:[.,]\d+)*)+$/;
const NUMBER = /^\d+(?:[.,]\d+)*$/;
const JOINED = /^(?:da|pl)\d{1,3}$/;
const AMPERSAND = /^[a-z]+(?:[-&][a-z]+)*&[a-z]+$/;

/**
 * Cuts text of any spelling (marks or none, NFC or NFD, any case) into folded tokens. Document
 * numbers, figures and abbreviations with an ampersand stay whole; all else becomes words.
 */
export function tokeniseFolded(text: string): FoldedToken[] {
  const tokens: FoldedToken[] = [];
  for (const chunk of foldMarks(normaliseText(text)).replace(SUPERSCRIPT, ' ').match(CHUNK) ?? []) {
    if (PLAIN_WORD.test(chunk)) {
      tokens.push({ kind: 'word', text: chunk });
      continue;
    }
    // A comma or full stop without a blank after it joins two words by mistake: cut there, but
    // never between two digits.
    for (const piece of chunk.split(/(?<!\d)[.,]|[.,](?!\d)/)) appendPiece(piece, tokens);
  }
  return tokens;
}

function appendPiece(piece: string, tokens: FoldedToken[]): void {
  if (NUMBER.test(piece)) tokens.push({ kind: 'number', text: piece });
  else if (FRACTION.test(piece)) tokens.push({ kind: 'fraction', text: piece });
  else if (REFERENCE.test(piece)) tokens.push({ kind: 'reference', text: piece });
  else if (JOINED.test(piece)) tokens.push({ kind: 'joined', text: piece });
  else if (AMPERSAND.test(piece)) tokens.push({ kind: 'ampersand', text: piece });
  else for (const word of piece.match(WORD) ?? []) tokens.push({ kind: 'word', text: word });
}

/**
 * One form for a figure however it is printed: `1.077` and `1077`, `06` and `6`, `23,8` and `23.8`.
 * Groups of exactly three digits after full stops are thousands, as in Vietnamese texts.
 */
export function canonicalNumber(text: string): string {
  const joined = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(text) ? text.replaceAll('.', '') : text;
  return joined.replaceAll('.', ',').replace(/^0+(?=\d)/, '');
}
