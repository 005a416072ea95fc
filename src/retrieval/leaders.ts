/** Texts that may be among the best of all. */
export interface Leaders {
  add(position: number, weight: number, score: number): void;
  /**
   * A score that as many owners as are wanted have reached; 0 while there are fewer. By owner, for of
   * all the texts of one only the best counts.
   */
  bar(): number;
  /** Those added that had reached the bar when it was last asked for, in the order they were added. */
  found(): FoundTexts;
}

/** By index: a text's position, what it shares with the question, its score. */
export interface FoundTexts {
  readonly positions: readonly number[];
  readonly weights: readonly number[];
  readonly scores: readonly number[];
}

interface OwnedTexts {
  readonly owners: number;
  ownerAt(position: number): number;
}

/** Scores added up in another order differ in their last digits: one that reaches the bar is not below it. */
const ROUNDING = 1e-9;

/** So many times as many texts are found before the bar is worked out anew. */
const GROWTH = 1.25;

/** Keeps the best of what is found for one question after the other; `limit` owners are wanted. */
export function createLeaders(texts: OwnedTexts): (limit: number) => Leaders {
  /** By owner the best score of its texts; 0 between two uses. */
  const best = new Float64Array(texts.owners);

  /** The score that `limit` owners have reached. */
  function scoreReached(
    positions: readonly number[],
    scores: readonly number[],
    limit: number,
  ): number {
    const named: number[] = [];
    for (const [index, position] of positions.entries()) {
      const owner = texts.ownerAt(position);
      const before = best[owner] ?? 0;
      if (before === 0) named.push(owner);
      best[owner] = Math.max(before, scores[index] ?? 0);
    }
    const reached = Float64Array.from(named, (owner) => best[owner] ?? 0).sort();
    for (const owner of named) best[owner] = 0;
    return reached[reached.length - limit] ?? 0;
  }

  return (limit) => {
    let positions: number[] = [];
    let weights: number[] = [];
    let scores: number[] = [];
    let bar = 0;
    /** Texts there are when the bar is worked out next. */
    let next = limit;
    return {
      add(position, weight, score) {
        if (score < bar) return;
        positions.push(position);
        weights.push(weight);
        scores.push(score);
      },
      bar() {
        if (positions.length < next) return bar;
        bar = scoreReached(positions, scores, limit) * (1 - ROUNDING);
        const isKept = scores.map((score) => score >= bar);
        const keep = (numbers: readonly number[]): number[] =>
          numbers.filter((_, index) => isKept[index]);
        [positions, weights, scores] = [keep(positions), keep(weights), keep(scores)];
        next = positions.length * GROWTH;
        return bar;
      },
      found: () => ({ positions, weights, scores }),
    };
  };
}
