/** Text with the little markup answers use; channel markup is made of it last. */
export interface Span {
  readonly text: string;
  readonly style: 'plain' | 'bold' | 'italic';
}

/** One line; a span's text holds no line break. */
export interface RichLine {
  readonly spans: readonly Span[];
  /** Words of a document, set apart as a quotation. */
  readonly isQuote: boolean;
}

/** Lines that belong together: a list item, a paragraph. Blocks are set apart by a blank line. */
export type RichBlock = readonly RichLine[];

/** Text as it stands. What it holds is escaped by whoever renders it, never here. */
export const plain = (text: string): Span => ({ text, style: 'plain' });
/** Text in bold. */
export const bold = (text: string): Span => ({ text, style: 'bold' });
/** Text in italics. */
export const italic = (text: string): Span => ({ text, style: 'italic' });

/**
 * Lines of spans; line breaks within a span's text begin a new line. The one place where texts
 * enter: what Telegram does not take goes here — half surrogate pairs, which cannot be sent as
 * UTF-8, become a replacement character, control characters are dropped.
 */
export function linesOf(spans: readonly Span[], isQuote = false): RichLine[] {
  const lines: { spans: Span[]; isQuote: boolean }[] = [{ spans: [], isQuote }];
  for (const span of spans)
    for (const [index, text] of clean(span.text).split('\n').entries()) {
      if (index > 0) lines.push({ spans: [], isQuote });
      if (text !== '') lines.at(-1)?.spans.push({ ...span, text });
    }
  return lines;
}

function clean(text: string): string {
  return text
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A line's words without markup. */
export function textOf(line: RichLine): string {
  return line.spans.map((span) => span.text).join('');
}
