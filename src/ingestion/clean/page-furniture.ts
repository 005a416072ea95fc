import type { Layout } from './measure-layout.js';
import type { SourceLine } from './split-lines.js';

const PAGE_NUMBER = /^(?:[-–]\s?)?(?:trang\s)?\d{1,3}(?:\s?\/\s?\d{1,3})?(?:\s?[-–])?$/iu;
const DECORATION = /^[-_=~.–—\s]{3,}$/;

/** A page number on a line of its own. A footnote's number looks alike and must be told first. */
export function isPageNumber(line: SourceLine): boolean {
  return PAGE_NUMBER.test(line.text);
}

/** A rule of hyphens or the like, as stands under a letterhead. */
export function isDecoration(line: SourceLine): boolean {
  return DECORATION.test(line.text);
}

/**
 * Whether a line is the first of a page: after a form feed, or indented without a blank line in a
 * hard-wrapped text, which is what is left of one.
 */
export function startsPage(line: SourceLine, layout: Layout): boolean {
  return (
    line.afterFormFeed || (layout.wrapWidth !== null && line.indent > 0 && line.blankBefore === 0)
  );
}
