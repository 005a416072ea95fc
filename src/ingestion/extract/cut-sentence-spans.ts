/** A stretch of a text with its place. */
export interface TextSpan {
  readonly text: string;
  /** Offsets in the text it was cut from. */
  readonly start: number;
  readonly end: number;
}

// A full stop ends a sentence before white space and a capital, digit, quote or dash; an ellipsis
// also before a capital that follows at once ("hiệu quả...Tổ chức trong Quý II").
const SENTENCE_END =
  /(?:[.?!]|\.{3}|…)(?:["”)*]|<\/i>)?(?=\s+[\p{Lu}\d“"(–+-])|(?:\.{3}|…)(?=\p{Lu}\p{Ll})|:(?=\s+Trong đó[, ])/gu;
const ABBREVIATION = /(?:^|[\s(])(?:TP|Tp|tp|GS|TS|PGS|ThS|Nguyễn|St|No|v\.v|\p{Lu})\.$/u;

/** Cuts a text at its sentence ends; spans are trimmed and never empty. */
export function cutSentenceSpans(text: string): TextSpan[] {
  const spans: TextSpan[] = [];
  let start = 0;
  const isInside = createBracketWatch(text);
  for (const match of text.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (ABBREVIATION.test(text.slice(Math.max(0, end - 12), end))) continue;
    if (isInside(start, end)) continue;
    pushSpan(spans, text, start, end);
    start = end;
  }
  pushSpan(spans, text, start, text.length);
  return spans;
}

/** Adds the trimmed stretch, unless nothing is left of it. */
export function pushSpan(spans: TextSpan[], text: string, start: number, end: number): void {
  const slice = text.slice(start, end);
  const trimmed = slice.trim();
  if (trimmed === '') return;
  const from = start + slice.indexOf(trimmed);
  spans.push({ text: trimmed, start: from, end: from + trimmed.length });
}

/** What was opened longer ago than this was never closed. */
const LONGEST_BRACKET = 2000;

/**
 * Tells whether a bracket or quotation opened after `start`, and not long before, is still open at
 * `end`. To be asked with `start` and `end` that only grow: it goes through the text once.
 */
export function createBracketWatch(text: string): (start: number, end: number) => boolean {
  // How many more were opened than closed up to each place; what was closed without having been
  // opened since `start` is made good by the least such number since then.
  const lows: { readonly at: number; readonly depth: number }[] = [{ at: 0, depth: 0 }];
  let first = 0;
  let depth = 0;
  let read = 0;
  return (start, end) => {
    for (; read < end; read += 1) {
      const char = text[read];
      if (char === '(' || char === '“') depth += 1;
      else if (char === ')' || char === '”') depth -= 1;
      while (lows.length > first && (lows.at(-1)?.depth ?? 0) >= depth) lows.pop();
      lows.push({ at: read + 1, depth });
    }
    const from = Math.max(start, end - LONGEST_BRACKET);
    while (first < lows.length - 1 && (lows[first]?.at ?? 0) < from) first += 1;
    return depth > (lows[first]?.depth ?? 0);
  };
}
