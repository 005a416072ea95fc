import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { isSureName, nearBest, type Evidence } from './evidence.js';
import { readGroups } from './read-groups.js';
import type { Slots } from './slots.js';

const ASKS_FOR_LIST = /\b(?:danh sach|liet ke|gom (?:nhung )?(?:bo|tinh|nuoc|quoc gia)|ke ten)\b/;

/** Things the documents hold as such: contradictions, lists, stated totals, terms. */
export function decideReference(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  const { cues } = slots;
  if (cues.consistency && isSureName(evidence.inconsistencies[0]))
    return {
      intent: 'consistency',
      references: nearBest(evidence.inconsistencies).map((match) => match.id),
      text: slots.wide,
    };
  const asksForList = cues.missing || slots.reading.has(ASKS_FOR_LIST);
  if (asksForList && !cues.overdue && slots.agencies.length === 0 && isSureName(evidence.lists[0]))
    return decideList(slots, evidence);
  const isCounted = cues.countTasks || (cues.howMany && cues.task);
  const figure = evidence.figures[0];
  if (isCounted && slots.agencies.length === 0 && !cues.most && !cues.fewest && isSureName(figure))
    return {
      intent: 'stated_figure',
      indicators: [figure.id],
      text: slots.full,
      ...readGroups(slots, figure.id, knowledge),
    };
  const term = evidence.terms[0];
  if (cues.meaning && term && term.completeness >= 0.9 && term.coverage >= 0.5)
    return { intent: 'term', references: [term.id], text: slots.wide };
  return undefined;
}

/** The list that fits, narrowed to ministries or provinces where one of them is asked for. */
export function decideList(slots: Slots, evidence: Evidence): Query {
  const { cues } = slots;
  const groups =
    cues.missingProvinces && !cues.missingMinistries
      ? ['provinces']
      : cues.missingMinistries && !cues.missingProvinces
        ? ['ministries']
        : [];
  return {
    intent: 'missing_list',
    references: evidence.lists.slice(0, 1).map((match) => match.id),
    text: slots.full,
    ...(groups.length > 0 ? { groups } : {}),
  };
}
