import { MARKED_NOUNS } from './class-nouns.js';
import { isOrderAt, orderVerbAt } from './order-words.js';
import { isSpelt, matchLongest, splitWords, type Word } from './words.js';

/** A body named by the grammar of names alone. */
export interface BodyName {
  readonly text: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
}

/** First words of names of bodies; a proper name or a level must follow. */
const HEADS = [
  'bo',
  'so',
  'ban',
  'cuc',
  'vu',
  'tong cuc',
  'chi cuc',
  'uy ban',
  'ub',
  'uy ban nhan dan',
  'ubnd',
  'hoi dong nhan dan',
  'hdnd',
  'van phong',
  'cong an',
  'ngan hang',
  'tap doan',
  'tong cong ty',
  'cong ty',
  'truong',
  'truong dai hoc',
  'dai hoc',
  'hoc vien',
  'vien',
  'hoi',
  'hiep hoi',
  'lien minh',
  'lien doan',
  'dai',
  'bao',
  'bao va',
  'thanh tra',
  'kiem toan',
  'toa an',
  'vien kiem sat',
  'bao hiem xa hoi',
  'kho bac',
  'trung tam',
  'phong',
  'quan khu',
  'thong tan xa',
  'mat tran',
  'doan',
  'quy',
  'to cong tac',
  'hoi dong',
  'bo chi huy',
  'bo tu lenh',
  'ban chi dao',
  'ban quan ly',
  'tinh uy',
  'thanh uy',
  'dang uy',
  'cong doan',
  'tong lien doan',
  'thue',
  'hai quan',
  'co quan thuong truc',
  'co quan thanh tra',
  'benh vien',
  'nha xuat ban',
  'cang vu',
  'chu dau tu',
  'lien hiep',
  'to',
];

// Names of these run on in small letters ("Ban Chỉ đạo phòng thủ dân sự quốc gia").
const LONG_HEADS = new Set([
  'ban chi dao',
  'to cong tac',
  'hoi dong',
  'cuc',
  'trung tam',
  'ban quan ly',
  'uy ban',
  'co quan thuong truc',
]);
/** Bodies named for their field of work. */
const FIELD_HEADS = new Set([
  'vien',
  'trung tam',
  'ban quan ly',
  'quy',
  'hoi',
  'hiep hoi',
  'cong ty',
]);
const LONGEST_FIELD = 5;
const LONGEST_SMALL_RUN = 10;
const SHORT_SMALL_RUN = 3;
const COMPLETE_HEADS = new Set(['chu dau tu', 'co quan thanh tra']);
// "Công an tỉnh", "Văn phòng UBND tỉnh": complete with a level alone.
const BARE_HEADS = new Set([
  'cong an',
  'uy ban nhan dan',
  'ubnd',
  'hoi dong nhan dan',
  'hdnd',
  'van phong',
  'toa an',
  'vien kiem sat',
  'mat tran',
  'thue',
  'bo chi huy',
  'thanh tra',
  'bao hiem xa hoi',
]);

const LEVELS = [
  'tinh',
  'thanh pho',
  'huyen',
  'xa',
  'phuong',
  'quan',
  'cap tinh',
  'cap xa',
  'cap huyen',
  'quoc gia',
  'trung uong',
  'dia phuong',
  'cac tinh',
  'cac dia phuong',
];
const NEVER_IN_A_NAME = [
  'va',
  'cac',
  'de',
  'tai',
  'trong',
  'theo',
  'la',
  'da',
  'tren',
  'tu',
  'voi',
  'cho',
  'khong',
  'neu',
  'nhu',
];
const NOT_BODIES = [
  'to chuc',
  'ban hanh',
  'hoi nghi',
  'hoi thao',
  'bao cao',
  'bao dam',
  'quy dinh',
  'quy che',
  'truong hop',
  'phong chong',
  'phong ngua',
  'doan ket',
];
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
  let isNamed = false;
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
  const level = matchLongest(words, index, LEVELS);
  if (level > 0 && (isNamed || BARE_HEADS.has(head))) return index + level;
  if (word.isWord && (word.isCapital || /^\d{1,3}$/.test(word.text))) {
    // "Sở Giáo dục và Đào tạo": after a linking word the name goes on, verb or not.
    const isLinked = LINKING.has(words[index - 1]?.folded ?? '');
    return isNamed && !isLinked && opensAnOrder(words, index) ? index : index + 1;
  }
  if (!isNamed) return index;
  const isLong = LONG_HEADS.has(head);
  const next = words[index + 1];
  if (LINKING.has(word.folded)) {
    if (!next?.isWord || (word.folded === 'va' && matchLongest(words, index + 1, HEADS) > 0)) {
      return index;
    }
    return next.isCapital || (isLong && next.folded !== 'cac') ? index + 1 : index;
  }
  const run = countSmallWords(words, index);
  const field = FIELD_HEADS.has(head) ? fieldEnd(words, index) : index;
  if (field > index) return field;
  if (!words[index - 1]?.isCapital) return index;
  // "… và Đào tạo": the second half of a word that a linking word brought in.
  if (run === 0) return LINKING.has(words[index - 2]?.folded ?? '') ? index + 1 : index;
  return index + (run <= (isLong ? LONGEST_SMALL_RUN : SHORT_SMALL_RUN) ? run : 1);
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
