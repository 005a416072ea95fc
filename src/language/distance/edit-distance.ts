import distances from 'natural/lib/natural/distance/levenshtein_distance.js';

/** Letters to insert, drop, replace or swap with a neighbour to get from one word to the other. */
export function editDistance(source: string, target: string): number {
  return distances.DamerauLevenshteinDistance(source, target, { restricted: true });
}
