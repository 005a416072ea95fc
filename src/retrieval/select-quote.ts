import { analyseTerms } from '../language/terms/search-terms.js';
import type { Passage } from './passage.js';

/** Shortest and longest quote, in characters (README, “Citations”). */
const MIN_QUOTE_CHARS = 12;
const MAX_QUOTE_CHARS = 1500;

/**
 * The unbroken stretch of a passage that bears most of the question's different content words, the
 * first of equals; null where none is of quotable length. For showing a hit: it is verbatim in the
 * source.
 */
export function selectQuote(query: string, passage: Passage): string | null {
  const quotable = passage.fragments.filter(
    ({ length }) => length >= MIN_QUOTE_CHARS && length <= MAX_QUOTE_CHARS,
  );
  if (quotable.length <= 1) return quotable[0] ?? null;
  const asked = new Set(
    analyseTerms(query).flatMap(({ term, isFunctionWord }) => (isFunctionWord ? [] : [term])),
  );
  let best: { text: string; found: number } | null = null;
  for (const text of quotable) {
    const terms = new Set(analyseTerms(text).map(({ term }) => term));
    const found = [...asked].filter((term) => terms.has(term)).length;
    if (best === null || found > best.found) best = { text, found };
  }
  return best?.text ?? null;
}
