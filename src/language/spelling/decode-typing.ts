/**
 * What Telex and VNI typing leaves behind when the input method was off: `nhieemj vuj`,
 * `nhie6m5 vu5`. Only the folded syllable is recovered: which mark was meant does not matter to a
 * search form without marks.
 */

const TELEX_DOUBLES: readonly (readonly [RegExp, string])[] = [
  [/aa/g, 'a'],
  [/ee/g, 'e'],
  [/oo/g, 'o'],
  [/dd/g, 'd'],
  [/([aou])w/g, '$1'],
];

const TONE_KEYS = 'sfrxj';

/** Folded readings of a word as Telex keys, most literal first; empty where it cannot be Telex. */
export function decodeTelex(word: string): string[] {
  if (!/^[a-z]+$/.test(word)) return [];
  const readings = new Set<string>();
  for (const toned of [word, ...withoutOneToneKey(word)]) {
    let reading = toned;
    for (const [keys, letter] of TELEX_DOUBLES) reading = reading.replace(keys, letter);
    // The circumflex or horn key may come after the whole syllable: `nhiemej`, `duocwj`.
    readings.add(reading);
    readings.add(reading.replace(/w/g, ''));
    readings.add(reading.replace(/([aeo])([^aeiouy]*)\1$/, '$1$2'));
    readings.add(reading.replace(/^d(.+)d$/, 'd$1'));
  }
  readings.delete(word);
  return [...readings].filter((reading) => reading.length > 0);
}

function withoutOneToneKey(word: string): string[] {
  const found: string[] = [];
  for (let index = word.length - 1; index > 0; index -= 1)
    if (TONE_KEYS.includes(word.charAt(index)))
      found.push(word.slice(0, index) + word.slice(index + 1));
  return found;
}

/** The folded reading of a word as VNI keys (`nhie6m5`), or undefined where it cannot be VNI. */
export function decodeVni(word: string): string | undefined {
  if (!/^[a-z]+\d[a-z\d]*$/.test(word)) return undefined;
  const letters = word.replace(/\d/g, '');
  const digits = word.length - letters.length;
  return digits <= 3 && letters.length >= 2 ? letters : undefined;
}
