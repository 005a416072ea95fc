import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldedKey } from '../language/fold.js';
import type { Query } from '../domain/query.js';
import { isSureTask, type Evidence } from './evidence.js';
import { bearsAttribute } from './attribute.js';
import { figureText, groupsOf, isCalledByDocument, preferDistinct } from './find-figure.js';
import { namesLevel, namesOtherLevel, readGroups } from './read-groups.js';
import { readPair } from './read-pair.js';
import { readRanked } from './read-ranked.js';
import type { Slots } from './slots.js';
import { isTellingSubject } from './subject.js';

/** A task on the same matter is shown beside a figure from this share of the words on. */
const RELATED_COVERAGE = 0.4;

/**
 * The question for a figure that was found: its part, its place with most, the period asked for, the
 * document named, and what else is nearly called so.
 */
export function toFigureQuery(
  slots: Slots,
  evidence: Evidence,
  figure: Evidence['indicators'][number],
  knowledge: KnowledgeBase,
): Query {
  const { cues } = slots;
  // Beside those about as good: what bears the asked agency in its very name.
  const names = slots.agencies.map((id) => foldedKey(knowledge.directory.nameOf(id)));
  const isNamed = (id: string): boolean =>
    names.some((name) => foldedKey(knowledge.indicators.get(id)?.name ?? '').includes(name));
  const isOther = namesOtherLevel(slots.full, groupsOf(figure, knowledge));
  const isLevel = namesLevel(slots.full, groupsOf(figure, knowledge));
  const others = preferDistinct(evidence.indicators, slots, knowledge)
    .filter((match) => match.score >= figure.score * (isNamed(match.id) ? 0.5 : 0.85))
    .filter((match) => !isLevel || namesLevel(slots.full, groupsOf(match, knowledge)))
    .filter((match) => !isOther || namesOtherLevel(slots.full, groupsOf(match, knowledge)))
    .filter(({ id }) => bearsAttribute(slots.matter, figureText(id, knowledge)))
    .map((match) => match.id)
    .filter((id) => id !== figure.id);
  const groups = readGroups(slots, figure.id, knowledge);
  const pair = readPair(slots, knowledge);
  if (pair) return { intent: 'indicator_compare', indicators: pair, text: slots.full };
  const ranked = readRanked(slots, evidence, figure.id, knowledge);
  if (ranked) return { intent: 'indicator', text: slots.full, ...ranked };
  const related = evidence.tasks
    .slice(0, 2)
    .filter(
      (match) =>
        isTellingSubject(slots.subject) &&
        match.coverage >= RELATED_COVERAGE &&
        (sharesPlace(match.id, figure.id, knowledge) || isSureTask(match)),
    )
    .map((match) => match.id);
  return {
    intent: cues.trend
      ? 'indicator_trend'
      : (groups.groups?.length ?? 0) > 1
        ? 'indicator_compare'
        : 'indicator',
    indicators: [figure.id, ...others].slice(0, 3),
    text: slots.full,
    ...groups,
    ...placesOf(slots, figure.id, knowledge),
    ...(related.length > 0 ? { taskIds: related } : {}),
    ...(cues.target ? { aspect: 'target' } : cues.why ? { aspect: 'why' } : {}),
    ...(isOther ? { aspect: 'no_level' } : {}),
    ...(claimsOther(slots, [figure.id, ...others], knowledge) ? { aspect: 'claimed' } : {}),
    ...(slots.year ? { period: slots.year.range } : {}),
  };
}

// "sao TB 203 nói 80% …", "… 80% phải không": a share is taken for printed, not asked whether reached.
const CLAIMS =
  /\b(?:noi|ghi|neu|bao|viet|cong bo)(?: la| rang)?(?: [a-z]+){0,2} \d|^ sao |\b(?:dung|phai|that) (?:vay )?(?:khong|chu)\b|\b(?:ha|a|chu) $/;
const isShare = (word: string): boolean => /^\d+(?:[.,]\d+)?%/.test(word);

/** Whether a share is claimed that none of the figures is, not even rounded. */
function claimsOther(
  { reading }: Slots,
  ids: readonly string[],
  { indicators }: KnowledgeBase,
): boolean {
  if (!reading.has(CLAIMS)) return false;
  const claimed = reading.tokens.flatMap(({ text }) => (isShare(text) ? [toNumber(text)] : []));
  if (claimed.length === 0) return false;
  const printed = ids.flatMap((id) =>
    (indicators.get(id)?.observations ?? []).flatMap(({ value, detail, quote }) =>
      `${value} ${detail ?? ''} ${quote}`
        .split(/[\s(;:]/)
        .filter(isShare)
        .map(toNumber),
    ),
  );
  return claimed.every(
    (one) => !printed.some((other) => one === other || one === Math.round(other)),
  );
}

const toNumber = (share: string): number => Number(share.split('%')[0]?.replace(',', '.'));

/** Whether a document gives the task where it gives the figure: the same point speaks of both. */
function sharesPlace(taskId: string, indicatorId: string, knowledge: KnowledgeBase): boolean {
  const events = knowledge.tasks.get(taskId)?.events ?? [];
  const rows = knowledge.indicators.get(indicatorId)?.observations ?? [];
  return rows.some((row) =>
    events.some((event) => event.document === row.document && event.section === row.section),
  );
}

/**
 * The documents named, whose figure leads; none where the figure is called by one of them ("nhiệm vụ
 * theo TB 203"), which says of what it is and not who gives it.
 */
function placesOf(
  { places }: Slots,
  indicatorId: string,
  knowledge: KnowledgeBase,
): Pick<Query, 'places'> {
  const sources = places.filter(
    (place) => !isCalledByDocument(indicatorId, place.document, knowledge),
  );
  return sources.length > 0 ? { places: sources } : {};
}
