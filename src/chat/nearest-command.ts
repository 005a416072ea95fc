import { editDistance } from '../language/distance/edit-distance.js';
import { COMMAND_QUESTIONS } from './command-questions.js';

/** What anybody may use; commands for admins are not offered to those who mistype. */
const OFFERED = [
  ...Object.keys(COMMAND_QUESTIONS),
  ...['xuat', 'coquan', 'gopy', 'dangky', 'huydangky', 'dangkycuatoi'],
];
/** Shorter beginnings are shared by chance. */
const SHORTEST_BEGINNING = 4;
const MOST_SLIPS = 2;

/**
 * The command that a mistyped name most likely means (`saphethan` → `saphan`), of those that
 * `isKnown`; null where none is near.
 */
export function nearestCommand(name: string, isKnown: (name: string) => boolean): string | null {
  const typed = name.toLowerCase();
  const ranked = OFFERED.filter(isKnown)
    .map((known) => ({ known, slips: slipsTo(typed, known) }))
    .toSorted((one, other) => one.slips - other.slips);
  const [best] = ranked;
  return best !== undefined && best.slips <= MOST_SLIPS ? best.known : null;
}

function slipsTo(typed: string, known: string): number {
  const beginning = known.slice(0, Math.max(SHORTEST_BEGINNING, known.length - MOST_SLIPS));
  // A long beginning in common outweighs what follows it; short names need to be nearly the same.
  if (beginning.length >= SHORTEST_BEGINNING && typed.startsWith(beginning)) return 1;
  const slips = editDistance(typed, known);
  return known.length <= SHORTEST_BEGINNING && slips > 1 ? MOST_SLIPS + 1 : slips;
}
