import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldMarks } from '../language/fold.js';
import { isSureName } from './evidence.js';
import { givesFigure } from './find-figure.js';
import type { Slots } from './slots.js';
import { hasContent } from './subject.js';

// A plan, a share, or the part due by some month: of these only a report tells.
const OF_A_PART = /\b(?:ke hoach|phan tram|ty le|ti le|(?:den|co) han|han den|thang \d)\b/;

/** Whether the tasks that documents named give are to be counted, done or not. */
export const asksAssigned = ({ cues, places, figures, period, reading }: Slots): boolean =>
  cues.countTasks &&
  !cues.done &&
  !cues.early &&
  // "kết luận 10/7" names no figure.
  figures.indicators.length === 0 &&
  places.length > 0 &&
  places.every((place) => place.section === null) &&
  period === null &&
  !reading.has(OF_A_PART);

const DONE_WORDS =
  /\b(?:da|duoc|lam|xong|hoan thanh|hoan tat|co|giao|nhiem vu|vu|viec|ty le|ti le|phan tram|bao nhieu|may|dat|noi|ghi|neu|theo)\b/g;

/**
 * "TB 203 xong bao nhiêu phần trăm", "theo báo cáo 6 tháng nhiệm vụ theo TB 203 hoàn thành": the stated
 * total of what a named document assigned.
 */
export function findTotalOfDocument(slots: Slots, knowledge: KnowledgeBase): string | undefined {
  const { places, cues, matter } = slots;
  const rest = foldMarks(matter).replace(DONE_WORDS, ' ').split(' ').filter(Boolean);
  const isWhole = places.length > 0 && places.every((place) => place.section === null);
  // "báo cáo 6 tháng nói TB 203 đạt bao nhiêu phần trăm".
  const asksDone =
    cues.done || (places.length > 1 && cues.figure && /\bdat\b/.test(slots.reading.folded));
  if (!isWhole || !asksDone || hasContent(rest)) return undefined;
  return cues.figure || places.length > 1 ? findTotalNaming(places, knowledge) : undefined;
}

/** The total of tasks done that is called by one of the documents. */
export function findTotalNaming(
  places: Slots['places'],
  knowledge: KnowledgeBase,
): string | undefined {
  const { documents, indicators, findIndicators } = knowledge;
  const names = places.flatMap((place) =>
    (documents.get(place.document)?.aliases ?? []).map(foldMarks),
  );
  return names
    .flatMap((name) => findIndicators(`nhiệm vụ hoàn thành theo ${name}`).filter(isSureName))
    .toSorted((a, b) => b.score - a.score)
    .find(({ id }) => {
      // Of two documents one assigned and the other, which reports it, was named too.
      if (places.length > 1 && !places.some((place) => givesFigure(id, place.document, knowledge)))
        return false;
      const { name, aliases } = indicators.get(id) ?? { name: '', aliases: [] };
      const text = foldMarks([name, ...aliases].join('; '));
      return /nhiem vu/.test(text) && names.some((one) => text.includes(one));
    })?.id;
}

/** "báo cáo 6 tháng xong bao nhiêu phần trăm": the totals that a named report states of others' tasks. */
export function findTotalsIn(
  { places, cues, matter }: Slots,
  { register }: KnowledgeBase,
): string[] {
  const [place] = places;
  const rest = foldMarks(matter).replace(DONE_WORDS, ' ').split(' ').filter(Boolean);
  if (place?.section !== null || !cues.done || !cues.figure || hasContent(rest)) return [];
  return figuresOfTasks(register)
    .filter(({ name, documents }) => DONE_OF.test(name) && documents.has(place.document))
    .map(({ id }) => id);
}

/** The stated total whose own number was typed: "28 nhiệm vụ", where one has 28 rows. */
export function findWhole({ reading }: Slots, { register }: KnowledgeBase): string | undefined {
  const number = /\b(\d{2,3}) (?:nhiem vu|viec|dau viec)\b/.exec(reading.folded)?.[1];
  if (number === undefined) return undefined;
  const named = new RegExp(`(?:^|/| )${number} nhiem vu|/${number}$`);
  return figuresOfTasks(register).find(({ texts }) => texts.some((text) => named.test(text)))?.id;
}

const DONE_OF = /^so nhiem vu hoan thanh theo\b/;

/** An indicator that counts tasks, folded as it is compared. */
interface FigureOfTasks {
  readonly id: string;
  readonly name: string;
  /** Other names and values. */
  readonly texts: readonly string[];
  readonly documents: ReadonlySet<string>;
}

type Indicators = KnowledgeBase['register']['indicators'];

/** By register, found at the first question for one: few of what may be thousands of indicators. */
const figuresByRegister = new WeakMap<Indicators, readonly FigureOfTasks[]>();

function figuresOfTasks({ indicators }: KnowledgeBase['register']): readonly FigureOfTasks[] {
  const known = figuresByRegister.get(indicators);
  if (known !== undefined) return known;
  const found = indicators.flatMap(({ id, name, aliases, observations }) => {
    const folded = foldMarks(name);
    if (!folded.includes('nhiem vu')) return [];
    const texts = [...aliases, ...observations.map((row) => row.value)].map(foldMarks);
    const documents = new Set(observations.map((row) => row.document));
    return [{ id, name: folded, texts, documents }];
  });
  figuresByRegister.set(indicators, found);
  return found;
}
