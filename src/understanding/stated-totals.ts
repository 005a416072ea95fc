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
  /\b(?:da|duoc|lam|xong|hoan thanh|hoan tat|co|giao|nhiem vu|viec|ty le|ti le|phan tram|bao nhieu|may|dat)\b/g;

/**
 * "TB 203 xong bao nhiêu phần trăm", "theo báo cáo 6 tháng nhiệm vụ theo TB 203 hoàn thành": the stated
 * total of what a named document assigned.
 */
export function findTotalOfDocument(slots: Slots, knowledge: KnowledgeBase): string | undefined {
  const { places, cues, matter } = slots;
  const rest = foldMarks(matter).replace(DONE_WORDS, ' ').split(' ').filter(Boolean);
  const isWhole = places.length > 0 && places.every((place) => place.section === null);
  if (!isWhole || !cues.done || hasContent(rest)) return undefined;
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
  return register.indicators
    .filter(
      ({ name, observations }) =>
        /^so nhiem vu hoan thanh theo\b/.test(foldMarks(name)) &&
        observations.some((row) => row.document === place.document),
    )
    .map(({ id }) => id);
}
