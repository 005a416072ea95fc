declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  const distances: {
    /** Edit distance with swapped neighbours; `restricted` counts each swap once. */
    DamerauLevenshteinDistance(
      source: string,
      target: string,
      options?: { restricted?: boolean },
    ): number;
  };
  export default distances;
}
