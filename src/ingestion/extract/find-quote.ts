import type { ParsedSection } from '../parsed-document.js';

const SHORTEST_QUOTE = 12;
const LONGEST_QUOTE = 1500;

/**
 * The words of a section to be quoted for `wanted`: those themselves where they stand unbroken, else
 * their longest part that does, else the section's longest unbroken stretch. Cut at a word to 1,500
 * characters; null where no stretch has twelve.
 */
export function findQuote(section: ParsedSection, wanted: string): string | null {
  const stretches = section.fragments.length > 0 ? section.fragments : [section.text];
  const whole = stretches.find((stretch) => stretch.includes(wanted));
  if (whole !== undefined && wanted.length >= SHORTEST_QUOTE) return shorten(wanted);
  const parts = stretches.map((stretch) => commonPart(stretch, wanted));
  const best = parts.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (best.length >= SHORTEST_QUOTE) return shorten(best);
  // A very short instruction is quoted with what stands around it.
  const around = whole ?? stretches.toSorted((one, other) => other.length - one.length)[0] ?? '';
  return around.trim().length >= SHORTEST_QUOTE ? shorten(around.trim()) : null;
}

/** The longest end of one that begins the other, or the whole of the shorter inside the longer. */
function commonPart(stretch: string, wanted: string): string {
  if (wanted.includes(stretch)) return stretch.trim();
  let best = '';
  for (let length = Math.min(stretch.length, wanted.length); length > best.length; length -= 1) {
    if (stretch.endsWith(wanted.slice(0, length))) best = wanted.slice(0, length);
    else if (stretch.startsWith(wanted.slice(-length))) best = wanted.slice(-length);
  }
  return best.trim();
}

function shorten(quote: string): string {
  if (quote.length <= LONGEST_QUOTE) return quote;
  const cut = quote.slice(0, LONGEST_QUOTE + 1);
  return cut.slice(0, cut.lastIndexOf(' '));
}
