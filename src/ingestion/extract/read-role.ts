import type { Assignee } from '../../language/agencies/assignee.js';
import { CLASS_NOUNS } from '../../language/agencies/class-nouns.js';
import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { isOrderAt } from '../../language/agencies/order-words.js';
import { readAssignees } from '../../language/agencies/read-assignees.js';
import { matchLongest, type Word } from '../../language/agencies/words.js';

/** What stands between an addressee and the order's own words. */
export interface Role {
  readonly coordinating: readonly Assignee[];
  /** Index of the first word of the order itself. */
  readonly bodyIndex: number;
}

const LEADS = ['chu tri', 'chiu trach nhiem chu tri', 'lam dau moi', 'chu tri tham muu'];
const COORDINATES = [
  'phoi hop',
  'phoi hop chat che',
  'phoi hop va thong nhat',
  'phoi hop thuong xuyen',
  'thong nhat',
  'phoi hop dong bo',
];
const WITH = ['voi', 'cung', 'cung voi', 'cua'];
// "khẩn trương chủ trì", "theo chức năng, nhiệm vụ và thẩm quyền chủ trì".
const FARTHEST_ROLE = 4;
const FARTHEST_ROLE_AFTER_A_BASIS = 24;
// "chủ trì, phối hợp với các bộ trong đẩy mạnh …", "… để thống nhất …".
const NOUNS = Object.keys(CLASS_NOUNS);
const PURPOSES = ['trong', 'trong viec', 'de', 'trong qua trinh'];
const LONGEST_UNNAMED = 12;
const BASES = ['theo', 'can cu', 'tren co so', 'trong pham vi'];

/**
 * Reads "chủ trì, phối hợp với A, B" from a word on. The phrase is left out of the order's own words;
 * a mere "phối hợp với A làm …" stays in them, for it is what is to be done.
 */
export function readRole(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): Role {
  const from = /^[,:]$/.test(words[start]?.text ?? '') ? start + 1 : start;
  const lead = findLead(words, from);
  const afterLead = lead ?? from;
  const joint = skipMarks(words, afterLead, lead !== null);
  const coordinates = lead === null ? findCoordination(words, joint) : joint;
  const length = matchLongest(words, coordinates, COORDINATES);
  if (length === 0) return { coordinating: [], bodyIndex: afterLead };
  const list = coordinates + length;
  const read = readAssignees(text, words, list + matchLongest(words, list, WITH), gazetteer);
  const coordinating = read.assignees.filter((assignee) => !assignee.isRelated);
  if (lead === null) return { coordinating, bodyIndex: from };
  const end = read.assignees.length > 0 ? read.next : skipUnnamed(words, list);
  const body = skipMarks(words, end, false);
  const purpose = matchLongest(words, body, PURPOSES);
  return { coordinating, bodyIndex: isOrderAt(words, body + purpose) ? body + purpose : body };
}

/** "với cơ quan thanh tra": bodies the grammar cannot read; up to the verb, or `list` without one. */
function skipUnnamed(words: readonly Word[], list: number): number {
  const named = Math.max(1, matchLongest(words, list, NOUNS));
  for (let index = list + named; index < list + LONGEST_UNNAMED; index += 1) {
    if (!words[index]?.isWord && words[index]?.text !== ',') return list;
    if (isOrderAt(words, index)) return index;
  }
  return list;
}

/** The index after "chủ trì", where it stands close enough to be the addressee's role. */
function findLead(words: readonly Word[], from: number): number | null {
  const reach = matchLongest(words, from, BASES) > 0 ? FARTHEST_ROLE_AFTER_A_BASIS : FARTHEST_ROLE;
  for (let index = from; index <= from + reach; index += 1) {
    const length = matchLongest(words, index, LEADS);
    if (length > 0) return index + length;
    if (/^[;.:]$/.test(words[index]?.text ?? '')) return null;
  }
  return null;
}

/** The index of "phối hợp" where it opens the order, at most an adverb or two before it. */
function findCoordination(words: readonly Word[], from: number): number {
  for (let index = from; index <= from + FARTHEST_ROLE; index += 1) {
    if (matchLongest(words, index, ['phoi hop']) > 0) return index;
    if (!words[index]?.isWord) return from;
  }
  return from;
}

function skipMarks(words: readonly Word[], start: number, withAnd: boolean): number {
  let index = start;
  if (/^[,;:]$/.test(words[index]?.text ?? '')) index += 1;
  if (withAnd && words[index]?.folded === 'va') index += 1;
  return index;
}
