/**
 * The numbering at the head of a paragraph, as Vietnamese administrative documents write it
 * (Nghị định 30/2020/NĐ-CP, phụ lục I: phần, chương, mục, điều, khoản, điểm).
 */
export type MarkerKind =
  | 'annex' // Phụ lục 1
  | 'chapter' // Phần I, Chương II
  | 'part' // A.
  | 'roman' // I.
  | 'article' // Điều 1.
  | 'number' // 1.
  | 'compound' // 1.5.
  | 'bracketNumber' // 1)
  | 'letter' // a)
  | 'item' // (i), (1)
  | 'dash' // -
  | 'plus'; // +

/** The numbering at the beginning of a paragraph. */
export interface Marker {
  readonly kind: MarkerKind;
  /** The path segment: `B`, `II`, `1.5`, `đ`, `(iii)`, `PL1`, `Điều 2`; empty for dash and plus. */
  readonly label: string;
  /** Position in its series from 1; 0 for dash and plus. */
  readonly ordinal: number;
  /** Characters of the paragraph the marker takes, blanks after it included. */
  readonly length: number;
}

/** Letters in the order points use them; f, j, w and z are left out. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';
const PARTS = 'ABCDEGH';
const ROMAN_VALUES: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };
const ROMAN = /^(?:x{0,3})(?:ix|iv|v?i{0,3})$/;

const ANNEX =
  /^ph[ụu]\s?l[ụu]c(?:\s+s[ốo])?(?:\s+([ivx]{1,5}|\d{1,2}|[a-z])(?![\p{L}\d]))?\s*[.:–-]?\s*/iu;
const CHAPTER = /^(phần|chương)\s+(?:thứ\s+)?([ivx]{1,5}|\d{1,2})(?![\p{L}\d])\s*[.:–-]?\s*/iu;
const ARTICLE = /^(?:điều|đ i ề u)\s(\d{1,3})\s?[.:]\s*/iu;
const ROMAN_POINT = /^([IVX]{1,6})\s?(?:[.:](?:\s*[-–](?=\s))?|[-–/](?=\s))\s*/u;
const PART = /^([A-H])\s?\.\s*(?=\p{Lu})/u;
const COMPOUND = /^(\d{1,2}(?:\.\d{1,2}){1,3})(?:\.\s*|\s+)(?=[^\s\d%])/u;
const NUMBER = /^(\d{1,3})\s?\.\s*(?:[-–]\s*)?(?=[^\s\d])|^(\d{1,3})\.(?:\s+(?=\S)|$)/u;
/** `1- Xây dựng`, as offices of the Party number their points; `2025 - 2030` and `4-5 người` are none. */
const PARTY_NUMBER = /^(\d{1,2})\s?[-–]\s*(?=\p{Lu})/u;
const BRACKET_NUMBER = /^(\d{1,2})\)\s*(?=\S)/u;
const LETTER = /^([a-zđ])\s?\)\s*(?=\S|$)|^([a-zđ])(?:\.\s+|\s?[/-]\s*)(?=\p{Lu})/u;
const ITEM = /^\((\d{1,2}|[ivx]{1,5}|[a-zđ])\)[.:]?\s*(?=\S)/u;
const PLUS = /^(?:[-–]\s*)?\+\s*(?=\S)/u;
const DASH = /^[-–—−•·●▪◦]\s*(?=[^\s\-–—\d])|^[-–—−•·●▪◦]\s+(?=\S)/u;

