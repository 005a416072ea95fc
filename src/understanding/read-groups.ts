import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldedKey } from '../language/fold.js';
import type { Slots } from './slots.js';

const COMPARED = /\bso (?:voi|sanh)\b/;
const COMPARED_IN_TIME =
  /\bso (?:voi|sanh)(?: voi)? (?:muc|cung|nam|thang|quy|dau|cuoi|truoc|ke|ky|20)/;

/**
 * Whose figure is asked where an indicator is split: the groups of its observations that the words
 * name ("địa phương", "Đà Nẵng", "đã hoàn thành"), or that the cues for done and not done mean.
 */
export function readGroups(
  slots: Slots,
  indicatorId: string,
  knowledge: KnowledgeBase,
): { groups?: readonly string[] } {
  const indicator = knowledge.indicators.get(indicatorId);
  if (!indicator) return {};
  const typed = levelKey(` ${foldedKey(slots.full)} `);
  const groups = new Set(indicator.observations.flatMap((one) => one.group ?? []));
  const { cues } = slots;
  // "TPHCM" and "Thành phố Hồ Chí Minh" are one.
  const named = new Set(
    slots.agencies.flatMap((id) => {
      const agency = knowledge.directory.find(id);
      return agency ? [agency.name, ...agency.aliases].map(foldedKey) : [];
    }),
  );
  const wanted = [...groups].filter((group) => {
    const key = levelKey(foldedKey(group));
    if (named.has(key)) return true;
    if (/^(?:da )?(?:hoan thanh|xong)/.test(key)) return cues.done && !cues.notDone;
    if (/^con lai\b/.test(key)) return cues.notDone || /\bcon (?:bao nhieu|may|lai)\b/.test(typed);
    if (/^chua (?:hoan thanh|xong)/.test(key)) return cues.notDone;
    return (
      typed.includes(` ${key} `) ||
      (key.includes(' ') && sharesHead(withoutMistaken(typed, slots), key))
    );
  });
  // Compared with others, some of which may not be named: all are shown.
  if (COMPARED.test(typed) && !COMPARED_IN_TIME.test(typed)) return {};
  // Of one part alone, where the whole is told of as well, that part is meant.
  const isOneOfWhole =
    wanted.length === 1 && indicator.observations.some(({ group }) => group === null);
  return wanted.length > 0 && (wanted.length < groups.size || isOneOfWhole)
    ? { groups: wanted }
    : {};
}

/** "mức E" and "mức độ E" are one. */
const levelKey = (folded: string): string => folded.replace(/\bmuc do (?=[a-z\d]\b)/g, 'muc ');

/**
 * Whether `full` names one of the groups in more than one word ("mức độ E") and that is no part of
 * what another figure is called.
 */
export function namesPart(
  { full, called }: { full: string; called: string },
  groups: readonly (string | null)[],
): boolean {
  const typed = levelKey(` ${foldedKey(full)} `);
  const name = levelKey(` ${foldedKey(called)} `);
  return groups.some((group) => {
    const key = levelKey(foldedKey(group ?? ''));
    return key.includes(' ') && typed.includes(` ${key} `) && !name.includes(` ${key} `);
  });
}

/** Whether the words name one of the groups that are steps of a scale: "mức E", "cấp độ 3". */
export function namesLevel(full: string, groups: readonly (string | null)[]): boolean {
  const typed = levelKey(` ${foldedKey(full)} `);
  return groups.some((group) => {
    const key = levelKey(foldedKey(group ?? ''));
    return / [a-z\d]$/.test(key) && typed.includes(` ${key} `);
  });
}

/** "tính", "tình" typed with their marks are no provinces. */
function withoutMistaken(typed: string, { reading }: Slots): string {
  const isMeant = reading.tokens.some(
    ({ text, folded, marked }) => folded === 'tinh' && (!marked || /^tỉnh$/i.test(text)),
  );
  return isMeant ? typed : typed.replace(/ tinh (?=.)/g, ' ');
}

/** Whether the groups are steps of a scale that a step is named of which none of them is: "mức A". */
export function namesOtherLevel(full: string, groups: readonly (string | null)[]): boolean {
  const step = / (muc|cap do) ([a-z\d]) /.exec(levelKey(` ${foldedKey(full)} `));
  return (
    step !== null &&
    !namesLevel(full, groups) &&
    groups.some((group) => levelKey(foldedKey(group ?? '')).startsWith(`${step[1] ?? ''} `))
  );
}

// "đồng bộ", "cán bộ", "bộ phận", "tính đến": "bộ" and "tỉnh" are half of another word here.
const HALF_OF_WORD =
  /\b(?:dong|can|toan|noi|tien|cong|phan|so|tram|thoai|trien) bo\b|\bbo (?:phan|sung|tieu chi|may|luat|cong cu|du lieu|thu tuc)\b|\btinh (?:den|toi|tu|theo|trang|nang|hinh|chung|tien|toan)\b/g;

/** "bộ" for "bộ, ngành", "tỉnh" for "tỉnh, thành phố" and "địa phương". */
function sharesHead(typed: string, key: string): boolean {
  const words = typed.replace(HALF_OF_WORD, ' ');
  // Provinces are what reports mean by "địa phương".
  if (/^(?:tinh thanh pho|dia phuong)/.test(key)) return /\b(?:tinh|dia phuong)\b/.test(words);
  return key.startsWith('bo nganh') && words.includes(' bo ');
}
