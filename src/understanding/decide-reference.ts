import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import { decideList, decideMembership } from './decide-list.js';
import { isSureName, nearBest, type Evidence } from './evidence.js';
import { readGroups } from './read-groups.js';
import type { Slots } from './slots.js';
import { asksAssigned, findWhole, findTotalOfDocument, findTotalsIn } from './stated-totals.js';
import { hasContent } from './subject.js';

const ASKS_FOR_LIST = /\b(?:danh sach|liet ke|gom (?:nhung )?(?:bo|tinh|nuoc|quoc gia)|ke ten)\b/;

// "nào" after what may stand on a list, not after a time or a manner.
const ASKS_WHICH_ONE =
  /(?<! (?:khi|luc|ngay|hom|thang|nam|quy|the|cho|muc|buoc|cach)) nao\b|\bnhung ai\b|^ ai (?:da |duoc |dang )+(?!giao|phan)/;

/** Things the documents hold as such: contradictions, lists, stated totals, terms. */
export function decideReference(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  const { cues } = slots;
  const membership = decideMembership(slots, evidence, knowledge);
  if (membership) return membership;
  const figures = decideBareFigure(slots, knowledge);
  if (figures) return figures;
  const consistency = decideConsistency(slots, evidence, knowledge);
  if (consistency) return consistency;
  // "nhà mạng nào được cấp phép 5G": who, and a list is called so in nearly all its words.
  const asksWhich =
    slots.reading.has(ASKS_WHICH_ONE) && !cues.task && !cues.most && !cues.fewest && !cues.missing;
  if (asksWhich && !cues.overdue && isWhoseList(slots, evidence, knowledge))
    return decideList(slots, evidence, knowledge);
  // "bộ nào chưa xong việc", of nothing named: whose tasks are open, no list.
  const isOfTasks = cues.task && slots.subject === '';
  const asksForList =
    !isOfTasks &&
    !cues.unmetDuty &&
    (cues.missing || cues.having || slots.reading.has(ASKS_FOR_LIST));
  if (asksForList && !cues.overdue && isListMeant(slots, evidence, knowledge))
    return decideList(slots, evidence, knowledge);
  // A stated total is one of what is done or not done; other counts are the register's.
  const isCounted =
    (cues.countTasks || (cues.howMany && cues.task)) &&
    (cues.early ||
      slots.figures.typed > 0 ||
      hasPlan(slots) ||
      slots.places.some((place) => place.section === null)) &&
    !cues.onTime &&
    // "TB 203 có bao nhiêu nhiệm vụ": what it assigned is counted, not what a report says of it.
    !(asksAssigned(slots) && slots.agencies.length === 0);
  const named = findWhole(slots, knowledge) ?? findTotalOfDocument(slots, knowledge);
  const totals = named === undefined ? findTotalsIn(slots, knowledge) : [named];
  const [whole] = totals;
  if (
    whole !== undefined &&
    (cues.done || cues.notDone || cues.howMany) &&
    slots.agencies.length === 0
  )
    return {
      intent: 'stated_figure',
      indicators: totals,
      text: slots.full,
      ...readGroups(slots, whole, knowledge),
      ...readLeft(slots),
    };
  const figure = preferWhole(evidence.figures, slots, knowledge);
  if (isCounted && slots.agencies.length === 0 && !cues.most && !cues.fewest && isSureName(figure))
    return {
      intent: 'stated_figure',
      indicators: [figure.id],
      text: slots.full,
      ...readGroups(slots, figure.id, knowledge),
      ...readLeft(slots),
    };
  const term = evidence.terms[0];
  if (
    (cues.meaning || slots.reading.has(ASKS_PARTS)) &&
    term &&
    term.completeness >= 0.9 &&
    term.coverage >= 0.5
  )
    return { intent: 'term', references: [term.id], text: slots.wide };
  if (term && isSaidAlone(term, slots, evidence))
    return { intent: 'term', references: [term.id], text: slots.wide };
  return undefined;
}

/** "chủ đề chuyển đổi số năm 2024": nothing but a term of some words, and no figure is called so as well. */
function isSaidAlone(
  term: Evidence['terms'][number],
  { cues, agencies, places, matter }: Slots,
  { indicators }: Evidence,
): boolean {
  return (
    !(cues.task || cues.figure || cues.overdue || cues.target || cues.trend || cues.content) &&
    agencies.length === 0 &&
    places.length === 0 &&
    matter.split(' ').length >= TERM_SYLLABLES &&
    term.completeness >= 0.9 &&
    term.coverage >= 0.9 &&
    term.score > (indicators[0]?.score ?? 0)
  );
}

/** Shorter ones are looked for as what is told of them. */
const TERM_SYLLABLES = 4;

