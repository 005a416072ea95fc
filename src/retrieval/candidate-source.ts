/** A term to search by and how much it counts. */
export interface WeightedTerm {
  readonly id: number;
  readonly weight: number;
}

/** A passage worth ranking. */
export interface Candidate {
  /** Position of the passage in the index, from 0. */
  readonly position: number;
  /** BM25 over text and context, each term times its weight. */
  readonly score: number;
}

/**
 * The engine that holds which passage has which term. MiniSearch serves up to some tens of thousands
 * of passages; SQLite FTS5 or PostgreSQL can hold the same numbered terms beyond.
 */
export interface CandidateSource {
  /** Adds the next passage: the numbers of its terms, repeated as often as they stand there. */
  add(text: readonly number[], context: readonly number[]): void;
  /** The best `limit` candidates among the positions allowed (null: all), best first. */
  search(
    terms: readonly WeightedTerm[],
    isAllowed: ((position: number) => boolean) | null,
    limit: number,
  ): Candidate[];
}
