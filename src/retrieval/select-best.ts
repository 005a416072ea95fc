/** So many times the wanted number are sorted at first: an id has a few texts. */
const SPARE = 8;

/**
 * Which of many scored texts are the best, best first and each id once, at most `limit` ids: their
 * indexes in `scores`. `positions` break ties, the earlier text is better. Only those that can be
 * among the best are sorted, and no more ids are read than are wanted.
 */
export function selectBest(
  scores: ArrayLike<number>,
  positions: ArrayLike<number>,
  idOf: (index: number) => string,
  limit: number,
): number[] {
  const all = Array.from(scores, (_, index) => index);
  const bestOf = (indexes: number[]): number[] => {
    indexes.sort(
      (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (positions[a] ?? 0) - (positions[b] ?? 0),
    );
    const best = new Map<string, number>();
    for (const index of indexes) {
      if (best.size === limit) break;
      const id = idOf(index);
      if (!best.has(id)) best.set(id, index);
    }
    return [...best.values()];
  };
  const wanted = limit * SPARE;
  if (scores.length > wanted) {
    const least = Float64Array.from(scores).sort()[scores.length - wanted] ?? 0;
    const best = bestOf(all.filter((index) => (scores[index] ?? 0) >= least));
    if (best.length === limit) return best;
  }
  return bestOf(all);
}
