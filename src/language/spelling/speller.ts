import { isWithinDistance } from '../distance/is-within-distance.js';
import { foldMarks } from '../fold.js';
import { decodeTelex, decodeVni } from './decode-typing.js';
import { isVietnameseSyllable } from './vietnamese-syllable.js';
import type { Vocabulary } from './vocabulary.js';

export interface Speller {
  isKnown(syllable: string): boolean;
  /** Whether a word stands in the texts with these very marks. */
  isSpelt(word: string): boolean;
  /**
   * What an unknown folded word most likely is, given its neighbours: one syllable, or several
   * where blanks were left out. Undefined where nothing near enough is known. `minFit`: how
   * often a correction must stand beside its neighbours in the loaded texts (for words that may well
   * be meant as they are); 0: not at all. `marked`: the word as typed, where it bears marks.
   */
  correct(
    word: string,
    before: string | undefined,
    after: string | undefined,
    options?: { minFit: number; marked?: string },
  ): string[] | undefined;
  /**
   * What a known word most likely is a slip for: one that stands beside the same neighbours many
   * times where the typed word hardly ever does ("phi hợp" for "phối hợp"), or that has its very marks
   * and one letter more, where no text spells it so ("đợc"). Undefined for all else.
   */
  correctKnown(
    word: string,
    before: string | undefined,
    after: string | undefined,
    marked?: string,
  ): string | undefined;
}

/** Shorter words have too many neighbours to be corrected by edit distance alone. */
const MIN_LENGTH_TO_CORRECT = 3;
/** A known word is only taken for a slip of one that stands there this often … */
const MIN_FIT_OF_KNOWN = 8;
/** … and this many times as often as itself. */
const MIN_LEAD_OF_KNOWN = 15;
/** A word that stands beside its neighbours more than a few times is never doubted. */
const MAX_FIT_TO_DOUBT = 90;
/** A word is taken for one that lost a letter only where that stands in the texts this often. */
const MIN_COUNT_TO_RESTORE = 10;
/** Words this long may be several syllables written together. */
const MIN_LENGTH_TO_SPLIT = 5;
const MAX_LENGTH_TO_SPLIT = 60;

/**
 * Corrects against a vocabulary: words at edit distance one are found through the words with one
 * letter dropped (each side at most one), so a lookup costs the word's length, not the vocabulary's.
 */
export function createSpeller(vocabulary: Vocabulary): Speller {
  const { counts, pairs, spelt } = vocabulary;
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

  /** For what is no syllable: a word that lost a letter on a phone is likelier than one that gained. */
  const mostUsual = (
    word: string,
    words: readonly string[],
    before?: string,
    after?: string,
    marked?: string,
  ): string | undefined => {
    const isOneSlip = (known: string): boolean =>
      marked !== undefined &&
      [...(spelt.get(known) ?? [])].some((form) => isWithinDistance(marked.toLowerCase(), form, 1));
    const weigh = (known: string): number =>
      (fit(known, before, after) + 0.5) *
      Math.sqrt(counts.get(known) ?? 0) *
      (known.length > word.length ? 2 : 1) *
      // The very marks typed stand in it: "thág" is "tháng", not "thẩm".
      (isOneSlip(known) ? 8 : 1);
    return words.toSorted((a, b) => weigh(b) - weigh(a) || (a < b ? -1 : 1))[0];
  };

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

  /** The word that lost one letter and kept its marks: "thộc" is "thuộc". */
  const restoreLetter = (
    word: string,
    marked: string | undefined,
    before?: string,
    after?: string,
  ): string | undefined => {
    if (marked === undefined || word.length < MIN_LENGTH_TO_CORRECT) return undefined;
    const typed = marked.toLowerCase().normalize('NFC');
    if (spelt.get(word)?.has(typed) === true) return undefined;
    // What is a syllable as it stands may be a word no text holds: it lacks nothing at either end.
    const isWhole = isVietnameseSyllable(word);
    const lacks = (form: string): boolean =>
      deletions(form)
        .slice(...(isWhole ? [1, -1] : []))
        .includes(typed);
    const found = (byDeletion.get(word) ?? []).filter(
      (known) =>
        known.length === word.length + 1 &&
        (counts.get(known) ?? 0) >= MIN_COUNT_TO_RESTORE &&
        [...(spelt.get(known) ?? [])].some(lacks),
    );
    return mostUsual(word, found, before, after);
  };

  const nearOf = (word: string): Set<string> => {
    const near = new Set<string>();
    for (const key of [word, ...deletions(word)])
      for (const known of byDeletion.get(key) ?? [])
        if (known !== word && isWithinDistance(word, known, 1)) near.add(known);
    return near;
  };

  return {
    correctKnown(word, before, after, marked) {
      if (word.length < MIN_LENGTH_TO_CORRECT || !/^[a-z]+$/.test(word)) return undefined;
      const restored = restoreLetter(word, marked, before, after);
      if (restored !== undefined) return restored;
      const own = fit(word, before, after);
      // Cheap way out: what stands there now and then is meant.
      if (own * MIN_LEAD_OF_KNOWN > MAX_FIT_TO_DOUBT) return undefined;
      const chosen = best([...nearOf(word)], before, after);
      if (chosen === undefined) return undefined;
      const found = fit(chosen, before, after);
      return found >= MIN_FIT_OF_KNOWN && found >= own * MIN_LEAD_OF_KNOWN ? chosen : undefined;
    },
    isKnown: (syllable) => counts.has(syllable),
    isSpelt: (word) => spelt.get(foldMarks(word))?.has(word.toLowerCase()) === true,
    correct(word, before, after, { minFit, marked } = { minFit: 0 }) {
      const typed = [...decodeTelex(word), decodeVni(word)].filter(
        (reading): reading is string =>
          reading !== undefined && counts.has(reading) && VOWEL.test(reading),
      );
      const literal = best(typed, before, after);
      if (literal !== undefined) return [literal];
      if (!/^[a-z]+$/.test(word)) return undefined;
      const restored = restoreLetter(word, marked, before, after);
      if (restored !== undefined) return [restored];
      if (word.length >= MIN_LENGTH_TO_CORRECT) {
        const near = withVowel(word, nearOf(word), (known) => fit(known, before, after) > 0);
        const likely = [...near].filter(
          (known) => fit(known, before, after) >= Math.max(1, minFit),
        );
        const chosen =
          minFit === 0
            ? mostUsual(word, [...near], before, after, marked)
            : best(likely, before, after);
        if (chosen !== undefined) return [chosen];
      }
      if (minFit === 0 && word.length >= MIN_LENGTH_TO_SPLIT && word.length <= MAX_LENGTH_TO_SPLIT)
        return split(word);
      return undefined;
    },
  };
}

const VOWEL = /[aeiouy]/;

/**
 * Of words near one without a vowel those that have it, and of these those that fit: "trn" lost it, and
 * is no "tn".
 */
function withVowel(
  word: string,
  near: ReadonlySet<string>,
  fits: (known: string) => boolean,
): ReadonlySet<string> {
  if (VOWEL.test(word)) return near;
  const whole = [...near].filter((known) => known.length > word.length && VOWEL.test(known));
  const fitting = whole.filter(fits);
  if (fitting.length > 0) return new Set(fitting);
  return whole.length > 0 ? new Set(whole) : near;
}

function deletions(word: string): string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}
