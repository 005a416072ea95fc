import type { Gazetteer } from '../../language/agencies/gazetteer.js';
import { namesIn } from '../extract/footnote-leads.js';
import type { ParsedSection } from '../parsed-document.js';
import { findFootnoteMarks } from '../structure/footnote-marks.js';
import type { FoundInconsistency } from './found-inconsistency.js';

/** "… ban hành 10 Nghị định, bao gồm:" before items of their own. */
const ANNOUNCES =
  /(?<![\d/.,])(\d{1,2})\s(\p{L}[\p{L} ]{2,40}?)(?:,?\s(?:bao gồm|gồm|sau|như sau))?:$/u;
/** "12/22 bộ, cơ quan ngang bộ" or "04 cơ quan" right before a mark. */
const COUNTED =
  /(?<![\d/.,])(\d{1,3})(?:\/(\d{1,3}))?\s((?:bộ|ngành|cơ quan|địa phương|tỉnh|thành phố|đơn vị|Bộ)[\p{L}, ]{0,50})$/u;
const OWN_COUNT = /(?<![\d/.,])(\d{1,3})\s(?:bộ|ngành|cơ quan|địa phương|tỉnh|đơn vị|Bộ)/gu;
const LISTS_THE_REST = /(?:chưa|còn lại|còn|không)/iu;
const FEWEST_NAMES = 2;
const LONGEST_COUNT = 90;

/** Lists that are longer or shorter than the number announced for them. */
export function checkLists(
  sections: readonly ParsedSection[],
  gazetteer: Gazetteer,
): FoundInconsistency[] {
  const byPath = new Map(sections.map((section) => [section.path, section]));
  return sections.flatMap((section) => [
    ...announcedItems(section, sections),
    ...footnoteLists(section, byPath, gazetteer),
  ]);
}

function announcedItems(
  section: ParsedSection,
  sections: readonly ParsedSection[],
): FoundInconsistency[] {
  const match = ANNOUNCES.exec(section.text);
  if (match === null) return [];
  const [, count = '', noun = ''] = match;
  const items = sections.filter(
    ({ kind, path }) =>
      kind === 'item' &&
      path.startsWith(`${section.path}.(`) &&
      !path.slice(section.path.length + 1).includes('.'),
  );
  if (items.length < FEWEST_NAMES || items.length === Number(count)) return [];
  return [
    {
      check: 'count',
      statement: `Mục ${section.path} ghi ${count} ${noun}, nhưng kể ${items.length}.`,
      places: [{ section: section.path, quote: section.text }],
    },
  ];
}

/** A count with a footnote that names the bodies counted, or those that are left. */
function footnoteLists(
  section: ParsedSection,
  byPath: ReadonlyMap<string, ParsedSection>,
  gazetteer: Gazetteer,
): FoundInconsistency[] {
  return section.footnotes.flatMap((path) => {
    const note = byPath.get(path);
    const at = markIndex(section.text, Number(path.slice('fn.'.length)));
    if (note === undefined || at < 0) return [];
    const [, count, outOf, noun = ''] =
      COUNTED.exec(section.text.slice(Math.max(0, at - LONGEST_COUNT), at)) ?? [];
    if (count === undefined) return [];
    const names = namesIn(note.text, gazetteer);
    if (names.length < FEWEST_NAMES || names.some(({ kind }) => kind === 'class')) return [];
    const speaksOfRest = LISTS_THE_REST.test(note.text.split(':')[0] ?? '');
    const listsRest = outOf !== undefined && speaksOfRest;
    // "đã có 14 bộ⁷" with a note on those that have not: the note does not list the fourteen.
    const isOther =
      outOf === undefined && speaksOfRest && !/chưa/i.test(section.text.slice(at, at + 40));
    if (isOther) return [];
    const expected = listsRest ? Number(outOf) - Number(count) : Number(count);
    const own = [...note.text.matchAll(OWN_COUNT)].reduce((sum, [, part]) => sum + Number(part), 0);
    if (names.length === expected || names.length === own) return [];
    const isWhole = isWholeList(note.text, names);
    // A list that could not be read to its end may still be too long, never too short.
    if (!isWhole && names.length < expected) return [];
    const stated = outOf === undefined ? count : `${count}/${outOf}`;
    const meant = listsRest ? ` (còn ${expected})` : '';
    return [
      {
        check: 'count' as const,
        statement:
          `Mục ${section.path} ghi ${stated} ${noun.trim()}${meant}, ` +
          `nhưng chú thích ${path.slice('fn.'.length)} kể ${isWhole ? '' : 'ít nhất '}${names.length}.`,
        places: [
          { section: section.path, quote: section.text },
          { section: path, quote: note.text },
        ],
      },
    ];
  });
}

/** Where footnote `number` is referred to, in whichever way the text marks notes; -1 if nowhere. */
function markIndex(text: string, number: number): number {
  const marks = (['superscript', 'bracketed', 'bare'] as const).map((style) =>
    findFootnoteMarks(text, style).find((mark) => mark.number === number),
  );
  return marks.find((mark) => mark !== undefined)?.index ?? -1;
}

/** Whether the names read reach to the note's end, so that none was passed over. */
function isWholeList(text: string, names: readonly { readonly printed: string }[]): boolean {
  const last = names.at(-1)?.printed ?? '';
  return text.slice(text.lastIndexOf(last) + last.length).replace(/[\s.;,)]/g, '') === '';
}
