/**
 * Words taken from a source text together with the place each character came from. Lines are joined,
 * pages mended and points cut apart on these, so it stays known which words stand unbroken in the
 * source and may be quoted as one.
 */
export interface Stretch {
  /** White space folded to single blanks, trimmed. */
  readonly text: string;
  /** Offset in the source of every character of `text`; -1 for a blank put in by joining. */
  readonly at: readonly number[];
}

/** A stretch without words. */
export const EMPTY_STRETCH: Stretch = { text: '', at: [] };

const BLANK = /\s/;
const WORD = /\S+/g;

/** `source` from `start` to `end` (exclusive), white space folded and trimmed. */
export function takeStretch(source: string, start: number, end: number): Stretch {
  const words: string[] = [];
  const at: number[] = [];
  for (const match of source.slice(start, end).matchAll(WORD)) {
    const [word] = match;
    const from = start + match.index;
    if (words.length > 0) at.push(from - 1);
    for (let offset = from; offset < from + word.length; offset += 1) at.push(offset);
    words.push(word);
  }
  return { text: words.join(' '), at };
}

/** The stretches in order with one blank between them; empty ones are left out. */
export function joinStretches(stretches: readonly Stretch[]): Stretch {
  const filled = stretches.filter((stretch) => stretch.text !== '');
  const at: number[] = [];
  for (const stretch of filled) {
    if (at.length > 0) at.push(-1);
    for (const offset of stretch.at) at.push(offset);
  }
  return { text: filled.map((stretch) => stretch.text).join(' '), at };
}

/** Characters `from` to `to` (exclusive) of a stretch, trimmed. */
export function sliceStretch(stretch: Stretch, from: number, to = stretch.text.length): Stretch {
  let start = from;
  let end = to;
  while (start < end && stretch.text.charAt(start) === ' ') start += 1;
  while (end > start && stretch.text.charAt(end - 1) === ' ') end -= 1;
  return { text: stretch.text.slice(start, end), at: stretch.at.slice(start, end) };
}

/**
 * The parts of a stretch that stand unbroken in `source`: between two neighbouring characters the
 * source has nothing but white space. In order; never empty strings.
 */
export function fragmentsOf(stretch: Stretch, source: string): string[] {
  const fragments: string[] = [];
  let from = 0;
  let last = -1;
  for (let index = 0; index < stretch.text.length; index += 1) {
    if (stretch.text.charAt(index) === ' ') continue;
    const offset = stretch.at[index] ?? -1;
    const isUnbroken =
      last < 0 || offset === last + 1 || (offset > last && isBlank(source, last + 1, offset));
    if (!isUnbroken) {
      fragments.push(stretch.text.slice(from, index).trim());
      from = index;
    }
    last = offset;
  }
  fragments.push(stretch.text.slice(from).trim());
  return fragments.filter((fragment) => fragment !== '');
}

function isBlank(source: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset += 1) {
    if (!BLANK.test(source.charAt(offset))) return false;
  }
  return true;
}