// "5 đẩy mạnh gồm những gì": what a word stands for, by its parts.
const ASKS_PARTS = /\b(?:gom|la)(?: (?:co|nhung|cac|may))* (?:gi|cai gi|cai nao)\b/;

// "32,3% hay 31,3%", "Khái hay Khải": which of two is right.
const EITHER = /\b(?:hay|hoac)\b/;
const EITHER_NUMBER = /\b\d+ (?:hay|hoac|hay la) \d+\b/;
const ANY_FAULT =
  /\b(?:mau thuan|khong khop|khong thong nhat|bat nhat|sai (?:sot|so|lech|gi|cho nao|o dau)|nham lan|loi so lieu|diem nao (?:sai|lech)|vo ly|chenh lech|khac nhau|cong lai|tong lai)\b/;

/** "còn bao nhiêu chưa xong" of what is stated by how many are done; not where both are asked. */
function readLeft({ cues, reading }: Slots): Pick<Query, 'aspect'> {
  const isDone = /\b(?:xong|hoan thanh|hoan tat)\b/.test(
    reading.folded.replace(/\bchua (?:[a-z]+ )?(?:xong|hoan thanh|hoan tat)\b/g, ' '),
  );
  return cues.notDone && !isDone ? { aspect: 'left' } : {};
}

/** Whether figures or names agree: those typed, those of the matter, or any at all. */
function decideConsistency(
  slots: Slots,
  evidence: Evidence,
  knowledge: KnowledgeBase,
): Query | undefined {
  const { cues, figures, reading } = slots;
  const asks = cues.consistency || asksSum(reading) || (reading.has(EITHER) && figures.typed >= 2);
  if (asks && figures.inconsistencies.length > 0)
    return { intent: 'consistency', references: figures.inconsistencies, text: slots.wide };
  const best = evidence.inconsistencies[0];
  // "khác nhau" leaves no doubt what is asked: then half of the words will do.
  const isPlainlyAsked =
    reading.has(ANY_FAULT) && (best?.coverage ?? 0) >= 0.35 && (best?.completeness ?? 0) >= 0.45;
  const isNamed = best !== undefined && (isPlainlyAsked || isSureName(best));
  const isMeant = isNamed && (asks || (reading.has(EITHER) && best.coverage >= 0.85));
  if (isMeant || (best && reading.has(EITHER_NUMBER) && best.coverage >= 0.4))
    return {
      intent: 'consistency',
      references: nearBest(evidence.inconsistencies).map((match) => match.id),
      text: slots.wide,
    };
  if (asks && figures.indicators.length > 0)
    return {
      intent: 'indicator',
      indicators: figures.indicators.slice(0, 2),
      aspect: 'check',
      text: slots.full,
    };
  if (!reading.has(ANY_FAULT) || cues.task || slots.agencies.length > 0) return undefined;
  const documents = new Set(slots.places.map((place) => place.document));
  const asked =
    documents.size === 0
      ? knowledge.register.inconsistencies
      : new Set([...documents].flatMap(knowledge.inconsistenciesIn));
  const references = Array.from(asked, ({ id }) => id);
  const isGeneral = !hasContent(
    slots.matter.split(' ').filter((word) => !FAULT_WORDS.has(foldMarks(word))),
  );
  return isGeneral && references.length > 0
    ? { intent: 'consistency', references, text: slots.wide }
    : undefined;
}

/** "cộng các lĩnh vực lại có ra … không"; unmarked "cong" may be the first half of another word. */
function asksSum({ tokens }: Slots['reading']): boolean {
  const at = tokens.findIndex(
    ({ text, folded, marked }, index) =>
      folded === 'cong' &&
      (marked ? text.toLowerCase() === 'cộng' : ADDED.test(tokens[index + 1]?.folded ?? '')),
  );
  return at >= 0 && tokens.slice(at + 1).some(({ folded }) => folded === 'lai' || folded === 'ra');
}
const ADDED = /^(?:cac|so|het|tat|ca|hai|ba|lai|moi|\d+)$/;

const FAULT_WORDS = new Set(
  'so lieu mau thuan khong khop thong nhat bat sai sot lech nham lan loi diem cho vo ly chenh khac nhau cac van ban bao cao thong tin con so'.split(
    ' ',
  ),
);

/** Whether a list is what the words fit best: one that lacks where lacking is asked, else one that has. */
function isListMeant(slots: Slots, evidence: Evidence, knowledge: KnowledgeBase): boolean {
  const [best] = evidence.lists;
  if (!isSureName(best)) return false;
  const { cues } = slots;
  const list = knowledge.lists.get(best.id);
  if (cues.missing) return slots.agencies.length === 0;
  // Said in almost all its words, it is meant whatever the question word.
  const isWhole = isSaidInFull(best);
  if (cues.having && list?.polarity === 'missing' && !isWhole) return false;
  if (isWhole) return !cues.task;
  // Another thing fits better, or someone's own tasks are asked for.
  const rival = Math.max(evidence.indicators[0]?.score ?? 0, evidence.tasks[0]?.score ?? 0);
  return !cues.task && (best.score >= rival || slots.agencies.length === 0);
}

