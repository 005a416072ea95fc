import { finishNow, type Steps } from '../../domain/steps.js';
import { editDistance } from '../distance/edit-distance.js';
import { foldedSyllables } from '../fold.js';
import { decodeTelex, decodeVni } from './decode-typing.js';

/** Known syllables and which follow which, counted in the loaded texts. */
export interface Vocabulary {
  readonly counts: ReadonlyMap<string, number>;
  /** Keys are two folded syllables joined by a blank. */
  readonly pairs: ReadonlyMap<string, number>;
}

/** Counts the folded syllables of texts and the pairs of neighbours. */
export const buildVocabulary = (texts: Iterable<string>): Vocabulary =>
  finishNow(vocabularySteps(texts));

/** The same, text by text. */
export function* vocabularySteps(texts: Iterable<string>): Steps<Vocabulary> {
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const text of texts) {
    let before: string | undefined;
    for (const syllable of foldedSyllables(text)) {
      counts.set(syllable, (counts.get(syllable) ?? 0) + 1);
      if (before !== undefined) {
        const pair = `${before} ${syllable}`;
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
      }
      before = syllable;
    }
    yield;
  }
  return { counts, pairs };
}

export interface Speller {
  isKnown(syllable: string): boolean;
  /**
   * What an unknown folded word most likely is, given its neighbours: one syllable, or several
   * where blanks were left out. Undefined where nothing near enough is known. `minFit`: how
   * often a correction must stand beside its neighbours in the loaded texts (for words that may well
   * be meant as they are); 0: not at all.
   */
  correct(
    word: string,
    before: string | undefined,
    after: string | undefined,
    options?: { minFit: number },
  ): string[] | undefined;
}

/** Shorter words have too many neighbours to be corrected by edit distance alone. */
const MIN_LENGTH_TO_CORRECT = 3;
/** Words this long may be several syllables written together. */
const MIN_LENGTH_TO_SPLIT = 5;
const MAX_LENGTH_TO_SPLIT = 60;

/**
 * Corrects against a vocabulary: words at edit distance one are found through the words with one
 * letter dropped (each side at most one), so a lookup costs the word's length, not the vocabulary's.
 */
export function createSpeller(vocabulary: Vocabulary): Speller {
  const { counts, pairs } = vocabulary;
  const byDeletion = new Map<string, string[]>();
  const note = (key: string, word: string): void => {
    const words = byDeletion.get(key);
    if (words) words.push(word);
    else byDeletion.set(key, [word]);
  };
  let total = 0;
  for (const [word, count] of counts) {
    total += count;
    if (!/^[a-z]+$/.test(word)) continue;
    note(word, word);
    for (const shorter of deletions(word)) note(shorter, word);
  }

  const fit = (word: string, before?: string, after?: string): number =>
    (before === undefined ? 0 : (pairs.get(`${before} ${word}`) ?? 0)) +
    (after === undefined ? 0 : (pairs.get(`${word} ${after}`) ?? 0));

  const best = (words: readonly string[], before?: string, after?: string): string | undefined =>
    words
      .map((word) => ({ word, fit: fit(word, before, after), count: counts.get(word) ?? 0 }))
      .sort((a, b) => b.fit - a.fit || b.count - a.count || (a.word < b.word ? -1 : 1))[0]?.word;

  const split = (word: string): string[] | undefined => {
    // Fewest syllables first, then the likelier ones: a shortest path over the letters.
    const paths: ({ cost: number; words: string[] } | undefined)[] = [{ cost: 0, words: [] }];
    for (let end = 1; end <= word.length; end += 1)
      for (let start = Math.max(0, end - 7); start < end; start += 1) {
        const path = paths[start];
        const piece = word.slice(start, end);
        const count = counts.get(piece);
        if (!path || count === undefined || (piece.length === 1 && start + end > 0)) continue;
        const previous = path.words.at(-1);
        const followed =
          previous === undefined ? 1 : (pairs.get(`${previous} ${piece}`) ?? 0) + 0.01;
        const cost = path.cost + Math.log(total / count) + Math.log((total + 1) / followed) / 2;
        const known = paths[end];
        if (!known || cost < known.cost) paths[end] = { cost, words: [...path.words, piece] };
      }
    const found = paths[word.length]?.words;
    return found && found.length > 1 ? found : undefined;
  };

  return {
    isKnown: (syllable) => counts.has(syllable),
    correct(word, before, after, { minFit } = { minFit: 0 }) {
      const typed = [...decodeTelex(word), decodeVni(word)].filter(
        (reading): reading is string => reading !== undefined && counts.has(reading),
      );
      const literal = best(typed, before, after);
      if (literal !== undefined) return [literal];
      if (!/^[a-z]+$/.test(word)) return undefined;
      if (word.length >= MIN_LENGTH_TO_CORRECT) {
        const near = new Set<string>();
        for (const key of [word, ...deletions(word)])
          for (const known of byDeletion.get(key) ?? [])
            if (editDistance(word, known) === 1) near.add(known);
        const likely = [...near].filter(
          (known) => fit(known, before, after) >= Math.max(1, minFit),
        );
        const chosen =
          best(likely, before, after) ??
          (word.length > 4 && minFit === 0 ? best([...near]) : undefined);
        if (chosen !== undefined) return [chosen];
      }
      if (minFit === 0 && word.length >= MIN_LENGTH_TO_SPLIT && word.length <= MAX_LENGTH_TO_SPLIT)
        return split(word);
      return undefined;
    },
  };
}

function deletions(word: string): string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}
