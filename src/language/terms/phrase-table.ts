/** Phrases looked up in a stream of syllables. */
export interface PhraseTable<T> {
  /** The phrases that start at `position`, shortest first, with their lengths in syllables. */
  matchesAt(words: readonly string[], position: number): readonly PhraseMatch<T>[];
}

export interface PhraseMatch<T> {
  readonly length: number;
  readonly value: T;
}

interface PhraseNode<T> {
  readonly next: Map<string, PhraseNode<T>>;
  value: T | undefined;
}

/** Most places start no phrase: no array is made for them. */
const NONE: readonly never[] = [];

/**
 * Builds the table from folded phrases, syllables parted by one blank. A phrase given twice keeps
 * its first value.
 */
export function createPhraseTable<T>(entries: Iterable<readonly [string, T]>): PhraseTable<T> {
  const root: PhraseNode<T> = { next: new Map(), value: undefined };
  for (const [phrase, value] of entries) {
    let node = root;
    for (const word of phrase.split(' ')) {
      let child = node.next.get(word);
      if (child === undefined) {
        child = { next: new Map(), value: undefined };
        node.next.set(word, child);
      }
      node = child;
    }
    node.value ??= value;
  }
  return {
    matchesAt(words, position) {
      let node: PhraseNode<T> | undefined = root;
      let found: PhraseMatch<T>[] | null = null;
      for (let index = position; index < words.length; index += 1) {
        node = node.next.get(words[index] ?? '');
        if (node === undefined) break;
        if (node.value !== undefined) {
          (found ??= []).push({ length: index - position + 1, value: node.value });
        }
      }
      return found ?? NONE;
    },
  };
}
