import type { Agency } from '../domain/agency.js';
import { foldedKey } from '../language/fold.js';
import type { TextWords } from '../language/read-words.js';

/** Gathers text by text which agencies' names are ordinary words too. */
export interface OrdinaryNameCollector {
  add(words: TextWords): void;
  /** Whether a folded name of two syllables also stands for other words. */
  finish(): (folded: string) => boolean;
}

/**
 * Keeps the two-syllable agency names that texts also use with other marks, as other words: "diễn
 * biến" beside "Điện Biên".
 */
export function createOrdinaryNameCollector(agencies: readonly Agency[]): OrdinaryNameCollector {
  /** Spelt names by their folded form. */
  const names = new Map<string, string>();
  const seconds = new Set<string>();
  for (const { name } of agencies) {
    const folded = foldedKey(name);
    const [, second, ...more] = folded.split(' ');
    if (second === undefined || more.length > 0) continue;
    names.set(folded, name.toLowerCase());
    seconds.add(second);
  }
  const ordinary = new Set<string>();
  return {
    add({ spelt, folded }) {
      folded.forEach((syllable, index) => {
        if (index === 0 || !seconds.has(syllable)) return;
        const pair = `${folded[index - 1] ?? ''} ${syllable}`;
        const name = names.get(pair);
        if (name !== undefined && name !== `${spelt[index - 1] ?? ''} ${spelt[index] ?? ''}`)
          ordinary.add(pair);
      });
    },
    finish: () => (folded) => ordinary.has(folded),
  };
}
