import type { ClaimStore, CompletionClaim, PendingClaims } from '../../domain/claim.js';

/** The claim store with the pending claims at hand for answers, which do not wait for a database. */
export type LiveClaims = ClaimStore & PendingClaims;

/**
 * Keeps the pending claims of `store` in memory. All changes must go through what it returns; what
 * another process changes is seen when the claims are next listed.
 */
export async function createLiveClaims(store: ClaimStore): Promise<LiveClaims> {
  const pending = new Map<string, CompletionClaim>();
  const refresh = async (): Promise<readonly CompletionClaim[]> => {
    const claims = await store.listPending();
    pending.clear();
    for (const claim of claims) pending.set(claim.taskId, claim);
    return claims;
  };
  await refresh();
  return {
    add: async (claim) => {
      const added = await store.add(claim);
      pending.set(added.taskId, added);
      return added;
    },
    listPending: refresh,
    find: (id) => store.find(id),
    findByTask: (taskId) => store.findByTask(taskId),
    decide: async (id, decision) => {
      const decided = await store.decide(id, decision);
      // Another chat may have claimed the same task.
      await refresh();
      return decided;
    },
    findPending: (taskId) => pending.get(taskId),
  };
}
