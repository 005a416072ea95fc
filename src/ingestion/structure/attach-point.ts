import type { OutlineNode } from './outline-node.js';
import type { Marker, MarkerKind } from './read-marker.js';

/** How deep each kind of marker stands where nothing else tells. */
const DEPTH: Readonly<Record<MarkerKind, number>> = {
  annex: 0,
  chapter: 1,
  part: 2,
  roman: 3,
  article: 3,
  number: 4,
  compound: 5,
  bracketNumber: 6,
  letter: 7,
  item: 8,
  dash: 9,
  plus: 10,
};

const depthOf = (node: OutlineNode): number =>
  node.kind in DEPTH ? DEPTH[node.kind as MarkerKind] : Number.POSITIVE_INFINITY;

/**
 * How many of the open points stay open above a new marker: it hangs under the last of those. A
 * marker that carries on a series already open (`2.` after `1.`) is that point's sibling, at whatever
 * depth; a first one goes by the usual depth of its kind, and `(1)` under a dash ending in a colon
 * stays under the dash.
 */
export function countOpenAbove(open: readonly OutlineNode[], marker: Marker): number {
  if (marker.kind === 'compound') return countAboveCompound(open, marker);
  for (let index = open.length - 1; index >= 0; index -= 1) {
    const node = open[index];
    if (node?.kind === marker.kind && marker.ordinal > 0 && marker.ordinal === node.ordinal + 1) {
      return index;
    }
  }
  const top = open.at(-1);
  const nestsUnderBullet =
    (marker.kind === 'item' || marker.kind === 'bracketNumber') &&
    marker.ordinal === 1 &&
    top !== undefined &&
    top.title.text.endsWith(':');
  if (nestsUnderBullet) return open.length;
  let count = open.length;
  while (count > 0) {
    const node = open[count - 1];
    if (node === undefined || depthOf(node) < DEPTH[marker.kind]) break;
    count -= 1;
  }
  return count;
}

/** `1.5` hangs under `1.`, `1.5.2` under `1.5`, wherever those are open. */
function countAboveCompound(open: readonly OutlineNode[], marker: Marker): number {
  const parents = marker.label.split('.').slice(0, -1);
  while (parents.length > 0) {
    const label = parents.join('.');
    const index = open.findLastIndex(
      (node) => (node.kind === 'number' || node.kind === 'compound') && node.label === label,
    );
    if (index >= 0) return index + 1;
    parents.pop();
  }
  let count = open.length;
  while (count > 0) {
    const node = open[count - 1];
    if (node === undefined || depthOf(node) < DEPTH.number) break;
    count -= 1;
  }
  return count;
}
