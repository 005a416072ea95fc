import { rarityOf, type TermLookup } from './term-lookup.js';

/**
 * Numbers the terms of an index and counts in how many passages each occurs. Terms are known by
 * their number everywhere else: short keys keep the index small and quick to build.
 */
export class TermTable implements TermLookup {
  private readonly idByTerm = new Map<string, number>();
  private readonly passageCounts: number[] = [];
  /** By term number, the last passage it was counted for. */
  private readonly lastCounted: number[] = [];
  private passages = 0;

  get size(): number {
    return this.idByTerm.size;
  }

  /** The terms' numbers, in order; new terms get the next ones. */
  number(terms: readonly string[]): number[] {
    return terms.map((term) => this.numberOf(term));
  }

  /** Counts one passage for each different term among its numbers. */
  countPassage(...fields: readonly (readonly number[])[]): void {
    this.passages += 1;
    for (const ids of fields) {
      for (const id of ids) {
        if (this.lastCounted[id] === this.passages) continue;
        this.lastCounted[id] = this.passages;
        this.passageCounts[id] = (this.passageCounts[id] ?? 0) + 1;
      }
    }
  }

  find(term: string): number | null {
    return this.idByTerm.get(term) ?? null;
  }

  frequency(term: string): number {
    return this.passages === 0 ? 0 : this.countOf(term) / this.passages;
  }

  rarity(term: string): number {
    return rarityOf(this.countOf(term), this.passages);
  }

  /** Every term with its number and how many passages have it. */
  *list(): Generator<{ term: string; id: number; count: number }> {
    for (const [term, id] of this.idByTerm) yield { term, id, count: this.passageCounts[id] ?? 0 };
  }

  private countOf(term: string): number {
    const id = this.idByTerm.get(term);
    return id === undefined ? 0 : (this.passageCounts[id] ?? 0);
  }

  private numberOf(term: string): number {
    const known = this.idByTerm.get(term);
    if (known !== undefined) return known;
    const id = this.idByTerm.size;
    this.idByTerm.set(term, id);
    return id;
  }
}
