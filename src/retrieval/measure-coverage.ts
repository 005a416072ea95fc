import type { QueryTerm } from './weigh-query.js';

/** The numbers of a passage's terms: one array for its context and one per sentence. */
export interface PassageTerms {
  readonly context: Int32Array;
  readonly sentences: readonly Int32Array[];
}

/** Shares of a question's weight, 0 to 1. */
export interface Coverage {
  /** Found anywhere in the passage or its context. */
  readonly whole: number;
  /** Found in its best window of sentences, or in its context. */
  readonly window: number;
}

/**
 * Sentences in a window: an answer and what it refers to stand within two. Measured on XQuAD-vi,
 * hit@1: 1 → .930, 2 → .932, 3 → .935; on passages twice as long .937, .937, .935.
 */
const WINDOW_SENTENCES = 2;

/** Reads coverage of one question off many passages. */
export interface CoverageMeter {
  measure(passage: PassageTerms): Coverage;
}

/** `weightOf` chooses which weight of the terms counts. A question of no weight covers nothing. */
export function createCoverageMeter(
  terms: readonly QueryTerm[],
  weightOf: (term: QueryTerm) => number,
): CoverageMeter {
  const weightById = new Map<number, number>();
  let total = 0;
  for (const term of terms) {
    total += weightOf(term);
    if (term.id !== null && weightOf(term) > 0) weightById.set(term.id, weightOf(term));
  }

  function share(parts: readonly ReadonlySet<number>[]): number {
    let sum = 0;
    for (const id of new Set(parts.flatMap((part) => [...part]))) sum += weightById.get(id) ?? 0;
    return sum;
  }
  function knownIn(ids: Int32Array): Set<number> {
    const known = new Set<number>();
    for (const id of ids) if (weightById.has(id)) known.add(id);
    return known;
  }

  return {
    measure({ context, sentences }) {
      if (total === 0) return { whole: 0, window: 0 };
      const inContext = knownIn(context);
      const inSentences = sentences.map(knownIn);
      let best = share([inContext]);
      for (let from = 0; from < inSentences.length; from += 1) {
        const window = inSentences.slice(from, from + WINDOW_SENTENCES);
        best = Math.max(best, share([inContext, ...window]));
      }
      return { whole: share([inContext, ...inSentences]) / total, window: best / total };
    },
  };
}
