import type { Word } from './words.js';

interface Node<Value> {
  readonly next: Map<string, Node<Value>>;
  value: Value | undefined;
}

// "Lao động – Thương binh", "TT&TT", "TP. Huế": marks that may stand inside a name.
const INSIDE_A_NAME = new Set(['-', '–', '—', ',', '&', '.', '‑']);

/** Names by their folded words; punctuation inside a name does not matter. */
export class NameTrie<Value> {
  private readonly root: Node<Value> = { next: new Map(), value: undefined };

  /** The first value given for a name stays. */
  add(foldedWords: readonly string[], value: Value): void {
    let node = this.root;
    for (const word of foldedWords) {
      let next = node.next.get(word);
      if (!next) {
        next = { next: new Map(), value: undefined };
        node.next.set(word, next);
      }
      node = next;
    }
    node.value ??= value;
  }

  /** The longest name that starts at `start`; `end` is the index after its last word. */
  longestAt(words: readonly Word[], start: number): { value: Value; end: number } | undefined {
    let node = this.root;
    let found: { value: Value; end: number } | undefined;
    for (let index = start; index < words.length; index += 1) {
      const word = words[index];
      if (!word) break;
      if (!word.isWord) {
        if (index > start && INSIDE_A_NAME.has(word.text)) continue;
        break;
      }
      const next = node.next.get(word.folded);
      if (!next) break;
      node = next;
      if (node.value !== undefined) found = { value: node.value, end: index + 1 };
    }
    return found;
  }
}
