import type { Section } from '../domain/document.js';

/** So much of two stretches tells where one ends and the other begins. */
const JOINT = 60;
/** A lead-in: what follows it in the print are the items. */
const LEADS_IN = /[:;]$/;

/**
 * A section's text, or a piece of it, with the items printed in the middle of it put back between
 * their lead-in and what goes on after them, numbered as printed. `children` are the sections under it;
 * `restored` is empty where the text leads in none that stand in its middle.
 */
export function restoreItems(
  text: string,
  section: Section,
  children: readonly Section[],
): { text: string; restored: readonly Section[] } {
  const items = children.filter(
    (child) => child.kind === 'item' && isDirectItem(child.path, section.path),
  );
  const at = section.fragments.findIndex(
    (fragment, index) => LEADS_IN.test(fragment) && index + 1 < section.fragments.length,
  );
  const before = section.fragments[at];
  const after = section.fragments[at + 1];
  if (items.length === 0 || before === undefined || after === undefined)
    return { text, restored: [] };
  const end = before.slice(-JOINT);
  const joint = `${end} ${after.slice(0, JOINT)}`;
  const found = text.indexOf(joint);
  if (found < 0) return { text, restored: [] };
  const cut = found + end.length;
  const printed = items.map(
    ({ path, text: item }) => `${path.slice(section.path.length + 1)} ${item}`,
  );
  return { text: `${text.slice(0, cut)} ${printed.join(' ')}${text.slice(cut)}`, restored: items };
}

/** `II.7#3.(1)` under `II.7#3`. */
const isDirectItem = (path: string, parent: string): boolean =>
  path.startsWith(`${parent}.(`) && path.endsWith(')') && path.indexOf('.', parent.length + 1) < 0;