/** Value of a Roman numeral up to 39, or undefined. */
export function romanValue(text: string): number | undefined {
  const numeral = text.toLowerCase();
  if (numeral === '' || !ROMAN.test(numeral)) return undefined;
  const values = [...numeral].map((sign) => ROMAN_VALUES[sign] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

/** The Roman numeral of a value from 1 to 39, in lower case. */
export function romanNumeral(value: number): string {
  const units = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  return 'x'.repeat(Math.floor(value / 10)) + (units[value % 10] ?? '');
}

/** Position of a point's letter in Vietnamese order (a, b, c, d, đ …), from 1; 0 for none. */
function letterOrdinal(letter: string): number {
  return LETTERS.indexOf(letter.toLowerCase()) + 1;
}

/** The letter at a position of the series, or undefined past its end. */
export function letterAt(ordinal: number): string | undefined {
  return LETTERS[ordinal - 1];
}

/**
 * The marker a paragraph begins with, or null. Judges the paragraph alone: whether the number is the
 * one expected at this place is for the caller to say.
 */
export function readMarker(text: string): Marker | null {
  return readAnnex(text) ?? readDivision(text) ?? readPoint(text) ?? readBullet(text);
}

function readAnnex(text: string): Marker | null {
  const match = ANNEX.exec(text);
  if (match === null) return null;
  const isHeading = /^PH[ỤU]\s?L[ỤU]C/u.test(text) || /^[^\n]{0,20}[.:]/u.test(match[0].trim());
  if (!isHeading && match[0].trim().length < text.trim().length) return null;
  const sign = match[1] ?? '';
  const value = /^\d/.test(sign) ? Number(sign) : romanValue(sign);
  const label = sign === '' ? 'PL' : `PL${value ?? sign.toUpperCase()}`;
  return { kind: 'annex', label, ordinal: value ?? 1, length: match[0].length };
}

function readDivision(text: string): Marker | null {
  const chapter = CHAPTER.exec(text);
  if (chapter !== null) {
    const [all, word = '', sign = ''] = chapter;
    const label = `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()} ${sign.toUpperCase()}`;
    const ordinal = /^\d/.test(sign) ? Number(sign) : (romanValue(sign) ?? 0);
    return ordinal === 0 ? null : { kind: 'chapter', label, ordinal, length: all.length };
  }
  const article = ARTICLE.exec(text);
  if (article !== null) {
    const ordinal = Number(article[1]);
    return { kind: 'article', label: `Điều ${ordinal}`, ordinal, length: article[0].length };
  }
  const roman = ROMAN_POINT.exec(text);
  const romanOrdinal = romanValue(roman?.[1] ?? '');
  if (roman !== null && romanOrdinal !== undefined) {
    return { kind: 'roman', label: roman[1] ?? '', ordinal: romanOrdinal, length: roman[0].length };
  }
  const part = PART.exec(text);
  const sign = part?.[1] ?? '';
  if (part !== null && PARTS.includes(sign)) {
    return { kind: 'part', label: sign, ordinal: PARTS.indexOf(sign) + 1, length: part[0].length };
  }
  return null;
}

function readPoint(text: string): Marker | null {
  const compound = COMPOUND.exec(text);
  if (compound !== null) {
    const label = compound[1] ?? '';
    const ordinal = Number(label.split('.').at(-1));
    return { kind: 'compound', label, ordinal, length: compound[0].length };
  }
  const number = NUMBER.exec(text) ?? PARTY_NUMBER.exec(text);
  if (number !== null) {
    const label = String(Number(number[1] ?? number[2]));
    return { kind: 'number', label, ordinal: Number(label), length: number[0].length };
  }
  const bracket = BRACKET_NUMBER.exec(text);
  if (bracket !== null) {
    const label = String(Number(bracket[1]));
    return { kind: 'bracketNumber', label, ordinal: Number(label), length: bracket[0].length };
  }
  const letter = LETTER.exec(text);
  if (letter !== null) {
    const label = letter[1] ?? letter[2] ?? '';
    const ordinal = letterOrdinal(label);
    return ordinal === 0 ? null : { kind: 'letter', label, ordinal, length: letter[0].length };
  }
  const item = ITEM.exec(text);
  if (item !== null) {
    const sign = item[1] ?? '';
    const ordinal = /^\d/.test(sign) ? Number(sign) : (romanValue(sign) ?? letterOrdinal(sign));
    return { kind: 'item', label: `(${sign})`, ordinal, length: item[0].length };
  }
  return null;
}

function readBullet(text: string): Marker | null {
  const plus = PLUS.exec(text);
  if (plus !== null) return { kind: 'plus', label: '', ordinal: 0, length: plus[0].length };
  const dash = DASH.exec(text);
  if (dash !== null) return { kind: 'dash', label: '', ordinal: 0, length: dash[0].length };
  return null;
}
