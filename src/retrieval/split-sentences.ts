/** Words whose full stop ends no sentence, in lower case and without it. */
const ABBREVIATED = new Set(
  'tp tx tt q p h x st gs pgs ts ths ks cn bs ls ths.bs ông tr mr mrs dr vs no'.split(' '),
);

/** A possible end: closing sign, closing quotes or brackets, then white space. */
const END = /[.!?;…]["”’)\]]*\s+/gu;

/**
 * Cuts text at the ends of its sentences; joined together the pieces are the text again, but for
 * the white space between them. Semicolons end a piece as well: official texts string whole clauses
 * with them. No cut inside a figure (`1.077`), a document number, after an abbreviation (`TP. `),
 * an initial or the number of a point, nor before a small letter.
 */
export function splitSentences(text: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (!endsSentence(text, start, match.index, end)) continue;
    pieces.push(text.slice(start, end).trimEnd());
    start = end;
  }
  const rest = text.slice(start).trimEnd();
  if (rest !== '') pieces.push(rest);
  return pieces;
}

function endsSentence(text: string, start: number, sign: number, next: number): boolean {
  if (text.charAt(sign) === ';') return true;
  if (/^\p{Ll}/u.test(text.slice(next, next + 2))) return false;
  if (text.charAt(sign) !== '.') return true;
  const before = text.slice(Math.max(start, sign - 12), sign);
  const word = before.split(/[^\p{L}\p{N}.]/u).at(-1) ?? '';
  // `1. Bộ Tài chính`, `a. …`: the number of a point, not a sentence.
  if (word.length === sign - start) return false;
  return !/^\p{Lu}$/u.test(word) && !ABBREVIATED.has(word.toLowerCase());
}
