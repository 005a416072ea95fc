import { EMPTY_STRETCH, joinStretches, sliceStretch, type Stretch } from '../clean/stretch.js';
import { countOpenAbove } from './attach-point.js';
import { chooseOwner } from './choose-owner.js';
import { isCapitals, type Paragraph, type Passage } from './join-paragraphs.js';
import { mendRows, type MendedRow } from './mend-rows.js';
import type { NodeKind, OutlineNode } from './outline-node.js';
import type { RawTable } from './raw-table.js';
import { readMarker, type Marker } from './read-marker.js';
import { beginsAttachment, beginsTail, isLetterhead, opensRecipients } from './tail-lines.js';

/** Path of what stands before the first point, and after the last. */
const PREAMBLE_PATH = 'mở đầu';
export const CLOSING_PATH = 'kết thúc';
/** Paths of what stands below the text: to whom it is sent, and who signed it. */
export const RECIPIENTS_PATH = 'nơi nhận';
export const SIGNATURE_PATH = 'chữ ký';

/** A number that cannot open a document's first point: bullets and letters before it are preamble. */
const INNER_KINDS: readonly string[] = ['dash', 'plus', 'letter', 'item', 'bracketNumber'];

interface NewNode {
  readonly kind: NodeKind;
  readonly label: string;
  readonly ordinal: number;
  readonly path: string;
  readonly title: Stretch;
  readonly line: number;
  readonly isSetAsHeading?: boolean;
  readonly row?: MendedRow;
  readonly tableTitles?: readonly string[];
}

/**
 * Builds the tree of a document's own numbering from its paragraphs and tables, in document order.
 * The result holds every node, parents before their parts; the letterhead is left out, the list
 * of recipients (nơi nhận) and the signature stand in sections of their own.
 */
export function buildOutline(passages: readonly Passage[]): OutlineNode[] {
  const builder = new OutlineBuilder();
  const following = markersFollowing(passages);
  passages.forEach((passage, index) => {
    if (passage.type === 'table') builder.addTable(passage.table);
    else builder.addParagraph(passage, following[index] ?? null);
  });
  return builder.nodes;
}

/** For each passage the next marker in the text; null where a table or the signature comes first. */
function markersFollowing(passages: readonly Passage[]): (Marker | null)[] {
  const following: (Marker | null)[] = [];
  let next: Marker | null = null;
  for (let index = passages.length - 1; index >= 0; index -= 1) {
    following[index] = next;
    const passage = passages[index];
    if (passage === undefined || passage.type === 'table') next = null;
    else if (passage.marker !== null) next = passage.marker;
    else if (beginsTail(passage.words.text)) next = null;
  }
  return following;
}

class OutlineBuilder {
  readonly nodes: OutlineNode[] = [];
  #open: OutlineNode[] = [];
  #isTail = false;
  #front: OutlineNode | null = null;
  #tail: OutlineNode | null = null;
  /** The point the paragraph just before went to, where that had no marker. */
  #lastOwner: OutlineNode | null = null;
  readonly #usedPaths = new Map<string, number>();
  readonly #bullets = new Map<OutlineNode, number>();

