import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { foldedKey } from '../language/fold.js';
import { ABBREVIATIONS } from '../language/terms/abbreviations.js';
import type { Evidence } from './evidence.js';
import type { Slots } from './slots.js';

/** Share of the best score from which a figure is meant that counts the very thing asked for. */
const COUNTED_SHARE = 0.75;
/** Of those found the best are looked at. */
const MOST_LOOKED_AT = 12;
/** "bao nhiêu dịch vụ công": so many syllables of it say what is counted. */
const COUNTED_SYLLABLES = { least: 2, most: 4 };
const COUNTS = /\b(?:bao nhieu|(?<!nha )may|(?:tong )?so(?: luong)?)(?: cai)? (?!phan tram\b)(.+)$/;
const COUNTED_NAME = /^(?:tong )?so(?: luong)? /;

/**
 * Of what comes near, the figure that counts the thing asked for: of "bao nhiêu dịch vụ trên Cổng" not
 * the accounts there. Asked for a share, what is measured in one.
 */
export function preferCounted(
  matches: Evidence['indicators'],
  { reading }: Pick<Slots, 'reading'>,
  { indicators }: KnowledgeBase,
): Evidence['indicators'] {
  const least = (matches[0]?.score ?? 0) * COUNTED_SHARE;
  const near = matches.slice(0, MOST_LOOKED_AT).filter(({ score }) => score >= least);
  if (near.length < 2) return matches;
  const prefer = (isOne: (match: Evidence['indicators'][number]) => boolean) => {
    const found = near.filter(isOne);
    return found.length > 0
      ? [...found, ...matches.filter((one) => !found.includes(one))]
      : matches;
  };
  if (ASKS_SHARE.test(reading.folded))
    return prefer(({ id }) =>
      (indicators.get(id)?.observations ?? []).some(({ unit }) => unit === '%'),
    );
  for (let count = COUNTED_SYLLABLES.most; count >= COUNTED_SYLLABLES.least; count -= 1) {
    const isCounted = ({ id }: { id: string }): boolean =>
      countsAsked(indicators.get(id)?.name ?? '', { reading }, count);
    if (near.some(isCounted)) return prefer(isCounted);
  }
  return matches;
}

/** Whether a figure's name says that it counts what is asked for, in so many of its first syllables. */
export function countsAsked(
  name: string,
  { reading }: Pick<Slots, 'reading'>,
  syllables = COUNTED_SYLLABLES.least,
): boolean {
  const asked = COUNTS.exec(reading.folded)?.[1];
  const folded = foldedKey(name);
  if (asked === undefined || !COUNTED_NAME.test(folded)) return false;
  const words = asked
    .trim()
    .split(' ')
    .flatMap((word) => ABBREVIATIONS.get(word)?.split(' ') ?? [word]);
  const start = words.slice(0, syllables);
  return (
    start.length === syllables &&
    `${folded.replace(COUNTED_NAME, '')} `.startsWith(`${start.join(' ')} `)
  );
}

const ASKS_SHARE = /\b(?:bao nhieu|may|ty le|ti le) phan tram\b/;
