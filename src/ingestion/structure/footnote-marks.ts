/** How footnotes are numbered in a text: `[1]`, `¹`, or a bare figure set against a word. */
export type FootnoteStyle = 'bracketed' | 'superscript' | 'bare';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const BRACKETED = /\[(\d{1,3})\]/g;
const SUPERSCRIPT = /[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}/g;
/** Before a raised figure: the square or cube of a measure, `21.000m²`. */
const MEASURE_END = /^(?:[kcdm]|[\d\s])m$/;
/** `cơ quan1`, `Bộ trưởng1.`, `(Mbps)2`; never `km2` or `IPv6`, nor a figure of a larger number. */
const BARE = /(?<=\p{Ll}{2}|[)”"])(\d{1,2})(?=[\s.,;:)]|$)/gu;
const NEVER_BARE = /(?:^|[^\p{L}])[kcdm]m$/u;

export interface FootnoteMark {
  readonly number: number;
  readonly index: number;
}

/** The number superscript figures stand for, or undefined. */
export function superscriptValue(text: string): number | undefined {
  if (text === '') return undefined;
  const digits = [...text].map((sign) => SUPERSCRIPTS.indexOf(sign));
  return digits.includes(-1) ? undefined : Number(digits.join(''));
}

/** Places in running text where a footnote may be referred to, in the given style. */
export function findFootnoteMarks(text: string, style: FootnoteStyle): FootnoteMark[] {
  if (style === 'bracketed') {
    return [...text.matchAll(BRACKETED)].map((match) => ({
      number: Number(match[1]),
      index: match.index,
    }));
  }
  if (style === 'superscript') {
    return [...text.matchAll(SUPERSCRIPT)]
      .filter((match) => !MEASURE_END.test(text.slice(Math.max(0, match.index - 2), match.index)))
      .map((match) => ({ number: superscriptValue(match[0]) ?? 0, index: match.index }));
  }
  return [...text.matchAll(BARE)]
    .filter((match) => !NEVER_BARE.test(text.slice(Math.max(0, match.index - 3), match.index)))
    .map((match) => ({ number: Number(match[1]), index: match.index }));
}