  addParagraph(paragraph: Paragraph, next: Marker | null): void {
    const { marker, words } = paragraph;
    if (isLetterhead(words.text)) return;
    if (this.#isTail) {
      if (!beginsAttachment(words.text, marker)) {
        this.#addTail(paragraph);
        return;
      }
      this.#isTail = false;
      this.#tail = null;
      this.#open = [];
      this.#front = null;
    } else if (this.#open.length > 0 && marker?.kind !== 'roman' && beginsTail(words.text)) {
      this.#isTail = true;
      this.#addTail(paragraph);
      return;
    }
    if (marker === null || (this.#open.length === 0 && INNER_KINDS.includes(marker.kind))) {
      this.#addUnmarked(paragraph, next);
    } else {
      this.#addPoint(paragraph, marker);
    }
  }

  addTable(table: RawTable): void {
    this.#isTail = false;
    const titles = this.#open
      .filter((node) => node.title.text !== '' || node.kind === 'annex')
      .map(titleLine);
    let group: OutlineNode | null = null;
    const holder = this.#open.at(-1) ?? null;
    mendRows(table).forEach((row, index) => {
      if (row.groupTitle !== null) {
        const marker = readMarker(row.groupTitle.text);
        const label = row.ordinal === '' ? String(index + 1) : row.ordinal;
        const skipped = row.ordinal === marker?.label ? marker.length : 0;
        const title = sliceStretch(row.groupTitle, skipped);
        group = this.#create(holder, {
          kind: 'group',
          label,
          ordinal: 0,
          path: pathUnder(holder, label),
          title,
          line: row.line,
        });
        return;
      }
      const parent: OutlineNode | null = group ?? holder;
      const label = row.ordinal === '' ? String(index + 1) : row.ordinal;
      this.#create(parent, {
        kind: 'row',
        label,
        ordinal: Number.parseInt(label, 10) || 0,
        path: pathUnder(parent, label),
        title: EMPTY_STRETCH,
        line: row.line,
        row,
        tableTitles: group === null ? titles : [...titles, titleLine(group)],
      });
    });
  }

  /** A line below the text: one that opens recipients or a signature opens its section too. */
  #addTail({ words, line }: Paragraph): void {
    if (this.#tail === null || beginsTail(words.text)) {
      const path = opensRecipients(words.text) ? RECIPIENTS_PATH : SIGNATURE_PATH;
      if (this.#tail?.label !== path) this.#tail = this.#createAside('closing', path, line);
    }
    this.#tail?.bodies.push(words);
  }

  #addPoint(paragraph: Paragraph, marker: Marker): void {
    const isDivision = marker.kind === 'annex';
    const count = isDivision ? 0 : countOpenAbove(this.#open, marker);
    const parent = this.#open[count - 1] ?? null;
    this.#open = this.#open.slice(0, count);
    const node = this.#create(parent, {
      kind: marker.kind,
      label: marker.label,
      ordinal: marker.ordinal,
      path: this.#pathOf(parent, marker),
      title: sliceStretch(paragraph.words, marker.length),
      line: paragraph.line,
      isSetAsHeading: paragraph.headingLevel > 0 || paragraph.isBold,
    });
    this.#open.push(node);
    this.#lastOwner = null;
  }

  #pathOf(parent: OutlineNode | null, marker: Marker): string {
    if (marker.kind === 'dash' || marker.kind === 'plus') {
      if (parent === null) return '#';
      const ordinal = (this.#bullets.get(parent) ?? 0) + 1;
      this.#bullets.set(parent, ordinal);
      return `${parent.path}#${ordinal}`;
    }
    if (marker.kind !== 'compound') return pathUnder(parent, marker.label);
    // `1.5` replaces the `1` it stands under: `I.1.5`, not `I.1.1.5`.
    let base = parent;
    while (base !== null && (base.kind === 'number' || base.kind === 'compound'))
      base = base.parent;
    return pathUnder(base, marker.label);
  }

  #addUnmarked(paragraph: Paragraph, next: Marker | null): void {
    const { words } = paragraph;
    if (this.#open.length === 0) {
      this.#front ??= this.#createAside('preamble', PREAMBLE_PATH, paragraph.line);
      this.#front.bodies.push(words);
      return;
    }
    const top = this.#open.at(-1);
    const isAnnexTitle =
      top?.kind === 'annex' && top.children.length === 0 && top.bodies.length === 0;
    if (isAnnexTitle && (top.title.text === '' || isCapitals(words.text))) {
      if (isCapitals(words.text) || top.title.text === '') {
        top.title = joinStretches([top.title, words]);
        return;
      }
    }
    const count = next === null ? 0 : countOpenAbove(this.#open, next);
    const nextParent = next === null ? null : (this.#open[count - 1] ?? null);
    const owner = chooseOwner(this.#open, words.text, next, nextParent, this.#lastOwner);
    if (owner === 'closing' || owner === null) {
      const closing =
        this.nodes.findLast((node) => node.kind === 'closing' && node.label === CLOSING_PATH) ??
        this.#createAside('closing', CLOSING_PATH, paragraph.line);
      closing.bodies.push(words);
      return;
    }
    owner.bodies.push(words);
    this.#lastOwner = owner;
    this.#open = this.#open.slice(0, this.#open.indexOf(owner) + 1);
  }

  #createAside(kind: 'preamble' | 'closing', path: string, line: number): OutlineNode {
    return this.#create(null, { kind, label: path, ordinal: 0, path, title: EMPTY_STRETCH, line });
  }

  #create(parent: OutlineNode | null, made: NewNode): OutlineNode {
    const uses = (this.#usedPaths.get(made.path) ?? 0) + 1;
    this.#usedPaths.set(made.path, uses);
    const node: OutlineNode = {
      kind: made.kind,
      path: uses === 1 ? made.path : `${made.path}(${uses})`,
      label: made.label,
      ordinal: made.ordinal,
      parent,
      children: [],
      title: made.title,
      bodies: [],
      line: made.line,
      isSetAsHeading: made.isSetAsHeading ?? false,
      row: made.row ?? null,
      tableTitles: made.tableTitles ?? [],
    };
    parent?.children.push(node);
    this.nodes.push(node);
    return node;
  }
}

function pathUnder(parent: OutlineNode | null, label: string): string {
  return parent === null ? label : `${parent.path}.${label}`;
}

/** A table title as printed: `Phụ lục 1: TIẾN ĐỘ …`, `b) Các nhiệm vụ chưa hoàn thành`. */
function titleLine(node: OutlineNode): string {
  const { label } = node;
  if (node.kind === 'annex') {
    const number = label.slice(2);
    const name = number === '' ? 'Phụ lục' : `Phụ lục ${number}`;
    return node.title.text === '' ? name : `${name}: ${node.title.text}`;
  }
  if (node.kind === 'letter' || node.kind === 'bracketNumber')
    return `${label}) ${node.title.text}`;
  return label === '' ? node.title.text : `${label}. ${node.title.text}`;
}
