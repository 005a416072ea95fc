import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { AgencyKind } from '../domain/agency.js';
import type { Observation } from '../domain/indicator.js';
import type { Query } from '../domain/query.js';
import { foldedKey } from '../language/fold.js';
import { ASKED_RANK, nearBest, type Evidence } from './evidence.js';
import { groupsOf } from './find-figure.js';
import { readGroups } from './read-groups.js';
import type { Slots } from './slots.js';

// "tỉnh nào dùng nhiều nhất": of whom or what the figure is the highest or the lowest.
const SUPERLATIVE =
  /((?: [a-z]+)?) ([a-z]+) (?:nao|gi)\b.* (?:(?:nhieu|cao|lon|it|thap|nho) (?:[a-z]+ ){0,7}?nhat|dan dau|dung dau)\b/;
const PROVINCE = /^(?:tinh|pho|thanh|phuong)$/;
const COUNTRY = /^(?:nuoc|gia)$/;
const MINISTRY = /^(?:bo|nganh|quan)$/;
/** Figures this much as good as the best may be the one that is split so. */
const NEAR_SHARE = 0.5;

/** Who or what stands first or last, or where a place named stands; undefined where neither is asked. */
export function readRanked(
  slots: Slots,
  evidence: Evidence,
  figureId: string,
  knowledge: KnowledgeBase,
): Pick<Query, 'indicators' | 'aspect' | 'groups'> | undefined {
  const { reading, cues } = slots;
  const near = [figureId, ...nearBest(evidence.indicators, NEAR_SHARE).map(({ id }) => id)];
  const kinds = kindsByName(knowledge.directory);
  const kindOf = (group: string): AgencyKind | undefined => kinds.get(foldedKey(group));
  const isSplit = (least: number, isKind: (group: string) => boolean) => (id: string) =>
    new Set(groupsOf({ id }, knowledge).filter((group) => group !== null && isKind(group))).size >=
    least;
  const isProvince = (group: string): boolean => kindOf(group) === 'province';
  const groups = readGroups(slots, figureId, knowledge);
  const [group] = groups.groups ?? [];
  if (reading.has(ASKED_RANK) && group !== undefined && isProvince(group))
    return isSplit(2, isProvince)(figureId)
      ? { indicators: [figureId], aspect: 'rank', groups: [group] }
      : undefined;
  const [, before = '', who] = SUPERLATIVE.exec(reading.folded) ?? [];
  if (who === undefined) return undefined;
  const aspect = cues.fewest ? 'fewest' : 'most';
  const found = (isOne: (id: string) => boolean): string | undefined => near.find(isOne);
  if (PROVINCE.test(who)) {
    const id = found(isSplit(2, isProvince)) ?? found(isSplit(1, isProvince));
    return id === undefined
      ? { indicators: [figureId], aspect: 'no_province', groups: ['địa phương'] }
      : { indicators: [id], aspect };
  }
  if (MINISTRY.test(who)) {
    const isBody = (one: string): boolean => /^(?:ministry|government)$/.test(kindOf(one) ?? '');
    const id = found(isSplit(2, isBody));
    return id === undefined
      ? { indicators: [figureId], aspect: 'no_ministry', groups: ['bộ, ngành'] }
      : { indicators: [id], aspect };
  }
  if (COUNTRY.test(who)) {
    const id = found(isSplit(2, (one) => /^\p{Lu}/u.test(one) && kindOf(one) === undefined));
    return id === undefined ? undefined : { indicators: [id], aspect };
  }
  // "cấp độ nào": what is split into such by name, else what is split into parts at all.
  const named = found(
    isSplit(2, (one) => `${foldedKey(one)} `.startsWith(`${before} ${who} `.trimStart())),
  );
  const id = named ?? (isSplit(3, isPart)(figureId) ? figureId : undefined);
  if (id !== undefined) return { indicators: [id], aspect: `${aspect}_part` };
  const alike = rankAlike(evidence, figureId, knowledge, cues.fewest);
  return alike.length > 1 ? { indicators: alike, aspect: `${aspect}_figure` } : undefined;
}

/** Figures of one kind begin alike … */
const ALIKE_SYLLABLES = 6;
/** … and so many of them are told of at most. */
const MOST_ALIKE = 5;
/** Of those found the best are looked at. */
const MOST_LOOKED_AT = 12;
/** Much less of the question may stand in their names than in the best one's. */
const ALIKE_SHARE = 0.15;

/** "CSDL nào nhiều huyện nhất": figures that are called and measured alike, the highest or lowest first. */
function rankAlike(
  { indicators: found }: Evidence,
  figureId: string,
  { indicators }: KnowledgeBase,
  isLowest: boolean,
): readonly string[] {
  const newestOf = (id: string): Observation | undefined =>
    (indicators.get(id)?.observations ?? [])
      .filter((row) => row.kind === 'actual' && row.group === null)
      .toSorted((one, other) => (other.asOf ?? '').localeCompare(one.asOf ?? ''))[0];
  const kindOf = (id: string): string => {
    const syllables = foldedKey(indicators.get(id)?.name ?? '').split(' ');
    return syllables.length > ALIKE_SYLLABLES
      ? [...syllables.slice(0, ALIKE_SYLLABLES), newestOf(id)?.unit ?? ''].join(' ')
      : '';
  };
  const kind = kindOf(figureId);
  const numberOf = (id: string): number => newestOf(id)?.number ?? 0;
  return [
    ...new Set([
      figureId,
      ...nearBest(found, ALIKE_SHARE)
        .slice(0, MOST_LOOKED_AT)
        .map(({ id }) => id),
    ]),
  ]
    .filter((id) => kind !== '' && kindOf(id) === kind)
    .toSorted((a, b) => (isLowest ? numberOf(a) - numberOf(b) : numberOf(b) - numberOf(a)))
    .slice(0, MOST_ALIKE);
}

/** A part of its own, not one of the sides that many figures are told of. */
const isPart = (group: string): boolean =>
  !/^(?:bo nganh|dia phuong|toan quoc|tong|ca nuoc)\b/.test(foldedKey(group));

type Directory = KnowledgeBase['directory'];

/** By register, the kinds of its agencies by every folded name; made at the first such question. */
const kindTables = new WeakMap<Directory, ReadonlyMap<string, AgencyKind>>();

function kindsByName(directory: Directory): ReadonlyMap<string, AgencyKind> {
  const known = kindTables.get(directory);
  if (known !== undefined) return known;
  const kinds = new Map(
    directory
      .list()
      .flatMap(({ name, aliases, kind }) =>
        [name, ...aliases].map((one) => [foldedKey(one), kind] as const),
      ),
  );
  kindTables.set(directory, kinds);
  return kinds;
}
