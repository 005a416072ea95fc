import { createWordReader, type TextWords } from '../read-words.js';

/** Known syllables and which follow which, counted in the loaded texts. */
export interface Vocabulary {
  readonly counts: ReadonlyMap<string, number>;
  /** Keys are two folded syllables joined by a blank. */
  readonly pairs: ReadonlyMap<string, number>;
  /** Words with their marks, lower case, by their folded form. */
  readonly spelt: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Counts text by text. */
export interface VocabularyBuilder {
  add(words: TextWords): void;
  finish(): Vocabulary;
}

/** Counts the folded syllables of texts and the pairs of neighbours. */
export function createVocabularyBuilder(): VocabularyBuilder {
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  const spelt = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const noteSpelling = (word: string, folded: string): void => {
    if (seen.has(word)) return;
    seen.add(word);
    const forms = spelt.get(folded);
    if (forms) forms.add(word);
    else spelt.set(folded, new Set([word]));
  };
  return {
    add(words) {
      let before: string | undefined;
      words.folded.forEach((syllable, index) => {
        noteSpelling(words.spelt[index] ?? syllable, syllable);
        counts.set(syllable, (counts.get(syllable) ?? 0) + 1);
        if (before !== undefined) {
          const pair = `${before} ${syllable}`;
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        }
        before = syllable;
      });
    },
    finish: () => ({ counts, pairs, spelt }),
  };
}

/** The vocabulary of some texts in one go. */
export function buildVocabulary(texts: Iterable<string>): Vocabulary {
  const builder = createVocabularyBuilder();
  const readWords = createWordReader();
  for (const text of texts) builder.add(readWords(text));
  return builder.finish();
}
