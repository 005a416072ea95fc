import { textOf, type RichLine, type Span } from './rich-text.js';

/** Quotations longer than this are folded until tapped. */
const FOLD_ABOVE = 600;

const TAGS: Readonly<Record<Exclude<Span['style'], 'plain'>, string>> = { bold: 'b', italic: 'i' };

/** Text for Telegram's HTML (https://core.telegram.org/bots/api#html-style). */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Lines as Telegram HTML; every tag opened is closed. */
export function renderHtml(lines: readonly RichLine[]): string {
  return groupQuotes(lines)
    .map((group) => {
      const html = group.map(renderLine).join('\n');
      if (group[0]?.isQuote !== true) return html;
      const length = group.reduce((sum, line) => sum + textOf(line).length, 0);
      return `<blockquote${length > FOLD_ABOVE ? ' expandable' : ''}>${html}</blockquote>`;
    })
    .join('\n');
}

/** The same lines without markup, for where the HTML is refused. */
export function renderText(lines: readonly RichLine[]): string {
  return lines.map(textOf).join('\n');
}

function renderLine(line: RichLine): string {
  return line.spans
    .map(({ text, style }) => {
      const escaped = escapeHtml(text);
      if (style === 'plain' || escaped === '') return escaped;
      return `<${TAGS[style]}>${escaped}</${TAGS[style]}>`;
    })
    .join('');
}

/** Runs of lines that are all quoted or all not. */
function groupQuotes(lines: readonly RichLine[]): RichLine[][] {
  const groups: RichLine[][] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last?.[0]?.isQuote === line.isQuote) last.push(line);
    else groups.push([line]);
  }
  return groups;
}
