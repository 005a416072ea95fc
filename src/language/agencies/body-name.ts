import {
  ALONE_HEADS,
  BARE_HEADS,
  COMPLETE_HEADS,
  FIELD_HEADS,
  HEADS,
  LEVELS,
  LONG_HEADS,
  NEVER_IN_A_NAME,
  NOT_BODIES,
  PLACE_HEADS,
} from './body-heads.js';
import { MARKED_NOUNS } from './class-nouns.js';
import { NAME_FIELDS } from './name-fields.js';
import { isOrderAt, orderVerbAt } from './order-words.js';
import { isSpelt, matchLongest, splitWords, type Word } from './words.js';

/** A body named by the grammar of names alone. */
export interface BodyName {
  readonly text: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
}

const LONGEST_FIELD = 5;
const LONGEST_KNOWN_FIELD = 14;
const LONGEST_SMALL_RUN = 10;
const SHORT_SMALL_RUN = 3;
/** Project boards are named for what they manage: "Ban Quản lý dự án …", "Ban Quản lý các khu công nghiệp". */
const MANAGED_FIELDS = NAME_FIELDS.flatMap((field) =>
  field.startsWith('quan ly ') ? [field, field.slice('quan ly '.length)] : [field],
);
/** "Báo và phát thanh, truyền hình": names that are also printed in small letters. */
const FIELDS_IN_SMALL_LETTERS = new Set(['bao va', 'trung tam', 'dai']);
const LINKING = new Set(['va', '-', '–', '&', 'cua', 've']);

/** The body whose name starts at `start`, as the index after its last word; 0 where none does. */
export function readBodyName(words: readonly Word[], start: number): number {
  const first = words[start];
  if (!first?.isWord || !first.isCapital) return 0;
  const length = matchLongest(words, start, HEADS);
  if (length === 0 || (length === 1 && !isSpelt(first, MARKED_NOUNS[first.folded]))) return 0;
  // "TỔ CHỨC THỰC HIỆN" is a heading.
  if (matchLongest(words, start, NOT_BODIES) > 0) return 0;
  const head = words
    .slice(start, start + length)
    .map((word) => word.folded)
    .join(' ');
  let index = start + length;
  if (COMPLETE_HEADS.has(head)) return index;
  let isNamed = ALONE_HEADS.has(head);
  for (;;) {
    const next = readPart(words, index, head, isNamed);
    if (next === index) return isNamed ? index : 0;
    index = next;
    isNamed = true;
  }
}

/** The index after the next part of a name — a level, a proper word, a run of small ones. */
function readPart(words: readonly Word[], index: number, head: string, isNamed: boolean): number {
  const word = words[index];
  if (!word) return index;
  const level = levelLength(words, index);
  if (level > 0 && (isNamed || BARE_HEADS.has(head))) return index + level;
  const isLinked = LINKING.has(words[index - 1]?.folded ?? '');
  const known = !isNamed || isLinked ? fieldLength(words, index, head) : 0;
  if (known > 0) return index + known;
  if (word.isWord && (word.isCapital || /^\d{1,3}$/.test(word.text))) {
    // "Sở Giáo dục và Đào tạo": after a linking word the name goes on, verb or not.
    return isNamed && !isLinked && opensAnOrder(words, index) ? index : index + 1;
  }
  if (!isNamed) {
    // "Tổ công tác của Thủ tướng Chính phủ".
    const isOwned = word.folded === 'cua' && LONG_HEADS.has(head) && words[index + 1]?.isCapital;
    return isOwned === true ? index + 1 : index;
  }
  const isLong = LONG_HEADS.has(head);
  const next = words[index + 1];
  if (LINKING.has(word.folded)) {
    if (!next?.isWord || (word.folded === 'va' && matchLongest(words, index + 1, HEADS) > 0)) {
      return index;
    }
    return next.isCapital || (isLong && next.folded !== 'cac') ? index + 1 : index;
  }
  if (PLACE_HEADS.has(head) || endsKnownPart(words, index)) return index;
  const run = countSmallWords(words, index);
  const field = FIELD_HEADS.has(head) ? fieldEnd(words, index) : index;
  if (field > index) return field;
  if (!words[index - 1]?.isCapital) return index;
  // "… và Đào tạo": the second half of a word that a linking word brought in.
  if (run === 0) return LINKING.has(words[index - 2]?.folded ?? '') ? index + 1 : index;
  return index + (run <= (isLong ? LONGEST_SMALL_RUN : SHORT_SMALL_RUN) ? run : 1);
}

/** How many words a known field of work at `index` takes; names set it in capitals at its start. */
function fieldLength(words: readonly Word[], index: number, head = ''): number {
  if (FIELDS_IN_SMALL_LETTERS.has(head)) return matchLongest(words, index, NAME_FIELDS);
  if (head === 'ban quan ly') return matchLongest(words, index, MANAGED_FIELDS);
  return words[index]?.isCapital ? matchLongest(words, index, NAME_FIELDS) : 0;
}

/** How many words a level of government at `index` takes. */
function levelLength(words: readonly Word[], index: number): number {
  const length = matchLongest(words, index, LEVELS);
  const isLevel = length !== 1 || isSpelt(words[index], MARKED_NOUNS[words[index]?.folded ?? '']);
  return isLevel ? length : 0;
}

/** Whether a level or a known field of at least two words ends before `index`, and the name with it. */
function endsKnownPart(words: readonly Word[], index: number): boolean {
  if (levelLength(words, index - 1) === 1) return true;
  for (let start = index - 2; start >= Math.max(0, index - LONGEST_KNOWN_FIELD); start -= 1) {
    if (start + Math.max(fieldLength(words, start), levelLength(words, start)) === index)
      return true;
  }
  return false;
}

/**
 * "Viện Nghiên cứu phát triển Thành phố": a field of work inside a name may look like an order; it is
 * none where a capital follows before any mark. The index before that capital, else `start`.
 */
function fieldEnd(words: readonly Word[], start: number): number {
  for (let index = start; index < start + LONGEST_FIELD; index += 1) {
    const word = words[index];
    if (!word?.isWord) return start;
    if (word.isCapital) return index;
  }
  return start;
}

/** "Sở Y tế Tổ chức …": a verb in capitals after a name. */
function opensAnOrder(words: readonly Word[], index: number): boolean {
  return orderVerbAt(words, index) > 1 && words[index + 1]?.isCapital === false;
}

/** How many small-lettered words from `start` may still be part of a name. */
function countSmallWords(words: readonly Word[], start: number): number {
  let index = start;
  for (; index < words.length; index += 1) {
    const word = words[index];
    if (!word?.isWord || word.isCapital || isOrderAt(words, index)) break;
    if (matchLongest(words, index, NEVER_IN_A_NAME) > 0) break;
  }
  return index - start;
}

/** Bodies named anywhere in a text, by the grammar of names, in order. */
export function findBodyNames(text: string): BodyName[] {
  const words = splitWords(text);
  const found: BodyName[] = [];
  for (let index = 0; index < words.length;) {
    const end = readBodyName(words, index);
    const first = words[index];
    const last = words[end - 1];
    if (end > index && first && last) {
      found.push({ text: text.slice(first.start, last.end), start: first.start, end: last.end });
      index = end;
    } else index += 1;
  }
  return found;
}