/** Share of a question from which a list of others than agencies is meant, where nothing fits as well. */
const LIST_COVERAGE = 0.55;

/** Whether who is asked for stands on a list of those that have or are something. */
function isWhoseList(
  { cues, agencies }: Slots,
  evidence: Evidence,
  { lists }: KnowledgeBase,
): boolean {
  const [best] = evidence.lists;
  if (!best || lists.get(best.id)?.polarity === 'missing') return false;
  if (isSaidInFull(best)) return true;
  const ofTasks = evidence.tasks[0]?.score ?? 0;
  const ofFigures = evidence.indicators[0]?.score ?? 0;
  // "bộ nào kết nối với BHXH": called by an agency's name as well, how many they are is no answer.
  if (agencies.length > 0)
    return (
      best.coverage >= LIST_COVERAGE &&
      best.completeness >= LIST_COVERAGE &&
      best.score >= Math.max(ofTasks, ofFigures * AS_GOOD)
    );
  // "nhà mạng nào được cấp 5G": agencies are asked for in many other ways.
  return (
    !cues.who &&
    isSureName(best) &&
    best.coverage >= LIST_COVERAGE &&
    best.score > Math.max(ofTasks, ofFigures)
  );
}

/** A list this much as good as a figure is the answer to who they are. */
const AS_GOOD = 0.85;

const ASKS_OF_FIGURE =
  /\b(?:la|nghia la)(?: (?:con )?so(?: lieu)?)? (?:gi|cua (?:cai )?gi|cai gi|nao|ve gi|o dau)\b|\bla so lieu (?:gi|nao)\b|\bo dau ra\b/;
const FIGURE_FRAME = new Set(
  'con so lieu la gi cua cai nghia nao ve o dau ra day nay do nghin trieu ty ti phan tram'.split(
    ' ',
  ),
);

/** "7.206 là con số gì": what a figure that a document prints is of. */
function decideBareFigure(
  { figures, reading }: Slots,
  { indicators }: KnowledgeBase,
): Query | undefined {
  const { tokens } = reading;
  const [id] = figures.indicators;
  if (figures.typed !== 1 || id === undefined || !reading.has(ASKS_OF_FIGURE)) return undefined;
  const typed = tokens.find(({ folded }) => /\d/.test(folded))?.folded ?? '';
  const others = tokens.filter(({ folded }) => folded !== typed && !FIGURE_FRAME.has(folded));
  if (hasContent(others.map(({ text }) => text))) return undefined;
  const bare = typed.replace('%', '');
  const row = indicators
    .get(id)
    ?.observations.find(({ value, detail }) => `${value} ${detail ?? ''}`.includes(bare));
  return {
    intent: 'indicator',
    indicators: figures.indicators.slice(0, 3),
    text: typed,
    ...(row ? { places: [{ document: row.document, section: null }] } : {}),
    ...(row && row.asOf !== null ? { period: { from: row.asOf, to: row.asOf } } : {}),
    ...(row && row.group !== null ? { groups: [row.group] } : {}),
  };
}

const isSaidInFull = ({ completeness, coverage }: Evidence['lists'][number]): boolean =>
  (completeness >= 0.9 && coverage >= 0.75) || (completeness >= 0.8 && coverage >= 0.95);

const PART_OF_PLAN = /\b(?:thoi han|den han|truoc han|thang \d)/;
const NAMES_PART = /\b(?:han|thang \d|truoc)/;

/** Of figures about as good: the whole where no word asks for the part due by some month. */
function preferWhole(
  figures: Evidence['figures'],
  { reading, period }: Slots,
  { indicators }: KnowledgeBase,
): Evidence['figures'][number] | undefined {
  const [best] = figures;
  const isPart = ({ id }: { id: string }): boolean =>
    PART_OF_PLAN.test(foldMarks(indicators.get(id)?.name ?? ''));
  if (!best || period !== null || reading.has(NAMES_PART) || !isPart(best)) return best;
  return nearBest(figures, 0.65).find((match) => !isPart(match)) ?? best;
}

/** "28 nhiệm vụ …", "kế hoạch …": a whole that a report gives figures of. */
function hasPlan({ reading }: Slots): boolean {
  return reading.has(/\b(?:ke hoach|ket luan|chuong trinh)\b|\b\d{2,3} (?:nhiem vu|viec)\b/);
}
