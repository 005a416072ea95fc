import type { TextWords } from '../language/read-words.js';
import { isFrameWord } from './subject.js';

/** Gathers text by text which neighbours make a word of their own. */
export interface CompoundCollector {
  add(words: TextWords): void;
  /** Whether two folded neighbours, joined by a blank, are such a word. */
  finish(): (pair: string) => boolean;
}

/**
 * Keeps the pairs of neighbours of which one, without its marks, looks like a word that only holds a
 * question together, and is another word: "hội nghị" (hỏi), "ngân sách" (ngắn), "tàu cá" (cả). Typed
 * without marks they must not be cut apart at the ends of a subject.
 */
export function createCompoundCollector(): CompoundCollector {
  const pairs = new Set<string>();
  /** By spelt word; texts repeat their words. */
  const disguises = new Map<string, boolean>();
  const isDisguised = (spelt: string, folded: string): boolean => {
    const known = disguises.get(spelt);
    if (known !== undefined) return known;
    const found = !isFrameWord(spelt) && isFrameWord(folded);
    disguises.set(spelt, found);
    return found;
  };
  return {
    add({ spelt, folded }) {
      let wasDisguised = false;
      spelt.forEach((word, index) => {
        const own = folded[index] ?? '';
        const is = isDisguised(word, own);
        if (index > 0 && (is || wasDisguised)) pairs.add(`${folded[index - 1] ?? ''} ${own}`);
        wasDisguised = is;
      });
    },
    finish: () => (pair) => pairs.has(pair),
  };
}
