import type { Agency, ClassMember } from '../../domain/agency.js';
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
import { readNameList } from './read-name-list.js';
import { matchLongest, matchPhrase, type Word } from './words.js';

const OFFICES = [
  'bo truong',
  'thu truong',
  'chu tich',
  'bi thu',
  'giam doc',
  'tong giam doc',
  'thong doc',
  'tong thanh tra',
  'truong ban',
  'chu nhiem',
  'chanh van phong',
  'lanh dao',
  'nguoi dung dau',
  'tu lenh',
  'dong chi',
  'cac dong chi',
  'cac',
  'vien truong',
  'chanh an',
  'pho chu tich',
  'hieu truong',
  'cuc truong',
  'vu truong',
  'chi cuc truong',
  'tong bien tap',
  'truong phong',
  'chi huy truong',
  'bi thu tinh uy va chu tich',
  'bi thu thanh uy va chu tich',
];
const LEVELS = [
  'uy ban nhan dan',
  'ubnd',
  'hoi dong nhan dan',
  'hdnd',
  'tinh uy',
  'thanh uy',
  'ubnd tinh',
  'ubnd thanh pho',
  'uy ban nhan dan tinh',
  'uy ban nhan dan thanh pho',
  'tinh',
  'thanh pho',
  'tp',
  'cac tinh',
  'hoi dong nhan dan tinh',
  'hoi dong nhan dan thanh pho',
  'hdnd tinh',
  'hdnd thanh pho',
];
const HIGH_OFFICES = [
  'pho thu tuong',
  'pho thu tuong chinh phu',
  'pho thu tuong thuong truc',
  'pho thu tuong thuong truc chinh phu',
  'thu tuong chinh phu',
  'thu tuong',
];
const SMALL_BRANCHES = ['chi nhanh tinh', 'chi nhanh thanh pho', 'cac tinh', 'cac cap'];
/** What makes a branch of the body named before. */
const BRANCHES = ['tinh', 'thanh pho', 'khu vuc', 'chi nhanh', 'huyen', 'xa', 'phuong'];
const SHORTEST_PERSON_NAME = 2;
const LONGEST_PERSON_NAME = 4;
const LONGEST_APPOSITION = 30;

/**
 * Reads the list of bodies that starts at `start`: names, offices standing for their bodies ("Bộ
 * trưởng Bộ Y tế"), lists with a shared head ("các Bộ: Công an, Quốc phòng"), classes. Classes side
 * by side are one. Stops at the first word that names none.
 */
export function readAssignees(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): AssigneeList {
  const assignees: Assignee[] = [];
  let next = start;
  let index = start;
  for (;;) {
    const read = readOne(text, words, index, gazetteer);
    if (!read || read.next === index) break;
    assignees.push(...read.assignees);
    next = skipApposition(words, read.next);
    index = skipSeparators(words, next);
    if (index === next) break;
  }
  return { assignees: joinClasses(text, assignees, gazetteer), next };
}

function readOne(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): AssigneeList | null {
  return (
    readPerson(text, words, start, gazetteer) ??
    readNameList(text, words, start, gazetteer) ??
    readNamed(text, words, start, gazetteer) ??
    readClass(text, words, start, gazetteer) ??
    readUnknown(text, words, start)
  );
}

/** "đồng chí Phó Thủ tướng Chính phủ Trần Hồng Hà": an office holder by name. */
function readPerson(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): AssigneeList | null {
  const index = start + matchLongest(words, start, ['dong chi', 'cac dong chi']);
  const office = matchLongest(words, index, HIGH_OFFICES);
  let end = index + office;
  if (office === 0) return null;
  while (end < index + office + LONGEST_PERSON_NAME && words[end]?.isWord && words[end]?.isCapital)
    end += 1;
  if (end - index - office < SHORTEST_PERSON_NAME) return null;
  const registered = gazetteer.nameAt(words, index);
  const assignee =
    registered?.end === end
      ? registeredAssignee(text, words, index, end, registered.agency)
      : { ...unknownAssignee(text, words, index, end), kind: 'person' as const };
  return { assignees: [assignee], next: end };
}

/** One registered body, with the office or the level before its name. */
function readNamed(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): AssigneeList | null {
  const made = (end: number, agency: Agency): AssigneeList => ({
    assignees: [registeredAssignee(text, words, start, end, agency)],
    next: end,
  });
  for (let index = start; ;) {
    const level = matchLongest(words, index, LEVELS);
    const plain = gazetteer.nameAt(words, index);
    if (plain && (level === 0 || plain.agency.kind !== 'province')) {
      return branchAt(text, words, start, plain.end) ?? made(plain.end, plain.agency);
    }
    if (level > 0) {
      const province = provinceAfter(words, index + level, gazetteer) ?? plain;
      return province?.agency.kind === 'province' ? made(province.end, province.agency) : null;
    }
    const office = matchLongest(words, index, OFFICES);
    if (office === 0 || words[index + office]?.text === ',') return null;
    index += office;
  }
}

