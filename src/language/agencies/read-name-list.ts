import {
  registeredAssignee,
  skipDot,
  skipSeparators,
  unknownAssignee,
  type Assignee,
  type AssigneeList,
} from './assignee.js';
import { readBodyName } from './body-name.js';
import { readClassPhrase } from './class-phrase.js';
import type { Gazetteer } from './gazetteer.js';
import { NAME_FIELDS } from './name-fields.js';
import { matchLongest, type Word } from './words.js';

const LIST_HEADS =
  /^(?:bo|so|nganh|co quan|quan|tap doan|doan|tong cong ty|ty|dia phuong|phuong|tinh|thanh pho|pho|don vi|vi)$/;
const PLURAL_HEADS = [
  'cac bo',
  'bo truong cac bo',
  'hai bo',
  'cac tinh',
  'cac thanh pho',
  'cac tinh thanh pho',
  'cac tap doan',
  'cac tong cong ty',
  'cac so',
  'ubnd cac tinh',
  'uy ban nhan dan cac tinh',
  'chu tich uy ban nhan dan cac tinh',
  'chu tich ubnd cac tinh',
  'giam doc cac so',
  'cac xa',
  'cac phuong',
  'ubnd cac xa',
  'ubnd cac phuong',
  'uy ban nhan dan cac xa',
  'uy ban nhan dan cac phuong',
  'chu tich ubnd cac xa',
  'chu tich ubnd cac phuong',
];
const LEVELS_IN_A_LIST = [
  'tinh',
  'thanh pho',
  'tp',
  'uy ban nhan dan tinh',
  'ubnd tinh',
  'ubnd thanh pho',
];
const LONGEST_PLACE = 5;
const MAX_WORDS_OF_A_DEPARTMENT = 6;

/**
 * Names that share a head: "các Bộ: Công an, Quốc phòng", "các bộ Xây dựng, Công Thương", "Ủy ban
 * nhân dân các tỉnh, thành phố An Giang, Cần Thơ". Null where no such list starts at `start`.
 */
export function readNameList(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): AssigneeList | null {
  const opened = findOpening(words, start);
  if (opened === null) return null;
  const heads = [words[opened.names - 1]?.folded, words[opened.names - 2]?.folded];
  const isDepartments = heads.includes('so');
  const commune =
    heads[0] === 'xa' || heads[0] === 'phuong' ? sharedHead(words, start, opened.names) : null;
  const assignees: Assignee[] = [];
  let index = opened.names;
  let next = index;
  for (;;) {
    index = skipEnumerator(words, index);
    if (commune !== null) {
      const end = placeEnd(words, index);
      if (end === index) break;
      const place = unknownAssignee(text, words, index, end);
      assignees.push({ ...place, name: `${commune} ${place.name}` });
      next = end;
      index = skipSeparators(words, next);
      if (index === next) break;
      continue;
    }
    const found = isDepartments ? undefined : nameInListAt(words, index, gazetteer);
    const end = found?.end ?? (isDepartments ? departmentEnd(words, index) : index);
    if (end === index) break;
    assignees.push(
      found
        ? registeredAssignee(text, words, index, found.end, found.agency)
        : asDepartment(unknownAssignee(text, words, index, end)),
    );
    next = end;
    index = skipSeparators(words, next);
    if (index === next) break;
  }
  if (assignees.length === 0) return null;
  if (opened.isBracketed && words[next]?.text === ')') next += 1;
  return { assignees, next };
}

/** Where the names of a list with a shared head begin, or null where no head stands at `start`. */
function findOpening(
  words: readonly Word[],
  start: number,
): { names: number; isBracketed: boolean } | null {
  const phrase = readClassPhrase(words, start);
  if (phrase) {
    const mark = words[phrase.end]?.text;
    const last = words[phrase.end - 1];
    if (last && LIST_HEADS.test(last.folded) && (mark === ':' || mark === '(')) {
      return { names: phrase.end + 1, isBracketed: mark === '(' };
    }
    // "các tỉnh, thành phố An Giang": the second noun of the head stands before the first name.
    const level = skipSeparators(words, phrase.end);
    const names = skipDot(words, level + matchLongest(words, level, ['thanh pho', 'tp', 'tinh']));
    const isOpen = level === phrase.end || names > level;
    if (isOpen && last && LIST_HEADS.test(last.folded) && words[names]?.isCapital) {
      return { names, isBracketed: false };
    }
    return null;
  }
  const counted =
    /^\d{1,2}$/.test(words[start]?.text ?? '') && words[start + 1]?.folded === 'bo' ? 2 : 0;
  const head = Math.max(counted, matchLongest(words, start, PLURAL_HEADS));
  return head > 0 && words[start + head]?.isCapital
    ? { names: start + head, isBracketed: false }
    : null;
}

/** Names in a list whose head was read may be short: "Công an", "tỉnh Phú Yên". */
function nameInListAt(words: readonly Word[], start: number, gazetteer: Gazetteer) {
  const level = skipDot(words, start + matchLongest(words, start, LEVELS_IN_A_LIST));
  const direct = gazetteer.nameAt(words, start) ?? gazetteer.nameAt(words, level);
  const short = gazetteer.shortNameAt(words, start);
  if (!direct || !short) return direct ?? short;
  return short.end > direct.end ? short : direct;
}

/** "UBND các phường" before the names: "UBND phường" before each. */
function sharedHead(words: readonly Word[], start: number, end: number): string {
  const kept = words.slice(start, end).filter(({ folded }) => folded !== 'cac');
  return kept.map(({ text }) => text).join(' ');
}

/** "các xã Tân Hòa, Trường An": the capitalised words of a place. */
function placeEnd(words: readonly Word[], start: number): number {
  let end = start;
  while (words[end]?.isWord && words[end]?.isCapital && end < start + LONGEST_PLACE) end += 1;
  // "…, Công an xã": another body follows.
  return readBodyName(words, start) > end ? start : end;
}

/** "các Sở Tài chính, Nội vụ": each name is a known field, or runs to the next comma. */
function departmentEnd(words: readonly Word[], start: number): number {
  if (!words[start]?.isCapital) return start;
  const known = matchLongest(words, start, NAME_FIELDS);
  if (known > 0) return start + known;
  const end = words.findIndex((word, index) => index > start && !word.isWord);
  const length = (end < 0 ? words.length : end) - start;
  return length <= MAX_WORDS_OF_A_DEPARTMENT ? start + length : start;
}

function asDepartment(assignee: Assignee): Assignee {
  return {
    ...assignee,
    name: assignee.name.startsWith('Sở') ? assignee.name : `Sở ${assignee.name}`,
  };
}

/** "(i)", "(1)" before a name in a list. */
function skipEnumerator(words: readonly Word[], index: number): number {
  return words[index]?.text === '(' && words[index + 2]?.text === ')' ? index + 3 : index;
}
