import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import { nearBest, type Evidence } from './evidence.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

/** Lists this much as good as the best may be meant as well, where the best names others. */
const NEAR_SHARE = 0.7;
/** Share of the words a list must bear for an agency to be looked up on it. */
const MEMBER_COVERAGE = 0.7;
/** Share of the words from which a task that the agency leads is meant rather than a list. */
const OWN_COVERAGE = 0.5;

/** The list that fits, narrowed to ministries or provinces where one of them is asked for. */
export function decideList(slots: Slots, evidence: Evidence, knowledge: KnowledgeBase): Query {
  const { cues } = slots;
  const groups =
    cues.missingProvinces && !cues.missingMinistries
      ? ['provinces']
      : cues.missingMinistries && !cues.missingProvinces
        ? ['ministries']
        : [];
  const near = ofYear(slots, nearBest(evidence.lists, NEAR_SHARE), knowledge);
  const [group] = groups;
  const found =
    group === undefined
      ? near[0]
      : (near.find(({ id }) => hasKind(id, group === 'provinces', knowledge)) ?? near[0]);
  return {
    intent: 'missing_list',
    references: found ? [found.id] : [],
    text: slots.full,
    ...(groups.length > 0 ? { groups } : {}),
  };
}

/** A year that was typed is meant: of near lists those that name it, where some do. */
function ofYear(
  { reading }: Slots,
  near: Evidence['lists'],
  { lists }: KnowledgeBase,
): Evidence['lists'] {
  const years = reading.folded.match(/\b20\d\d\b/g) ?? [];
  const naming = near.filter(({ id }) => {
    const { title = '', about = [] } = lists.get(id) ?? {};
    return years.some((year) => [title, ...about].some((text) => text.includes(year)));
  });
  return naming.length > 0 ? naming : near;
}

/** Whether a list names some province, or some other body. */
function hasKind(id: string, isProvince: boolean, { lists, directory }: KnowledgeBase): boolean {
  return (
    lists
      .get(id)
      ?.members.some(
        (member) => (directory.find(member.agency)?.kind === 'province') === isProvince,
      ) === true
  );
}

const DONE_ALONE = /\b(?:da|lam|xong|hoan thanh|hoan tat|het)\b/g;
const ASKS_STANDING =
  /\bchua (?:(?:a|vay|nhi|nhe|ban|ad|em|anh|chi|the|ha|z|roi|hay) )*$|\b(?:trong|vao|co) (?:cai |ban )?danh sach\b|\bco ten\b|\bco (?:chua|khong)\b.* chua\b/;

/** "Quảng Ninh ban hành danh mục dữ liệu mở chưa": whether an agency stands on lists of that matter. */
export function decideMembership(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  const { agencies, cues, reading } = slots;
  const { directory, tasks, lists } = knowledge;
  const kinds = agencies.map((id) => directory.find(id)?.kind);
  if (kinds.length === 0 || kinds.some((kind) => kind === 'class' || kind === 'person'))
    return undefined;
  if (!reading.has(ASKS_STANDING) || cues.overdue || cues.task) return undefined;
  // "Bộ Tài chính đã xong chưa": of nothing named, no list is meant.
  if (!hasContent(foldMarks(slots.matter).replace(DONE_ALONE, ' ').split(' ').filter(Boolean)))
    return undefined;
  const isProvince = kinds.every((kind) => kind === 'province');
  const near = nearBest(evidence.lists, NEAR_SHARE).filter(
    ({ id, coverage }) =>
      coverage >= MEMBER_COVERAGE &&
      lists.get(id)?.polarity !== 'other' &&
      hasKind(id, isProvince, knowledge),
  );
  const [best] = near;
  // A task of its own that is done since, or that no list speaks of, tells more than a list.
  const own = evidence.tasks.find(
    (match) =>
      tasks.get(match.id)?.lead.some((id) => agencies.includes(id)) === true &&
      match.coverage >= OWN_COVERAGE,
  );
  const isOnList = near.some(({ id }) =>
    lists.get(id)?.members.some((member) => agencies.includes(member.agency)),
  );
  const isDone = own !== undefined && tasks.get(own.id)?.status === 'completed';
  if (!best || isDone || (own && !isOnList)) return undefined;
  return {
    intent: 'missing_list',
    references: near.map(({ id }) => id),
    agencies,
    text: slots.full,
  };
}
