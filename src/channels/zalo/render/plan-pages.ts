import type { ItemStyle } from './layout-view.js';

/** One way to fill a message: how many items, how much of each, and whether the tail follows. */
export interface PagePlan {
  readonly count: number;
  readonly style: ItemStyle;
  readonly withTail: boolean;
}

function countsDown(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);
}

/**
 * Ways to fill a message with at most `room` items, best first: everything in full; titles
 * shortened; (for lists without pages) one line each; fewer items, though not below half, with the
 * closing notes; then all or fewer of them without the notes, which then come with TIEP.
 */
export function planPages(room: number, isTailDue: boolean, isUnpaged: boolean): PagePlan[] {
  const styles: ItemStyle[] = isUnpaged ? ['full', 'short', 'line'] : ['full', 'short'];
  const tightest: ItemStyle = isUnpaged ? 'line' : 'short';
  const half = Math.max(1, Math.ceil(room / 2));
  const plans: PagePlan[] = [];
  if (isTailDue) {
    for (const style of styles) plans.push({ count: room, style, withTail: true });
    for (const count of countsDown(room - 1, half))
      plans.push({ count, style: tightest, withTail: true });
  }
  for (const style of styles) plans.push({ count: room, style, withTail: false });
  for (const count of countsDown(room - 1, 1))
    plans.push({ count, style: tightest, withTail: false });
  return plans;
}
