/**
 * Gives each group a member of its own where that is possible (augmenting paths) and returns the
 * indices of the groups left without. `candidates[g]` are the indices of what may serve group g.
 */
export function unmatchedGroups(candidates: readonly (readonly number[])[]): number[] {
  const owner = new Map<number, number>();
  const place = (group: number, tried: Set<number>): boolean =>
    (candidates[group] ?? []).some((item) => {
      if (tried.has(item)) return false;
      tried.add(item);
      const current = owner.get(item);
      if (current !== undefined && !place(current, tried)) return false;
      owner.set(item, group);
      return true;
    });
  return candidates.flatMap((_, group) => (place(group, new Set()) ? [] : [group]));
}