/** "Bảo hiểm xã hội tỉnh", "Ngân hàng Nhà nước Khu vực 5": a branch is not the body it belongs to. */
function branchAt(
  text: string,
  words: readonly Word[],
  start: number,
  named: number,
): AssigneeList | null {
  if (matchLongest(words, named, BRANCHES) === 0) return null;
  const end = readBodyName(words, start);
  if (end <= named) {
    // "… chi nhánh tỉnh": in small letters the grammar of names does not read it.
    const small = matchLongest(words, named, SMALL_BRANCHES);
    if (small === 0) return null;
    return { assignees: [unknownAssignee(text, words, start, named + small)], next: named + small };
  }
  return { assignees: [unknownAssignee(text, words, start, end)], next: end };
}

/** The province named after "Ủy ban nhân dân" and, if it comes to that, "thành phố". */
function provinceAfter(words: readonly Word[], start: number, gazetteer: Gazetteer) {
  const inside = skipDot(words, start);
  const deeper = matchLongest(words, inside, LEVELS);
  const found = [inside, ...(deeper > 0 ? [skipDot(words, inside + deeper)] : [])]
    .map((index) => gazetteer.nameAt(words, index))
    .find((name) => name?.agency.kind === 'province');
  return found;
}

function readClass(
  text: string,
  words: readonly Word[],
  start: number,
  gazetteer: Gazetteer,
): AssigneeList | null {
  const phrase = readClassPhrase(words, start);
  if (!phrase) return null;
  const printed = unknownAssignee(text, words, start, phrase.end);
  const agency = classAgency(printed.printed, phrase, gazetteer);
  const { count, isRelated } = phrase;
  return {
    assignees: [{ ...printed, agencyId: agency?.id ?? null, kind: 'class', count, isRelated }],
    next: phrase.end,
  };
}

/** The registered class a phrase names, or else the one with the members it binds. */
function classAgency(
  printed: string,
  phrase: { members: ReadonlySet<ClassMember>; namesLocalBodies: boolean; isRelated: boolean },
  gazetteer: Gazetteer,
): Agency | undefined {
  const named = gazetteer.classNamed(printed);
  const { members } = phrase;
  if (named || phrase.namesLocalBodies || phrase.isRelated || members.size === 0) return named;
  const central = members.has('ministry') || members.has('government');
  const wanted = new Set<ClassMember>(central ? ['ministry', 'government'] : []);
  if (members.has('province')) wanted.add('province');
  return gazetteer.classOf(members) ?? gazetteer.classOf(wanted);
}

function readUnknown(text: string, words: readonly Word[], start: number): AssigneeList | null {
  for (let index = start; ;) {
    const end = readBodyName(words, index);
    if (end > index) return { assignees: [unknownAssignee(text, words, index, end)], next: end };
    const office = matchLongest(words, index, OFFICES);
    if (office === 0) return null;
    index += office;
  }
}

/** Classes named side by side are one assignee: "Các Sở, ngành; UBND cấp xã". */
function joinClasses(
  text: string,
  assignees: readonly Assignee[],
  gazetteer: Gazetteer,
): Assignee[] {
  const joined: Assignee[] = [];
  for (const next of assignees) {
    const previous = joined.at(-1);
    if (previous && isOneClass(previous, next)) {
      joined.pop();
      const printed = text.slice(previous.start, next.end);
      const ids = [previous.agencyId, next.agencyId];
      const members = new Set(
        ids.flatMap((id) => (id === null ? [] : (gazetteer.find(id)?.members ?? []))),
      );
      const agency =
        gazetteer.classNamed(printed) ??
        (ids.includes(null) ? undefined : gazetteer.classOf(members));
      joined.push({
        ...previous,
        printed,
        name: printed,
        agencyId: agency?.id ?? null,
        end: next.end,
      });
    } else joined.push(next);
  }
  return joined;
}

function isOneClass(one: Assignee, next: Assignee): boolean {
  const isClass = one.kind === 'class' && next.kind === 'class';
  return isClass && one.count === null && next.count === null && one.isRelated === next.isRelated;
}

/** "Bộ Tài chính (Cơ quan thường trực …)", "Bộ Tài chính - Cơ quan thường trực Ban Chỉ đạo 751". */
function skipApposition(words: readonly Word[], next: number): number {
  const mark = words[next]?.text ?? '';
  if (mark === '(') {
    const close = words.findIndex((word, index) => index > next && word.text === ')');
    return close > 0 && close - next < LONGEST_APPOSITION ? close + 1 : next;
  }
  if (!/^[-–,]$/.test(mark)) return next;
  const title = matchPhrase(words, next + 1, 'co quan thuong truc');
  return title > 0 ? Math.max(next, readBodyName(words, next + 1 + title)) : next;
}
