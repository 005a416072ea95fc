import { foldMarks } from '../language/fold.js';
import type { Question } from './question-schema.js';

/** A way officials type, applied mechanically to plain wording. */
export type RewriteStyle =
  | 'no_marks'
  | 'half_marks'
  | 'telex'
  | 'dropped_letter'
  | 'abbreviations'
  | 'upper_case'
  | 'glued_names';

export const REWRITE_STYLES: readonly RewriteStyle[] = [
  'no_marks',
  'half_marks',
  'telex',
  'dropped_letter',
  'abbreviations',
  'upper_case',
  'glued_names',
];

/** The names and phrases that are shortened or run together. */
export interface StyleWords {
  /** Official name and its usual abbreviation, longer names first. */
  readonly names: readonly (readonly [string, string])[];
}

const SHORT_FORMS: readonly (readonly [string, string])[] = [
  ['nhiệm vụ', 'NV'],
  ['dịch vụ công trực tuyến', 'DVCTT'],
  ['dịch vụ công', 'DVC'],
  ['thủ tục hành chính', 'TTHC'],
  ['cơ sở dữ liệu', 'CSDL'],
  ['hệ thống thông tin', 'HTTT'],
  ['an toàn thông tin', 'ATTT'],
  ['chuyển đổi số', 'CĐS'],
  ['kinh tế số', 'KTS'],
  ['địa phương', 'ĐP'],
  ['báo cáo', 'BC'],
  ['thông báo', 'TB'],
  ['phụ lục', 'PL'],
  ['bao nhiêu', 'bn'],
  ['không', 'ko'],
  ['được', 'đc'],
];

/** A question with every turn rewritten; `id` keeps telling which question it was. */
export function rewriteQuestion(
  question: Question,
  style: RewriteStyle,
  words: StyleWords,
): Question {
  return {
    ...question,
    style,
    turns: question.turns.map((turn, index) =>
      rewriteText(turn, style, words, hash(`${question.id} ${index}`)),
    ),
  };
}

/** `seed` chooses which letter is dropped; the same seed always drops the same. */
export function rewriteText(
  text: string,
  style: RewriteStyle,
  { names }: StyleWords,
  seed: number,
): string {
  switch (style) {
    case 'no_marks':
      return withoutMarks(text);
    case 'half_marks':
      return mapWords(text, (word, index) => (index % 2 === 0 ? withoutMarks(word) : word));
    case 'telex':
      return mapWords(text, typeAsTelex);
    case 'dropped_letter':
      return dropLetter(text, seed);
    case 'abbreviations':
      return [...names, ...SHORT_FORMS].reduce(
        (rest, [long, short]) => replacePhrase(rest, long, () => short),
        text,
      );
    case 'upper_case':
      return text.toUpperCase();
    case 'glued_names':
      return names.reduce(
        (rest, [long]) => replacePhrase(rest, long, (found) => found.replaceAll(' ', '')),
        text,
      );
  }
}

function mapWords(text: string, change: (word: string, index: number) => string): string {
  return text
    .split(' ')
    .map((word, index) => change(word, index))
    .join(' ');
}

/** The text without marks, in the case it was typed in. */
function withoutMarks(text: string): string {
  return Array.from(text.normalize('NFC'), (letter) => {
    const folded = foldMarks(letter);
    return letter === letter.toLowerCase() ? folded : folded.toUpperCase();
  }).join('');
}

const TONES: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0309': 'r',
  '\u0303': 'x',
  '\u0323': 'j',
};
const SHAPES: Readonly<Record<string, string>> = { '\u0306': 'w', '\u031b': 'w' };

/** A word as its Telex keys: letters' shapes where they stand, the tone at the end. */
function typeAsTelex(word: string): string {
  let tone = '';
  let typed = '';
  for (const sign of word.normalize('NFD')) {
    const last = typed.at(-1) ?? '';
    if (sign in TONES) tone = TONES[sign] ?? '';
    else if (sign === '\u0302') typed += last.toLowerCase();
    else if (sign in SHAPES) typed += SHAPES[sign] ?? '';
    else if (sign === 'đ' || sign === 'Đ') typed += sign === 'đ' ? 'dd' : 'Dd';
    else typed += sign;
  }
  const letters = /^\p{L}+/u.exec(typed)?.[0] ?? '';
  return letters === '' ? typed : letters + tone + typed.slice(letters.length);
}

/** Words this long stay recognisable without one of their inner letters. */
const MIN_LENGTH_TO_DROP = 4;

/** One inner letter of one word left out; numbers and words in capitals are left alone. */
function dropLetter(text: string, seed: number): string {
  const words = text.split(' ');
  const fit = words.flatMap((word, index) =>
    /^\p{L}?\p{Ll}+$/u.test(word) && word.length >= MIN_LENGTH_TO_DROP ? [index] : [],
  );
  const at = fit[seed % Math.max(1, fit.length)];
  if (at === undefined) return text;
  const word = words[at] ?? '';
  const letter = 1 + (seed % (word.length - 2));
  words[at] = word.slice(0, letter) + word.slice(letter + 1);
  return words.join(' ');
}

/** Replaces a phrase wherever it stands as whole words, in any case. */
function replacePhrase(text: string, phrase: string, to: (found: string) => string): string {
  const lower = text.toLowerCase();
  const wanted = phrase.toLowerCase();
  let result = '';
  let from = 0;
  for (;;) {
    const at = lower.indexOf(wanted, from);
    if (at < 0) return result + text.slice(from);
    const end = at + phrase.length;
    const isWhole = !isLetter(text.charAt(at - 1)) && !isLetter(text.charAt(end));
    result += text.slice(from, at) + (isWhole ? to(text.slice(at, end)) : text.slice(at, end));
    from = end;
  }
}

const isLetter = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

/** FNV-1a over the characters: small, stable, the same everywhere. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const sign of text) value = Math.imul(value ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
