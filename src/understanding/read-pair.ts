import type { KnowledgeBase, TextMatch } from '../answering/knowledge-base.js';
import { foldedSyllables } from '../language/fold.js';
import type { Slots } from './slots.js';

const SIDES = /\s(?:và|với|hay|so với|va|voi|so voi)\s/iu;
/** What only compares, at the end of the second side. */
const COMPARES =
  /(?:\s(?:cái|bên|số|cai|ben|so))?\s(?:nào|nao)(?:\s.*)?$|\s(?:lớn|lon)\s(?:hơn|hon)$/iu;
const ASKS_WHICH_MORE = /\b(?:cai|ben|so) nao\b.* hon\b|\bso (?:sanh|voi)\b/;
/** So much of a figure's name must be said by its side, and so much of the side by the name. */
const SURE = { completeness: 0.6, coverage: 0.7 };
/** Figures of one kind begin alike: "Tỷ trọng kinh tế số …". */
const ALIKE_SYLLABLES = 2;

/**
 * The two figures that "X và Y cái nào lớn hơn" compares: of those that each side names, two of one
 * kind and unit. Undefined where the sides name the same figure, or none.
 */
export function readPair(
  { matter, reading }: Slots,
  knowledge: KnowledgeBase,
): readonly string[] | undefined {
  if (!reading.has(ASKS_WHICH_MORE)) return undefined;
  const sides = matter.replace(COMPARES, '').split(SIDES);
  const [left = '', right = ''] = sides;
  if (sides.length !== 2 || !left.includes(' ') || !right.includes(' ')) return undefined;
  const [ofLeft, ofRight] = [left, right].map((side) =>
    knowledge
      .findIndicators(side)
      .filter(
        ({ completeness, coverage }) =>
          completeness >= SURE.completeness && coverage >= SURE.coverage,
      ),
  );
  const kindOf = ({ id }: TextMatch): string => {
    const indicator = knowledge.indicators.get(id);
    const opening = foldedSyllables(indicator?.name ?? '').slice(0, ALIKE_SYLLABLES);
    return [...opening, indicator?.observations[0]?.unit ?? ''].join(' ');
  };
  for (const one of ofLeft ?? [])
    for (const other of ofRight ?? [])
      if (one.id !== other.id && kindOf(one) === kindOf(other)) return [one.id, other.id];
  return undefined;
}
