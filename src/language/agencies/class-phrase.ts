import type { ClassMember } from '../../domain/agency.js';
import { readBodyName } from './body-name.js';
import {
  CLASS_MODIFIERS,
  CLASS_NOUNS,
  CLASS_OFFICES,
  MARKED_NOUNS,
  QUANTIFIERS,
} from './class-nouns.js';
import { isOrderAt } from './order-words.js';
import { isSpelt, matchLongest, matchPhrase, type Word } from './words.js';

/** Assignees named as a class: `các bộ, ngành, địa phương`, `Chủ tịch UBND các xã, phường`. */
export interface ClassPhrase {
  /** Index after its last word. */
  readonly end: number;
  /** Kinds of registered agency it binds. */
  readonly members: ReadonlySet<ClassMember>;
  /** Whether it also names bodies no register holds: sở, xã, đơn vị. */
  readonly namesLocalBodies: boolean;
  /** The number printed before it: `07 địa phương`. */
  readonly count: number | null;
  /** "liên quan": whoever is concerned, nobody in particular. */
  readonly isRelated: boolean;
}

const NOUN_PHRASES = Object.keys(CLASS_NOUNS);
const SEPARATORS = new Set([',', ';', '/', '-']);
// "Ủy ban nhân dân phường, xã" are many without "các".
const SEVERAL_OF_THEM = /^(?:uy ban nhan dan|ubnd) (?:phuong|xa)$/;
/** Nouns that mean many bodies by themselves. */
const COLLECTIVE = new Set(['cap uy', 'cap uy dang', 'chinh quyen', 'chinh quyen dia phuong']);
const RELATED = /(?:^| )(?:co )?lien quan$/;

/**
 * Reads the class of assignees that starts at `start`, as far as its list of nouns and their
 * qualifiers goes, or null where none starts there. A single body ("Bộ Công an") is no class.
 */
export function readClassPhrase(words: readonly Word[], start: number): ClassPhrase | null {
  const members = new Set<ClassMember>();
  let namesLocalBodies = false;
  let isRelated = false;
  let count: number | null = null;
  let end = start;
  let index = start;
  let isQuantified = false;
  for (;;) {
    const element = readElement(words, index);
    if (!element) break;
    isQuantified ||= element.isQuantified;
    count ??= element.count;
    for (const member of element.members) members.add(member);
    namesLocalBodies ||= element.isLocal;
    isRelated ||= element.isRelated;
    end = element.end;
    index = skipSeparator(words, end);
    // "các sở ngành": nouns may stand side by side.
    if (index === end && (matchLongest(words, end, NOUN_PHRASES) === 0 || isOrderAt(words, end)))
      break;
  }
  // A bare singular ("tỉnh", "đơn vị") names nobody; "cơ quan liên quan" at least a circle of bodies.
  if (end === start || (!isQuantified && !isRelated)) return null;
  return { end, members, namesLocalBodies, count, isRelated };
}

interface Element {
  readonly end: number;
  readonly members: readonly ClassMember[];
  readonly isLocal: boolean;
  readonly isRelated: boolean;
  readonly isQuantified: boolean;
  readonly count: number | null;
}

function readElement(words: readonly Word[], start: number): Element | null {
  let index = start;
  let isQuantified = false;
  let count: number | null = null;
  let office = 0;
  for (;;) {
    const quantifier = matchLongest(words, index, QUANTIFIERS);
    const number = /^\d{1,3}$/.exec(words[index]?.text ?? '');
    const held = matchLongest(words, index, CLASS_OFFICES);
    if (quantifier > 0) index += quantifier;
    else if (number && count === null) {
      count = Number(number[0]);
      index += 1;
    } else if (held > 0) {
      index += held;
      office += 1;
      // "Bộ trưởng, Thủ trưởng cơ quan ngang bộ": the first office stands alone.
      if (isListMark(words[index]) && matchLongest(words, index + 1, CLASS_OFFICES) > 0) break;
    } else break;
    isQuantified = true;
  }
  const length = matchLongest(words, index, NOUN_PHRASES);
  const isNoun = length > 1 || isSpelt(words[index], MARKED_NOUNS[words[index]?.folded ?? '']);
  if (length === 0 || !isNoun) {
    if (office === 0) return null;
    return {
      end: index,
      members: ['ministry'],
      isLocal: false,
      isRelated: false,
      isQuantified,
      count,
    };
  }
  const noun = words
    .slice(index, index + length)
    .map((word) => word.folded)
    .join(' ');
  index += length;
  if (startsProperName(words, index, noun)) return null;
  let isRelated = false;
  for (;;) {
    const modifier = matchLongest(words, index, CLASS_MODIFIERS);
    if (modifier === 0) break;
    const read = words
      .slice(index, index + modifier)
      .map((word) => word.folded)
      .join(' ');
    isRelated ||= RELATED.test(read);
    index += modifier;
    if (read.endsWith('thuoc')) index = Math.max(index, readBodyName(words, index));
  }
  index = skipQualifier(words, index);
  const members = CLASS_NOUNS[noun] ?? 'local';
  return {
    end: index,
    members: members === 'local' ? [] : members,
    isLocal: members === 'local',
    isRelated,
    isQuantified:
      isQuantified ||
      noun.includes(' cac ') ||
      noun.includes(' cap ') ||
      COLLECTIVE.has(noun) ||
      SEVERAL_OF_THEM.test(noun),
    count,
  };
}

/** "Bộ Công an", "tỉnh Đồng Nai": the noun opens a name and no class. */
function startsProperName(words: readonly Word[], index: number, noun: string): boolean {
  const next = words[index];
  if (!next?.isWord || !next.isCapital) return false;
  // "đặc khu Sở Tài chính": a comma was lost before another body.
  if (matchLongest(words, index, ['so']) > 0 && readBodyName(words, index) > index) return false;
  // "Thành phố" and "Tỉnh" alone stand for the issuer's own; "Trung ương" is no name here.
  if (
    matchLongest(words, index, [
      'trung uong',
      'thanh pho',
      'tinh',
      'dang',
      'nha nuoc',
      'chinh phu',
    ]) > 0
  ) {
    return noun === 'thanh pho' && matchPhrase(words, index, 'trung uong') === 0;
  }
  return true;
}

/** "của Mặt trận", "từ Hà Tĩnh đến Lâm Đồng": words that narrow a class down by a name. */
function skipQualifier(words: readonly Word[], index: number): number {
  const opening = matchLongest(words, index, ['cua', 'tu', 'den', 'thuoc', 'tai']);
  if (opening === 0 || !words[index + opening]?.isCapital) return index;
  let end = Math.max(index + opening, readBodyName(words, index + opening));
  while (end < words.length && words[end]?.isWord && words[end]?.isCapital) end += 1;
  if (words[end]?.folded === 'tran') end += 1;
  return skipQualifier(words, end);
}

const isListMark = (word: Word | undefined): boolean =>
  word !== undefined && SEPARATORS.has(word.text);

/** The index after a comma, a semicolon or "và", where another element follows. */
function skipSeparator(words: readonly Word[], end: number): number {
  let index = end;
  if (isListMark(words[index])) index += 1;
  if (words[index]?.folded === 'va' || words[index]?.folded === 'cung') index += 1;
  return index;
}
