/**
 * The value below which `share` (0 to 1) of the values lie, by the nearest rank; NaN of none.
 * `percentile(times, 0.5)` is the median.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}
