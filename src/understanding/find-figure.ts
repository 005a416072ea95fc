import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldedKey, foldedSyllables } from '../language/fold.js';
import { createPhraseTable, type PhraseTable } from '../language/terms/phrase-table.js';
import { bearsAttribute } from './attribute.js';
import { ASKED_RANK, isSureName, nearBest, type Evidence } from './evidence.js';
import { isNamedAfter, speaksOf } from './figure-of-agency.js';
import { countsAsked, preferCounted } from './prefer-counted.js';
import { namesLevel, namesOtherLevel, namesPart } from './read-groups.js';
import type { Slots } from './slots.js';

/** Share of the words from which a figure is meant that has the very step of a scale asked for. */
const LEVEL_COVERAGE = 0.35;

/** The parts its observations are split into. */
export const groupsOf = (
  { id }: { id: string },
  knowledge: KnowledgeBase,
): readonly (string | null)[] =>
  (knowledge.indicators.get(id)?.observations ?? []).map((one) => one.group);

/** The indicator meant; one that says nothing of the agency asked about is not. */
export function findFigure(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Evidence['indicators'][number] | undefined {
  const levels = evidence.indicators.filter(
    (match) =>
      match.coverage >= LEVEL_COVERAGE &&
      (namesLevel(slots.full, groupsOf(match, knowledge)) ||
        namesOtherLevel(slots.full, groupsOf(match, knowledge))),
  );
  const level = levels.find((match) => isOfSide(match, slots, knowledge)) ?? levels[0];
  if (level && slots.agencies.length === 0) return { ...level, completeness: 1 };
  const isDistinct = distinctWords(slots).length > 0;
  const [first, second] = evidence.indicators;
  const leads = (match: Evidence['indicators'][number]): boolean =>
    match === first &&
    foldedSyllables(slots.matter).length >= LEADING.syllables &&
    match.score >= LEADING.score &&
    match.coverage >= LEADING.coverage &&
    match.score >= (second?.score ?? 0) * LEADING.lead;
  const isMeant = (match: Evidence['indicators'][number]): boolean =>
    isSurelyNamed(match) ||
    // "IPv6 90%": said in full by a word that names nothing else.
    (isDistinct && match.completeness >= 0.9) ||
    // "4G phủ mấy phần trăm": it bears that word, and a good part of either was said.
    (slots.cues.figure &&
      match.completeness >= DISTINCT_SHARE.completeness &&
      match.coverage >= DISTINCT_SHARE.coverage &&
      bearsDistinct(match, slots, knowledge)) ||
    // "bao nhiêu thôn … chưa có điện": a part that it is split into was named as well.
    (slots.cues.howMany &&
      match.completeness >= PART_SHARE.completeness &&
      match.coverage >= PART_SHARE.coverage &&
      namesPart({ full: slots.full, called: '' }, groupsOf(match, knowledge))) ||
    // "chỉ tiêu hài lòng …": asked for a figure, nothing else comes near.
    (slots.cues.figure && leads(match)) ||
    // "bộ ngành so với tỉnh": told of both, and most of its name was said.
    (comparesSides(slots) &&
      isToldOfBothSides(match, knowledge) &&
      match.completeness >= 0.5 &&
      match.coverage >= 0.4) ||
    // "xếp thứ mấy …": a rank, and of what is said by most of its name.
    (slots.reading.has(ASKED_RANK) &&
      RANK.test(foldedKey(knowledge.indicators.get(match.id)?.name ?? '')) &&
      match.completeness >= 0.5 &&
      match.coverage >= 0.3) ||
    // Asked "bao nhiêu": a short name said in full will do among many other words.
    (slots.cues.howMany && match.completeness >= 0.9 && match.coverage >= 0.3);
  const near = preferPart(
    preferRank(
      nearBest(evidence.indicators, 0.6).filter(
        (match) =>
          bearsAttribute(slots.matter, figureText(match.id, knowledge)) &&
          !isOfOtherDocument(match.id, slots, knowledge),
      ),
      slots,
      knowledge,
    ),
    slots,
    knowledge,
  );
  const split = preferSplit(preferTold(near, slots, knowledge), slots, knowledge);
  const told = preferCounted(split, slots, knowledge);
  // What counts the very thing asked for, though another is nearer by its words.
  const counted = told[0] === split[0] ? undefined : told[0];
  const sure = told
    .filter((match) => match.score >= (told[0]?.score ?? 0) * 0.7)
    .filter(
      (match) =>
        isMeant(match) ||
        ((match === counted || isNamedAfter(match.id, slots, knowledge)) &&
          match.completeness >= DISTINCT_SHARE.completeness &&
          match.coverage >= DISTINCT_SHARE.coverage),
    );
  if (slots.agencies.length === 0) return sure[0];
  const isCounted = countsAsked(knowledge.indicators.get(sure[0]?.id ?? '')?.name ?? '', slots);
  return (
    (isCounted ? undefined : sure.find((match) => isNamedAfter(match.id, slots, knowledge))) ??
    sure.find((match) => slots.agencies.some((id) => speaksOf(match.id, id, knowledge)))
  );
}

/** Whether a figure is of provinces alone where they are asked about, or of ministries. */
function isOfSide({ id }: { id: string }, { cues }: Slots, { indicators }: KnowledgeBase): boolean {
  const name = foldedKey(indicators.get(id)?.name ?? '');
  const isOfProvinces = /\b(?:cap tinh|dia phuong)\b/.test(name);
  return cues.provincesGroup === cues.ministriesGroup || isOfProvinces === cues.provincesGroup;
}

const RANK = /^(?:thu hang|xep hang|vi tri)\b/;

/** Of so many syllables at least, from this score and coverage on a figure is meant that is this much better than the next. */
const LEADING = { score: 0.36, coverage: 0.44, lead: 1.8, syllables: 3 };

// No type guard: what is not sure by its name may be meant all the same.
const isSurelyNamed = (match: Evidence['indicators'][number]): boolean => isSureName(match);

/** From so much of a figure's name and of the words on it is meant by a word that names one thing … */
const DISTINCT_SHARE = { completeness: 0.4, coverage: 0.3 };
/** … and by one of its parts. */
const PART_SHARE = { completeness: 0.5, coverage: 0.35 };

// "IPv6", "5G": a word of letters and digits names its thing beyond doubt.
const distinctWords = ({ reading }: Slots): readonly string[] =>
  reading.tokens.map((token) => token.folded).filter((word) => DISTINCT.test(word));
const DISTINCT = /^(?=[a-z\d]*\d)(?=[a-z\d]*[a-z])[a-z\d]{2,8}$/;

const SIDES = [/^(?:cac )?bo\b/, /^(?:cac )?(?:dia phuong|tinh)\b/];

/** "bộ ngành so với tỉnh": of what comes near only what is told of both. */
function preferSplit(
  matches: Evidence['indicators'],
  slots: Slots,
  knowledge: KnowledgeBase,
): Evidence['indicators'] {
  if (!comparesSides(slots)) return matches;
  const split = matches.filter((match) => isToldOfBothSides(match, knowledge));
  return split.length > 0 ? split : matches;
}

const comparesSides = ({ cues }: Slots): boolean =>
  cues.compare && cues.figure && cues.ministriesGroup && cues.provincesGroup;

function isToldOfBothSides(match: { id: string }, knowledge: KnowledgeBase): boolean {
  const groups = groupsOf(match, knowledge).map((group) => foldedKey(group ?? ''));
  return SIDES.every((side) => groups.some((group) => side.test(group)));
}

/** Share of the best score from which a figure is meant that the named document gives, where the best is not in it. */
const TOLD_SHARE = 0.8;

function preferTold(
  matches: Evidence['indicators'],
  { places }: Slots,
  knowledge: KnowledgeBase,
): Evidence['indicators'] {
  const isTold = ({ id }: { id: string }): boolean =>
    places.some((place) => givesFigure(id, place.document, knowledge));
  const least = (matches[0]?.score ?? 0) * TOLD_SHARE;
  const told = matches.filter((match) => match.score >= least && isTold(match));
  return told.length > 0 ? told : matches;
}

/** Asked for a rank, of what bears a distinct word only what is called one. */
function preferRank(
  matches: Evidence['indicators'],
  slots: Slots,
  knowledge: KnowledgeBase,
): Evidence['indicators'] {
  const distinct = preferDistinct(matches, slots, knowledge);
  if (!slots.reading.has(ASKED_RANK)) return distinct;
  const ranks = distinct.filter(({ id }) =>
    RANK.test(foldedKey(knowledge.indicators.get(id)?.name ?? '')),
  );
  return ranks.length > 0 ? ranks : distinct;
}

/** Where a part was named ("mức độ E") that the best is not called by, what is split into such. */
function preferPart(
  matches: Evidence['indicators'],
  { full }: Slots,
  knowledge: KnowledgeBase,
): Evidence['indicators'] {
  const best = knowledge.indicators.get(matches[0]?.id ?? '');
  const called = best ? [best.name, ...best.aliases].join('; ') : '';
  const split = matches.filter((match) => namesPart({ full, called }, groupsOf(match, knowledge)));
  return split.length > 0 ? split : matches;
}

/** Whether an indicator is called by a document ("theo TB 203") while others were named. */
function isOfOtherDocument(id: string, { places }: Slots, knowledge: KnowledgeBase): boolean {
  if (places.length === 0) return false;
  const named = documentsNaming(id, knowledge);
  return (
    named.length > 0 &&
    !named.some((document) => places.some((place) => place.document === document))
  );
}

/** Whether an indicator is called by that document. */
export const isCalledByDocument = (
  id: string,
  document: string,
  knowledge: KnowledgeBase,
): boolean => documentsNaming(id, knowledge).includes(document);

/** Whether a document gives a figure of the indicator. */
export const givesFigure = (id: string, document: string, { indicators }: KnowledgeBase): boolean =>
  indicators.get(id)?.observations.some((row) => row.document === document) === true;

/** The loaded documents that an indicator's name bears. */
function documentsNaming(id: string, { indicators, documents }: KnowledgeBase): readonly string[] {
  const words = foldedSyllables(indicators.get(id)?.name ?? '');
  const aliases = aliasesOf(documents);
  return words.flatMap((_, at) => aliases.matchesAt(words, at).flatMap(({ value }) => value));
}

type Documents = KnowledgeBase['documents'];

/** By register, its documents by their folded aliases; made at the first question that needs it. */
const aliasTables = new WeakMap<Documents, PhraseTable<readonly string[]>>();

function aliasesOf(documents: Documents): PhraseTable<readonly string[]> {
  const known = aliasTables.get(documents);
  if (known !== undefined) return known;
  const ids = new Map<string, string[]>();
  for (const { id, aliases } of documents.values())
    for (const alias of aliases) {
      const key = foldedKey(alias);
      ids.set(key, [...(ids.get(key) ?? []), id]);
    }
  const table = createPhraseTable(ids);
  aliasTables.set(documents, table);
  return table;
}

/** What an indicator is called and measured in. */
export function figureText(id: string, knowledge: KnowledgeBase): string {
  const indicator = knowledge.indicators.get(id);
  if (!indicator) return '';
  const rows = indicator.observations.flatMap((one) => [one.quote, one.group ?? '']);
  return [indicator.name, ...indicator.aliases, ...rows].join(' ');
}

/** Where such a word was typed, only what bears it. */
export function preferDistinct(
  matches: Evidence['indicators'],
  slots: Slots,
  knowledge: KnowledgeBase,
): Evidence['indicators'] {
  if (distinctWords(slots).length === 0) return matches;
  const bearing = matches.filter((match) => bearsDistinct(match, slots, knowledge));
  return bearing.length > 0 ? bearing : matches;
}

function bearsDistinct(
  match: { id: string },
  slots: Slots,
  { indicators }: KnowledgeBase,
): boolean {
  const words = distinctWords(slots);
  if (words.length === 0) return false;
  const indicator = indicators.get(match.id);
  const text = ` ${foldedKey([indicator?.name ?? '', ...(indicator?.aliases ?? [])].join(' '))} `;
  return words.some((word) => text.includes(` ${word} `));
}
