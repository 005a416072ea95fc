import { editDistance } from './edit-distance.js';

const LETTERS = 26;
const FIRST = 'a'.charCodeAt(0);

/**
 * Whether two words are at most `most` edits apart. Letters are counted first: each edit changes the
 * counts by at most two, so most words are told apart without working out their distance.
 */
export function isWithinDistance(source: string, target: string, most: number): boolean {
  if (Math.abs(source.length - target.length) > most) return false;
  const counts = new Int16Array(LETTERS + 1);
  const count = (word: string, step: number): void => {
    for (let index = 0; index < word.length; index += 1) {
      const slot = slotOf(word, index);
      counts[slot] = (counts[slot] ?? 0) + step;
    }
  };
  count(source, 1);
  count(target, -1);
  const apart = counts.reduce((sum, left) => sum + Math.abs(left), 0);
  return apart <= most * 2 && editDistance(source, target) <= most;
}

/** Whatever is no plain letter shares one slot. */
function slotOf(word: string, index: number): number {
  const slot = word.charCodeAt(index) - FIRST;
  return slot >= 0 && slot < LETTERS ? slot : LETTERS;
}
