/** Something scored, known by an id that may come several times. */
export interface Scored {
  readonly id: string;
  readonly score: number;
  /** Breaks ties: the earlier one is better. */
  readonly position: number;
}

/** So many times the wanted number are sorted at first: an id has a few texts. */
const SPARE = 8;

/**
 * The best of each id, best first, at most `limit` ids. Of many only those that can be among them
 * are sorted.
 */
export function selectBest<T extends Scored>(found: readonly T[], limit: number): T[] {
  const wanted = limit * SPARE;
  if (found.length > wanted) {
    const scores = Float64Array.from(found, ({ score }) => score).sort();
    const least = scores[scores.length - wanted] ?? 0;
    const best = firstOfEachId(found.filter(({ score }) => score >= least));
    if (best.length >= limit) return best.slice(0, limit);
  }
  return firstOfEachId(found).slice(0, limit);
}

function firstOfEachId<T extends Scored>(found: readonly T[]): T[] {
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => b.score - a.score || a.position - b.position)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
}
