import type { Passage } from './passage.js';

/** What narrows a search; absent members do not. */
export interface PassageSearchOptions {
  /** Only passages of these documents, by id. */
  readonly documents?: readonly string[];
  /** Only sections that are or stand under one of these paths: `PL1`, `B.II`. */
  readonly sections?: readonly string[];
  /** Most hits returned; default `DEFAULT_LIMIT`. */
  readonly limit?: number;
}

export const DEFAULT_LIMIT = 10;

/** A passage found. */
export interface PassageHit {
  readonly passage: Passage;
  /** Comparable within one search only. */
  readonly score: number;
  /**
   * How much of the question the passage bears, 0 to 1: the share of its terms found in the passage
   * or its context, weighed by how rare each is; words that only ask or connect count for nothing.
   * Words no passage knows count in full. By it an answer tells a real hit from none.
   */
  readonly coverage: number;
  /** The same for the passage's best two sentences: low where the words stand far apart. */
  readonly focus: number;
}

/**
 * Finds passages by their words. Implementations differ in where they hold the terms and must rank
 * alike: best first, ties by the passages' own order, the same for the same question every time.
 */
export interface PassageIndex {
  /** Number of passages held. */
  readonly size: number;
  /** Passages with at least one of the question's terms; none for a question without any. */
  search(query: string, options?: PassageSearchOptions): PassageHit[];
}
