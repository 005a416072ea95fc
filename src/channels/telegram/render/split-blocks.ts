import { renderHtml } from './render-html.js';
import { textOf, type RichBlock, type RichLine, type Span } from './rich-text.js';

/**
 * Most UTF-16 units of a message. Telegram counts them after the markup is read; counting the
 * markup too leaves room.
 */
export const MAX_MESSAGE_LENGTH = 4096;

/** How far back a cut looks for a blank. */
const WORD_SEARCH = 200;

const BLANK_LINE: RichLine = { spans: [], isQuote: false };

/**
 * Blocks packed into as few messages as hold them. A block is cut only where it is longer than a
 * whole message, then between lines, else between words, never inside a character or its marks.
 */
export function splitBlocks(
  blocks: readonly RichBlock[],
  maxLength = MAX_MESSAGE_LENGTH,
): RichLine[][] {
  const messages: RichLine[][] = [];
  let current: RichLine[] = [];
  const fits = (lines: readonly RichLine[]): boolean => renderHtml(lines).length <= maxLength;
  const flush = (): void => {
    if (current.some((line) => textOf(line).trim() !== '')) messages.push(current);
    current = [];
  };
  for (const block of blocks) {
    if (block.length === 0) continue;
    const joined = current.length === 0 ? block : [...current, BLANK_LINE, ...block];
    if (fits(joined)) {
      current = [...joined];
      continue;
    }
    flush();
    for (const line of block)
      for (const piece of fits([line]) ? [line] : splitLine(line, maxLength)) {
        if (!fits([...current, piece])) flush();
        current.push(piece);
      }
  }
  flush();
  return messages;
}

/** A line longer than a message in pieces that each fit. */
function splitLine(line: RichLine, maxLength: number): RichLine[] {
  const pieces: RichLine[] = [];
  let rest = line;
  while (renderHtml([rest]).length > maxLength) {
    const text = textOf(rest);
    const cut = findCut(text, longestFitting(rest, maxLength));
    pieces.push(sliceLine(rest, 0, cut));
    rest = sliceLine(rest, cut, text.length);
  }
  return [...pieces, rest];
}

/** The most units of the line that still fit; at least one. */
function longestFitting(line: RichLine, maxLength: number): number {
  let low = 1;
  let high = Math.min(textOf(line).length, maxLength);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (renderHtml([sliceLine(line, 0, middle)]).length <= maxLength) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The best place to cut at or before `most`: after a blank, else between whole characters. */
function findCut(text: string, most: number): number {
  const from = Math.max(1, most - WORD_SEARCH);
  for (let cut = most; cut > from; cut -= 1) if (/\s/.test(text.charAt(cut - 1))) return cut;
  for (let cut = most; cut > from; cut -= 1) if (!joinsAcross(text, cut)) return cut;
  // Marks without end are no text; a surrogate pair is kept whole all the same.
  return isLowSurrogate(text, most) && most > 1 ? most - 1 : most;
}

/** Whether a cut there would part what is seen as one character. */
function joinsAcross(text: string, cut: number): boolean {
  return (
    isLowSurrogate(text, cut) ||
    /^(?:\p{M}|\p{Emoji_Modifier}|\u200d)/u.test(text.slice(cut, cut + 2)) ||
    text.charAt(cut - 1) === '\u200d'
  );
}

function isLowSurrogate(text: string, index: number): boolean {
  return (
    /^[\uDC00-\uDFFF]/.test(text.charAt(index)) && /[\uD800-\uDBFF]/.test(text.charAt(index - 1))
  );
}

/** The part of a line between two positions of its text. */
function sliceLine(line: RichLine, from: number, to: number): RichLine {
  const spans: Span[] = [];
  let at = 0;
  for (const span of line.spans) {
    const text = span.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (text !== '') spans.push({ ...span, text });
    at += span.text.length;
  }
  return { ...line, spans };
}
