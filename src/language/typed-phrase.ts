import { foldMarks, normaliseText } from './fold.js';

const WORD = /[\p{L}\p{N}]+/gu;
const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * Courtesy around what is meant, marked as it is spelt: typed with these marks or with none, but
 * not with others (`dạ` is courtesy, `đã` is not).
 */
const LEADING_COURTESY_WORDS = [
  'dạ',
  'vâng',
  'em',
  'cho',
  'xin',
  'tôi',
  'mình',
  'nhờ',
  'bot',
  'ơi',
];
const TRAILING_COURTESY_WORDS = [
  ...['ạ', 'nhé', 'nha', 'với', 'giúp', 'em', 'tôi', 'mình', 'đi', 'giùm', 'bot', 'ơi', 'nào'],
];

/** One spelling per syllable, wherever the tone mark was put: `huỷ` and `hủy` are the same. */
function spellingKey(syllable: string): string {
  const tones: string[] = [];
  const base = syllable
    .toLowerCase()
    .normalize('NFD')
    .replace(TONE_MARKS, (tone) => {
      tones.push(tone);
      return '';
    });
  return base.normalize('NFC') + tones.join('');
}

/** The spellings a word may be typed in: with its marks, or without any. */
const spellingsOf = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((word) => [spellingKey(word), foldMarks(word)]));

const LEADING_COURTESY = spellingsOf(LEADING_COURTESY_WORDS);
const TRAILING_COURTESY = spellingsOf(TRAILING_COURTESY_WORDS);

/** Words of a typed text or of a phrase, lower case, marks kept, without punctuation. */
export function syllablesOf(text: string): string[] {
  return (normaliseText(text).match(WORD) ?? []).map(spellingKey);
}

/** Whether a typed syllable is the marked one, or is it without any marks: not with other marks. */
function isSpelling(typed: string, marked: string): boolean {
  return typed === marked || typed === foldMarks(marked);
}

/**
 * How many syllables of `typed` the phrase takes from its start: all of the phrase's, or 0.
 * Marks may be left out, but where typed they must be right, so that "đúng" is not "dừng".
 */
export function countLeadingPhrase(typed: readonly string[], phrase: string): number {
  const wanted = syllablesOf(phrase);
  const isThere =
    wanted.length > 0 && wanted.every((syllable, at) => isSpelling(typed[at] ?? '', syllable));
  return isThere ? wanted.length : 0;
}

/** Whether the typed syllables are the phrase and nothing else. */
export function isPhrase(typed: readonly string[], phrase: string): boolean {
  return countLeadingPhrase(typed, phrase) === typed.length && typed.length > 0;
}

/** The syllables without courtesy at either end; as they are where nothing else is left. */
export function withoutCourtesy(typed: readonly string[]): readonly string[] {
  let from = 0;
  let to = typed.length;
  while (to > from && TRAILING_COURTESY.has(typed[to - 1] ?? '')) to -= 1;
  while (from < to && LEADING_COURTESY.has(typed[from] ?? '')) from += 1;
  return from === to ? typed : typed.slice(from, to);
}
