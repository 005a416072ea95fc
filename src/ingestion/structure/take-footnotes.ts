import type { Layout } from '../clean/measure-layout.js';
import { isPageNumber, startsPage } from '../clean/page-furniture.js';
import type { SourceLine } from '../clean/split-lines.js';
import { joinStretches, takeStretch, type Stretch } from '../clean/stretch.js';
import { findFootnoteMarks, superscriptValue, type FootnoteStyle } from './footnote-marks.js';
import type { Block } from './raw-table.js';

/** A footnote at the foot of a page; `line` is its first in the source, from 1. */
export interface Footnote {
  readonly number: number;
  readonly words: Stretch;
  readonly line: number;
}

/** Running text and tables without footnotes and page numbers. */
export interface TextWithoutFootnotes {
  readonly blocks: readonly Block[];
  readonly footnotes: readonly Footnote[];
  readonly style: FootnoteStyle | null;
  /** Lines before which a footnote or a page number was taken out. */
  readonly brokenBefore: ReadonlySet<SourceLine>;
}

interface Label {
  readonly number: number;
  /** Characters the label takes. */
  readonly length: number;
}

/** Bodies may be missing (a number lost in conversion), but not more than this many in a row. */
const MAX_SKIPPED_NUMBERS = 3;
const LABEL = /^(?:\[(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(\d{1,2})(?=\s|$))\s*/u;
const SENTENCE_END = /[.;:!?…”"]$/u;
const STARTS_LOWER = /^\p{Ll}/u;
const DASH = /^[-–]\s/u;

/**
 * Takes footnotes out of the text they interrupt. A line is a footnote when it begins with a number
 * that comes next and that the text before it refers to; the note runs to the next one, to the end of
 * the page or, where every line is a paragraph, to the end of its line.
 */
export function takeFootnotes(
  blocks: readonly Block[],
  source: string,
  layout: Layout,
): TextWithoutFootnotes {
  const lines = blocks.flatMap((block) => (block.type === 'line' ? [block.line] : []));
  const tablesBefore = tableWordsBefore(blocks);
  const style = findStyle(lines, tablesBefore);
  const removed = new Set<SourceLine>();
  const notes = new Map<number, { parts: Stretch[]; line: number }>();
  if (style !== null) {
    collectNotes({ lines, tablesBefore, source, layout, style, removed, notes });
  }
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const standsAlone = line.blankBefore > 0 || line.afterFormFeed || index === 0;
    const isAlone =
      standsAlone && (next === undefined || next.blankBefore > 0 || startsPage(next, layout));
    if (isAlone && isPageNumber(line)) removed.add(line);
  });
  const brokenBefore = new Set<SourceLine>();
  let isBroken = false;
  for (const line of lines) {
    if (removed.has(line)) isBroken = true;
    else {
      if (isBroken) brokenBefore.add(line);
      isBroken = false;
    }
  }
  return {
    blocks: blocks.filter((block) => block.type === 'table' || !removed.has(block.line)),
    footnotes: [...notes]
      .map(([number, note]) => ({ number, words: joinStretches(note.parts), line: note.line }))
      .sort((a, b) => a.number - b.number),
    style,
    brokenBefore,
  };
}

/** The words of the tables that stand before each line. */
function tableWordsBefore(blocks: readonly Block[]): Map<SourceLine, string> {
  const words = new Map<SourceLine, string>();
  let pending: string[] = [];
  for (const block of blocks) {
    if (block.type === 'table') {
      for (const row of block.table.rows) pending.push(...row.cells.map((cell) => cell.text));
    } else if (pending.length > 0) {
      words.set(block.line, pending.join(' '));
      pending = [];
    }
  }
  return words;
}

/** The style in which the text refers to notes that it also prints. */
function findStyle(
  lines: readonly SourceLine[],
  tablesBefore: ReadonlyMap<SourceLine, string>,
): FootnoteStyle | null {
  const styles: readonly FootnoteStyle[] = ['bracketed', 'superscript', 'bare'];
  return (
    styles.find((style) => {
      const seen = new Set<number>();
      for (const line of lines) {
        for (const mark of findFootnoteMarks(tablesBefore.get(line) ?? '', style)) {
          seen.add(mark.number);
        }
        const label = readLabel(line, style);
        if (label !== null && seen.has(label.number)) return true;
        for (const mark of findFootnoteMarks(line.text, style)) {
          if (mark.index > 0) seen.add(mark.number);
        }
      }
      return false;
    }) ?? null
  );
}

/** Where the text refers by `[1]` notes begin with `[1]`; raised figures may have lost their raise. */
function readLabel(line: SourceLine, style: FootnoteStyle): Label | null {
  const match = LABEL.exec(line.text);
  if (match === null) return null;
  const [all, bracketed, raised, bare] = match;
  const isOfStyle = style === 'bracketed' ? bracketed !== undefined : bracketed === undefined;
  if (!isOfStyle || (style === 'bare' && raised !== undefined)) return null;
  const number = raised === undefined ? Number(bracketed ?? bare) : superscriptValue(raised);
  return number === undefined || number === 0 ? null : { number, length: all.length };
}

interface Collection {
  readonly lines: readonly SourceLine[];
  readonly tablesBefore: ReadonlyMap<SourceLine, string>;
  readonly source: string;
  readonly layout: Layout;
  readonly style: FootnoteStyle;
  readonly removed: Set<SourceLine>;
  readonly notes: Map<number, { parts: Stretch[]; line: number }>;
}

function collectNotes(collection: Collection): void {
  const { lines, tablesBefore, source, layout, style, removed, notes } = collection;
  const seen = new Set<number>();
  let expected = 1;
  let index = 0;
  const add = (number: number, line: SourceLine, from: number): void => {
    removed.add(line);
    const note = notes.get(number) ?? { parts: [], line: line.number };
    note.parts.push(takeStretch(source, line.start + from, line.end));
    notes.set(number, note);
  };
  while (index < lines.length) {
    const line = lines[index];
    if (line === undefined) break;
    for (const mark of findFootnoteMarks(tablesBefore.get(line) ?? '', style))
      seen.add(mark.number);
    const label = readLabel(line, style);
    const isNote =
      label !== null &&
      label.number >= expected &&
      label.number <= expected + MAX_SKIPPED_NUMBERS &&
      seen.has(label.number);
    if (isNote) {
      add(label.number, line, label.length);
      expected = label.number + 1;
      index = takeRest(collection, index, label, seen, add);
      continue;
    }
    // A rule of blanks above words that no number opens: the note above goes on.
    if (line.afterRule && expected > 1) {
      let next = index;
      for (let rest: SourceLine | undefined = line; rest !== undefined; rest = lines[next]) {
        if (next > index && (startsPage(rest, layout) || isLabelOf(rest, style, expected, seen)))
          break;
        add(expected - 1, rest, 0);
        next += 1;
      }
      index = next;
      continue;
    }
    for (const mark of findFootnoteMarks(line.text, style)) {
      if (mark.index > 0) seen.add(mark.number);
    }
    index += 1;
    const next = takeUnnumbered(collection, index, line, expected, add);
    if (next > index) {
      expected += 1;
      index = next;
    }
  }
}

function isLabelOf(
  line: SourceLine,
  style: FootnoteStyle,
  expected: number,
  seen: ReadonlySet<number>,
): boolean {
  const label = readLabel(line, style);
  return label !== null && label.number === expected && seen.has(expected);
}

/** Takes the lines that go on with the note begun at `index`; gives the index after them. */
function takeRest(
  { lines, layout, style }: Collection,
  index: number,
  label: Label,
  seen: ReadonlySet<number>,
  add: (number: number, line: SourceLine, from: number) => void,
): number {
  let last = lines[index];
  let hasWords = (last?.text.length ?? 0) > label.length;
  let next = index + 1;
  for (let line = lines[next]; line !== undefined; line = lines[next]) {
    if (last === undefined || isLabelOf(line, style, label.number + 1, seen)) break;
    if (hasWords) {
      if (layout.wrapWidth === null || startsPage(line, layout)) break;
      if (line.blankBefore > (layout.isDoubleSpaced ? 1 : 0)) break;
      const hasEnded = SENTENCE_END.test(last.text);
      if (hasEnded && (STARTS_LOWER.test(line.text) || layout.isDoubleSpaced)) break;
    }
    add(label.number, line, 0);
    hasWords = true;
    last = line;
    next += 1;
  }
  return next;
}

/**
 * A note whose own number was lost: the text refers to the number expected next at the end of a
 * line, no line of the text opens a note of that number, and a list set apart by its indent follows
 * down to the end of the page.
 */
function takeUnnumbered(
  { lines, layout, style }: Collection,
  index: number,
  before: SourceLine,
  expected: number,
  add: (number: number, line: SourceLine, from: number) => void,
): number {
  const first = lines[index];
  const mark = findFootnoteMarks(before.text, style).at(-1);
  if (first === undefined || mark?.number !== expected || first.indent < 2) return index;
  if (mark.index < before.text.length - 3 || !DASH.test(first.text)) return index;
  if (lines.slice(index).some((line) => readLabel(line, style)?.number === expected)) return index;
  let next = index;
  for (let line = lines[next]; line !== undefined; line = lines[next]) {
    if (next > index && startsPage(line, layout) && !DASH.test(line.text)) break;
    add(expected, line, 0);
    next += 1;
  }
  return next;
}
