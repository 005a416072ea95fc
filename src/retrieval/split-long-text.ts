import { splitSentences } from './split-sentences.js';

/**
 * Longest stretch that stays one passage, in characters. A quote may have 1,500 at most and a phone
 * shows about 900 without scrolling; points of official texts are rarely longer.
 */
export const MAX_PASSAGE_CHARS = 900;

/**
 * Splits a long text into verbatim stretches of at most `maxChars`, whole sentences where they fit,
 * of about equal length so that the last is no stump. A single longer sentence is cut at a comma,
 * failing that at a blank.
 */
export function splitLongText(text: string, maxChars = MAX_PASSAGE_CHARS): string[] {
  const trimmed = text.trim();
  if (trimmed.length <= maxChars) return trimmed === '' ? [] : [trimmed];
  const target = trimmed.length / Math.ceil(trimmed.length / maxChars);
  const stretches: string[] = [];
  let start = 0;
  let end = 0;
  for (const sentence of splitSentences(trimmed)) {
    const from = trimmed.indexOf(sentence, end);
    const to = from + sentence.length;
    const wouldOverflow = to - start > maxChars;
    const isFull = end - start >= target;
    if (end > start && (wouldOverflow || isFull)) {
      stretches.push(trimmed.slice(start, end));
      start = from;
    }
    end = to;
  }
  stretches.push(trimmed.slice(start, end));
  return stretches.flatMap((stretch) => cutOverlong(stretch, maxChars));
}

function cutOverlong(text: string, maxChars: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > maxChars) {
    const head = rest.slice(0, maxChars);
    const comma = head.lastIndexOf(', ') + 1;
    const blank = head.lastIndexOf(' ');
    // A cut in the first half would leave a stump; without any blank the text is no prose.
    const cut = comma > maxChars / 2 ? comma : blank > 0 ? blank : surrogateSafe(rest, maxChars);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** Never parts the two halves of a character outside the basic plane. */
function surrogateSafe(text: string, cut: number): number {
  const code = text.charCodeAt(cut - 1);
  return code >= 0xd800 && code <= 0xdbff ? cut - 1 : cut;
}
