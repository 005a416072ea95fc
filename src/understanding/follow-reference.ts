import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { foldedKey, foldedSyllables } from '../language/fold.js';
import { decideList } from './decide-list.js';
import { gatherEvidence, isSureName } from './evidence.js';
import { readGroups } from './read-groups.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

// Whose figure or list is asked next is no new subject.
const GROUP_WORDS =
  /các|khối|cấp|bộ|ngành|địa phương|tỉnh|thành phố|cac|khoi|cap|bo|nganh|dia phuong|tinh|thanh pho|(?<!\p{L})(?:con|the|vay|thi|sao)(?!\p{L})/giu;

/** The words of a subject that name more than whose it is. */
export function withoutGroups(subject: string): string[] {
  return subject.replace(GROUP_WORDS, ' ').split(' ').filter(Boolean);
}

const EARLIER = /\b(?:truoc (?:do|day|kia)|luc truoc|ky truoc|qua cac|so voi)\b/;

/** "còn địa phương?", "mục tiêu bao nhiêu", "năm 2023 thì sao": the same figure, seen otherwise. */
export function followIndicator(slots: Slots, last: Query): Query {
  const { cues, period, year, reading } = slots;
  const groups = [
    ...(cues.ministriesGroup && !cues.provincesGroup ? ['bộ, ngành'] : []),
    ...(cues.provincesGroup ? ['địa phương'] : []),
  ];
  const range = period ?? year;
  const isTrend = range !== null || cues.trend || reading.has(EARLIER);
  // After the target, "còn quý 1" asks for what was reached then.
  const { aspect, ...same } = last;
  const isKept = aspect !== undefined && !(aspect === 'target' && isTrend);
  return {
    ...same,
    ...(isKept ? { aspect } : {}),
    ...(groups.length > 0 ? { groups } : {}),
    ...(isTrend ? { intent: 'indicator_trend' as const } : {}),
    ...(range ? { period: range.range } : {}),
    ...(cues.target ? { aspect: 'target' } : {}),
  };
}

/** "theo báo cáo quý 1?": the figure just answered, as another document gives it. */
export function followInDocument(
  { places, matter, cues }: Slots,
  last: Query,
  { indicators }: KnowledgeBase,
): Query | undefined {
  if (places.length === 0 || cues.task || hasContent(withoutGroups(matter))) return undefined;
  const given = (last.indicators ?? []).filter((id) =>
    indicators
      .get(id)
      ?.observations.some((row) => places.some((place) => place.document === row.document)),
  );
  return given.length > 0 ? { ...last, indicators: given, places } : undefined;
}

/** Share of what the words before and now make together that another figure must bear. */
const PART_COVERAGE = 0.6;
/** … and of its name that they must make. */
const PART_COMPLETENESS = 0.7;

/** "nông thôn thì sao": a part of the figure just answered, or the figure of that part alone. */
export function followPart(slots: Slots, last: Query, knowledge: KnowledgeBase): Query | undefined {
  const { matter, cues, places, agencies } = slots;
  const [id] = last.indicators ?? [];
  if (id === undefined || cues.task || places.length > 0 || agencies.length > 0) return undefined;
  const words = withoutGroups(matter);
  if (!hasContent(words)) return undefined;
  const { groups } = readGroups(slots, id, knowledge);
  if (groups) return { ...last, groups };
  const added = foldedSyllables(matter);
  const found = knowledge.findIndicators(`${last.text ?? ''} ${matter}`).find((match) => {
    const indicator = knowledge.indicators.get(match.id);
    const name = ` ${foldedKey([indicator?.name ?? '', ...(indicator?.aliases ?? [])].join(' '))} `;
    return (
      match.id !== id &&
      match.coverage >= PART_COVERAGE &&
      match.completeness >= PART_COMPLETENESS &&
      added.every((syllable) => name.includes(` ${syllable} `))
    );
  });
  return found ? { intent: 'indicator', indicators: [found.id], text: slots.full } : undefined;
}

/** "còn phiên 7?": the same matter, or the part of the same heading, in another document. */
export function followElsewhere(
  { places, matter, cues }: Slots,
  last: Query,
  knowledge: KnowledgeBase,
): Query | undefined {
  const isWhole = places.length > 0 && places.every((place) => place.section === null);
  if (!isWhole || cues.task || hasContent(withoutGroups(matter))) return undefined;
  if (last.text !== undefined) return { intent: 'document_content', text: last.text, places };
  const [from] = last.places ?? [];
  const heading = from && knowledge.findSection(from.document, from.section ?? '')?.heading;
  if (typeof heading !== 'string') return undefined;
  const headings = knowledge.findHeadings(heading);
  const found = places.flatMap(({ document }) => {
    const match = headings.find(({ id }) => id.startsWith(`${document} `));
    return match ? [{ document, section: match.id.slice(document.length + 1) }] : [];
  });
  return found.length > 0 ? { intent: 'document_content', places: found } : undefined;
}

/** "thế còn các tỉnh": the same subject, the other kind of members; or the list next named. */
export function followList(slots: Slots, last: Query, knowledge: KnowledgeBase): Query | undefined {
  if (hasContent(withoutGroups(slots.matter))) {
    const evidence = gatherEvidence(slots, knowledge);
    return isSureName(evidence.lists[0]) ? decideList(slots, evidence, knowledge) : undefined;
  }
  const wantsProvinces = slots.cues.provincesGroup;
  const words = `${last.text ?? ''} ${wantsProvinces ? 'địa phương tỉnh' : 'bộ ngành'}`;
  const candidates = gatherEvidence(
    { subject: words, matter: words, wide: words, full: words },
    knowledge,
  ).lists;
  const kindOf = (id: string): boolean =>
    knowledge.lists
      .get(id)
      ?.members.some(
        (member) =>
          (knowledge.directory.find(member.agency)?.kind === 'province') === wantsProvinces,
      ) === true;
  const found = candidates.find((match) => kindOf(match.id));
  return {
    intent: 'missing_list',
    references: found ? [found.id] : (last.references ?? []),
    groups: [wantsProvinces ? 'provinces' : 'ministries'],
    ...(last.text === undefined ? {} : { text: last.text }),
  };
}

/** Share of the words that the document asked about must bear for it to be asked about again. */
const SAME_DOCUMENT_COVERAGE = 0.5;

/** "còn về an toàn thông tin?": another matter in the same document. */
export function followContent(
  slots: Slots,
  last: Query,
  knowledge: KnowledgeBase,
): Query | undefined {
  const documents = [...new Set((last.places ?? []).map((place) => place.document))];
  if (documents.length === 0 || slots.places.length > 0 || slots.matter === '') return undefined;
  const places = documents.map((document) => ({ document, section: null }));
  const [passage] = knowledge.searchPassages({ words: slots.matter, places, limit: 1 });
  return passage && passage.coverage >= SAME_DOCUMENT_COVERAGE
    ? { intent: 'document_content', text: slots.matter, places }
    : undefined;
}
