import type { SourceRef } from '../domain/answer.js';
import type { Section } from '../domain/document.js';
import { clipText } from '../domain/clip-text.js';

/** Shortest and longest words that may stand as a quote. */
export const MIN_QUOTE_LENGTH = 12;
export const MAX_QUOTE_LENGTH = 1500;

/** At most this many stretches of one section are quoted. */
const MAX_STRETCHES = 4;

/**
 * A section as quotes that each stand word for word in its document: its unbroken stretches, or of
 * those the part that `passage` (a piece of the section's text) covers.
 */
export function quoteSection(section: Section, passage?: string): SourceRef[] {
  const wanted = passage?.trim();
  const stretches = section.fragments.flatMap((fragment) => {
    if (wanted === undefined || wanted.includes(fragment)) return [fragment];
    return fragment.includes(wanted) ? [wanted] : overlap(fragment, wanted);
  });
  return stretches
    .filter((stretch) => stretch.length >= MIN_QUOTE_LENGTH)
    .slice(0, MAX_STRETCHES)
    .map((stretch) => ({
      document: section.document,
      section: section.path,
      quote: cutQuote(stretch),
    }));
}

/** Where a passage runs over the end of a stretch: what of it lies in the stretch. */
function overlap(fragment: string, passage: string): string[] {
  const head = passage.slice(0, MIN_QUOTE_LENGTH * 2);
  const from = fragment.indexOf(head);
  if (from >= 0) return [fragment.slice(from)];
  const tail = passage.slice(-MIN_QUOTE_LENGTH * 2);
  const to = fragment.indexOf(tail);
  return to >= 0 ? [fragment.slice(0, to + tail.length)] : [];
}

/** Cut at a word where it is longer than a quote may be. */
function cutQuote(text: string): string {
  if (text.length <= MAX_QUOTE_LENGTH) return text;
  const end = text.lastIndexOf(' ', MAX_QUOTE_LENGTH);
  return end > 0 ? text.slice(0, end) : clipText(text, MAX_QUOTE_LENGTH);
}
