/** Room for working on the texts of one question; nothing of one question is left for the next. */
export interface Scratch {
  /** By position what a text shares with the question, 0 between questions; and positions found. */
  forTexts(size: number): { readonly shared: Float64Array; readonly found: Int32Array };
  /** By owner the best score of its texts; 0 between two uses. */
  forOwners(size: number): Float64Array;
  /** By term what it weighs; 0 between two uses. */
  forTerms(size: number): Float64Array;
}

/** Room that grows with the largest index it serves. */
export function createScratch(): Scratch {
  let shared = new Float64Array();
  let found = new Int32Array();
  let best = new Float64Array();
  let weights = new Float64Array();
  return {
    forTexts(size) {
      if (shared.length < size) {
        shared = new Float64Array(size);
        found = new Int32Array(size);
      }
      return { shared, found };
    },
    forOwners(size) {
      if (best.length < size) best = new Float64Array(size);
      return best;
    },
    forTerms(size) {
      if (weights.length < size) weights = new Float64Array(size);
      return weights;
    },
  };
}

/** Scores are told apart this finely: the bar may lie lower by one step, never higher. */
const STEPS = 1024;

/** Scores added up in another order differ in their last digits: one that reaches the bar is not below it. */
const ROUNDING = 1e-9;

/**
 * A score that at least `limit` owners of the first `count` texts found have reached; 0 where there are
 * fewer. By owner, for of all the texts of one only the best counts.
 */
export type ScoreBar = (
  found: Int32Array,
  count: number,
  limit: number,
  scoreOf: (position: number) => number,
) => number;

interface OwnedTexts {
  readonly owners: number;
  readonly largestWeight: number;
  ownerAt(position: number): number;
}

export function createScoreBar(texts: OwnedTexts, scratch: Scratch): ScoreBar {
  const reached = new Int32Array(STEPS + 1);
  return (found, count, limit, scoreOf) => {
    const best = scratch.forOwners(texts.owners);
    for (let at = 0; at < count; at += 1) {
      const position = found[at] ?? 0;
      const owner = texts.ownerAt(position);
      const score = scoreOf(position);
      if (score > (best[owner] ?? 0)) best[owner] = score;
    }
    reached.fill(0);
    for (let at = 0; at < count; at += 1) {
      const owner = texts.ownerAt(found[at] ?? 0);
      const score = best[owner] ?? 0;
      if (score === 0) continue;
      best[owner] = 0;
      const step = Math.min(STEPS, Math.floor((score / texts.largestWeight) * STEPS));
      reached[step] = (reached[step] ?? 0) + 1;
    }
    let owners = 0;
    for (let step = STEPS; step > 0; step -= 1) {
      owners += reached[step] ?? 0;
      if (owners >= limit) return (step / STEPS) * texts.largestWeight * (1 - ROUNDING);
    }
    return 0;
  };
}
