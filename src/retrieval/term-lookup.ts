/** Knows an index's terms by number and how common each is. Implementations differ in where they keep them. */
export interface TermLookup {
  /** Number of different terms; their numbers run from 0. */
  readonly size: number;
  /** The term's number, or null where no passage has it. */
  find(term: string): number | null;
  /** Share of the passages that have the term, 0 to 1. */
  frequency(term: string): number;
  /** Rarity (inverse document frequency as in BM25): high for rare terms, highest for unknown. */
  rarity(term: string): number;
}

/** Rarity of a term that `count` of `passages` passages have. */
export function rarityOf(count: number, passages: number): number {
  return Math.log(1 + (passages - count + 0.5) / (count + 0.5));
}
