import { foldedSyllables } from '../language/fold.js';
import type { Span, Token } from './utterance.js';

interface Node<Value> {
  next: Map<string, Node<Value>>;
  values: Value[];
}

/** Names by their folded syllables; finds the longest that starts at a token. */
export class PhraseTrie<Value> {
  private readonly root: Node<Value> = { next: new Map(), values: [] };

  add(name: string, value: Value): void {
    const syllables = foldedSyllables(name);
    if (syllables.length === 0) return;
    let node = this.root;
    for (const syllable of syllables) {
      let next = node.next.get(syllable);
      if (!next) {
        next = { next: new Map(), values: [] };
        node.next.set(syllable, next);
      }
      node = next;
    }
    if (!node.values.includes(value)) node.values.push(value);
  }

  /** The longest name that starts at token `start`, or undefined. */
  longestAt(
    tokens: readonly Token[],
    start: number,
  ): { span: Span; values: readonly Value[] } | undefined {
    let node = this.root;
    let found: { span: Span; values: readonly Value[] } | undefined;
    for (let index = start; index < tokens.length; index += 1) {
      let next: Node<Value> | undefined = node;
      // A document number is one token here and several syllables in a name.
      for (const syllable of foldedSyllables(tokens[index]?.folded ?? ''))
        next = next?.next.get(syllable);
      if (!next || next === node) break;
      node = next;
      if (node.values.length > 0) found = { span: { start, end: index + 1 }, values: node.values };
    }
    return found;
  }
}
