import type { SectionKind } from '../../domain/document.js';
import { fragmentsOf, joinStretches, type Stretch } from '../clean/stretch.js';
import type { ParsedSection, TableCell } from '../parsed-document.js';
import { findFootnoteMarks, type FootnoteStyle } from './footnote-marks.js';
import { isHeadingLike, type OutlineNode } from './outline-node.js';
import { splitInlineItems } from './split-inline-items.js';
import type { Footnote } from './take-footnotes.js';

interface Context {
  readonly document: string;
  readonly source: string;
  readonly style: FootnoteStyle | null;
  readonly noteNumbers: ReadonlySet<number>;
  /** Points of whose dashes a single one enumerates items: the items are named by the point. */
  readonly itemisedOnce: ReadonlySet<string>;
}

type Draft = Omit<ParsedSection, 'order' | 'document' | 'footnotes'>;

/**
 * Writes the outline out as sections, in document order: each point with its own words, the items
 * enumerated inside them as sections of their own, table rows, and the footnotes at the end.
 */
export function toSections(
  nodes: readonly OutlineNode[],
  footnotes: readonly Footnote[],
  context: Omit<Context, 'noteNumbers' | 'itemisedOnce'>,
): ParsedSection[] {
  const full: Context = {
    ...context,
    noteNumbers: new Set(footnotes.map((note) => note.number)),
    itemisedOnce: findItemisedOnce(nodes),
  };
  const used = new Set(nodes.map((node) => node.path));
  const drafts = [
    ...nodes.flatMap((node) =>
      node.row === null ? draftPoint(node, full, used) : draftRow(node, full),
    ),
    ...footnotes.map((note) => draftFootnote(note, full)),
  ];
  let lastMark = 0;
  return drafts.map((draft, order) => {
    const cellText = draft.cells?.map((cell) => (cell.inherited ? '' : cell.text)).join(' ') ?? '';
    const words = [draft.heading ?? '', draft.cells === null ? draft.text : cellText].join(' ');
    const { numbers, last } = referredNotes(words, full, lastMark);
    lastMark = last;
    const notes = draft.kind === 'footnote' ? [] : numbers.map((number) => `fn.${number}`);
    return { ...draft, document: full.document, order, footnotes: notes };
  });
}

/** `B.II.2.a` of `B.II.2.a#1`. */
const pointOf = (path: string): string => path.replace(/#\d{1,3}$/, '');

/**
 * Points among whose dashes exactly one enumerates items: there `B.II.2.a.(i)` says all, while
 * several need their dash's number to be told apart (`II.3#1.(2)`, `II.3#2.(2)`).
 */
function findItemisedOnce(nodes: readonly OutlineNode[]): Set<string> {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    if (node.kind !== 'dash' || pointOf(node.path) === node.path) continue;
    const hasItems = [node.title, ...node.bodies].some(
      (part) => splitInlineItems(part).items.length > 0,
    );
    const point = pointOf(node.path);
    if (hasItems) counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([point]) => point));
}

/** Numbers of the notes referred to. Bare figures must come in sequence, or they are figures. */
function referredNotes(
  words: string,
  { style, noteNumbers }: Context,
  lastMark: number,
): { numbers: number[]; last: number } {
  const numbers: number[] = [];
  let last = lastMark;
  if (style === null) return { numbers, last };
  for (const { number } of findFootnoteMarks(words, style)) {
    const isDue = style !== 'bare' || number === last + 1;
    if (!noteNumbers.has(number) || !isDue || numbers.includes(number)) continue;
    numbers.push(number);
    last = number;
  }
  return { numbers, last };
}

function draftPoint(node: OutlineNode, context: Context, used: Set<string>): Draft[] {
  const isHeading = isHeadingLike(node);
  const parts = isHeading ? node.bodies : [node.title, ...node.bodies];
  const kind = kindOf(node, isHeading);
  const isItemised =
    kind !== 'preamble' && kind !== 'heading' ? parts : kind === 'heading' ? parts : [];
  const itemised = parts.map((part) =>
    isItemised.includes(part) ? splitInlineItems(part) : { own: [part], items: [] },
  );
  const own = joinStretches(itemised.flatMap((words) => words.own));
  const heading = isHeading ? node.title.text.replace(/ ?:$/, '') : null;
  const breadcrumb = breadcrumbOf(node.parent);
  const draft: Draft = {
    path: node.path,
    heading,
    breadcrumb,
    text: own.text,
    kind,
    fragments: [
      ...(isHeading ? fragmentsOf(node.title, context.source) : []),
      ...fragmentsOf(own, context.source),
    ],
    cells: null,
    tableTitles: [],
    line: node.line,
  };
  const childCrumbs = heading === null ? breadcrumb : [...breadcrumb, heading];
  const items = itemised.flatMap((words) => words.items);
  const point = pointOf(node.path);
  const itemParent = context.itemisedOnce.has(point) ? point : node.path;
  return [
    draft,
    ...items.flatMap((item) =>
      draftItem(item.label, item.words, itemParent, childCrumbs, node.line, context, used),
    ),
  ];
}

function draftItem(
  label: string,
  words: Stretch,
  parentPath: string,
  breadcrumb: readonly string[],
  line: number,
  context: Context,
  used: Set<string>,
): Draft[] {
  const path = freePath(`${parentPath}.${label}`, used);
  const { own, items } = splitInlineItems(words);
  const text = joinStretches(own);
  return [
    {
      path,
      heading: null,
      breadcrumb,
      text: text.text,
      kind: 'item',
      fragments: fragmentsOf(text, context.source),
      cells: null,
      tableTitles: [],
      line,
    },
    ...items.flatMap((item) =>
      draftItem(item.label, item.words, path, breadcrumb, line, context, used),
    ),
  ];
}

function freePath(path: string, used: Set<string>): string {
  let free = path;
  for (let use = 2; used.has(free); use += 1) free = `${path}(${use})`;
  used.add(free);
  return free;
}

function draftRow(node: OutlineNode, context: Context): Draft[] {
  const mended = node.row?.cells ?? [];
  const cells = mended.map((cell): TableCell => ({
    role: cell.role,
    header: cell.header,
    text: joinStretches(cell.parts).text,
    inherited: cell.inherited,
  }));
  const words = joinStretches(
    mended.filter((cell) => cell.role !== 'ordinal').flatMap((cell) => cell.parts),
  );
  return [
    {
      path: node.path,
      heading: null,
      breadcrumb: breadcrumbOf(node.parent),
      text: words.text,
      kind: 'row',
      fragments: fragmentsOf(words, context.source),
      cells,
      tableTitles: node.tableTitles,
      line: node.line,
    },
  ];
}

function draftFootnote(note: Footnote, context: Context): Draft {
  return {
    path: `fn.${note.number}`,
    heading: null,
    breadcrumb: [],
    text: note.words.text,
    kind: 'footnote',
    fragments: fragmentsOf(note.words, context.source),
    cells: null,
    tableTitles: [],
    line: note.line,
  };
}

function kindOf(node: OutlineNode, isHeading: boolean): SectionKind {
  if (node.kind === 'preamble' || node.kind === 'closing') return 'preamble';
  if (node.kind === 'dash' || node.kind === 'plus') return 'dash';
  if (node.kind === 'item') return 'item';
  return isHeading ? 'heading' : 'point';
}

/** Headings above, outermost first. */
function breadcrumbOf(node: OutlineNode | null): string[] {
  if (node === null) return [];
  const above = breadcrumbOf(node.parent);
  return isHeadingLike(node) ? [...above, node.title.text.replace(/ ?:$/, '')] : above;
}
