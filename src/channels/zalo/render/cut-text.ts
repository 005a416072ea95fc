/** A text cut in two; `rest` is null where all of it fits. */
export interface CutText {
  readonly head: string;
  readonly rest: string | null;
}

/** A break this early would waste a message of the month's quota. */
const MIN_FILL = 0.4;

const BLANK_LINE = /\n{2,}/g;
/** Lines that belong to the item above are indented. */
const ITEM_END = /\n(?=\S)/g;
const LINE_END = /\n/g;
const SENTENCE_END = /[.;!?…]\s/g;
const SPACE = /\s/g;
const TRAILING_SIGN = /[\s,;:.–-]/;
const BREAKS = [BLANK_LINE, ITEM_END, LINE_END, SENTENCE_END, SPACE];

/** Where the last match that lies within the first `maxUnits` ends its left side, or -1. */
function lastBreak(text: string, pattern: RegExp, maxUnits: number): number {
  let at = -1;
  // One more than the limit: a break right behind the last unit that fits.
  for (const match of text.slice(0, maxUnits + 1).matchAll(pattern)) {
    // The sign that ends a sentence stays on the left.
    const isSentence = pattern === SENTENCE_END;
    const left = match.index + (isSentence ? 1 : 0);
    if (left <= maxUnits) at = left;
  }
  return at;
}

/** The last place within `maxUnits` between two characters as people see them. */
function lastGraphemeEnd(text: string, maxUnits: number): number {
  let at = 0;
  // One character may itself be longer than a line; what fits decides.
  for (const { index, segment } of new Intl.Segmenter('vi').segment(text.slice(0, maxUnits + 64))) {
    if (index + segment.length > maxUnits) break;
    at = index + segment.length;
  }
  if (at > 0) return at;
  const splitsPair = /[\ud800-\udbff]/.test(text[maxUnits - 1] ?? '');
  return splitsPair && maxUnits > 1 ? maxUnits - 1 : maxUnits;
}

/**
 * Cuts a text so that `head` has at most `maxUnits` UTF-16 units: between paragraphs if that fills
 * enough of it, else between items (lines not indented), lines, sentences, words, characters;
 * never inside a surrogate pair or a character as people see it.
 */
export function cutText(text: string, maxUnits: number): CutText {
  if (text.length <= maxUnits) return { head: text, rest: null };
  const places = BREAKS.map((pattern) => lastBreak(text, pattern, maxUnits));
  const at =
    places.find((place) => place >= maxUnits * MIN_FILL) ?? lastGraphemeEnd(text, maxUnits);
  const rest = text.slice(at).replace(/^\s*\n|^ +/, '');
  return { head: text.slice(0, at).trimEnd(), rest: rest.trim() === '' ? null : rest };
}

/** A text of at most `maxUnits` units, ended by … between words where it is longer. */
export function shortenText(text: string, maxUnits: number): string {
  if (text.length <= maxUnits) return text;
  const space = lastBreak(text, SPACE, maxUnits - 1);
  const at = space >= maxUnits * MIN_FILL ? space : lastGraphemeEnd(text, maxUnits - 1);
  let end = at;
  while (end > 0 && TRAILING_SIGN.test(text[end - 1] ?? '')) end -= 1;
  return `${text.slice(0, end)}…`;
}
