import type { SourceRef } from '../domain/answer.js';
import type { Section } from '../domain/document.js';
import { shorten } from './phrase-status.js';
import { quoteSection } from './quote-section.js';

/** An outline goes as deep as this: part and section. */
const DEEPEST = 2;
const OPENING_LENGTH = 140;
const HEADING_LENGTH = 120;
/** More parts than this do not fit into a message that is read at a glance. */
const MOST_PARTS = 14;
const FIRST_SENTENCE = /^[^.;:]{20,}?[.;:](?=\s|$)/;

export interface Outline {
  /** Lines such as `• A.I. Kết quả đạt được: “Chuyển đổi số đã đến từng ngõ …”`. */
  readonly parts: readonly string[];
  readonly sources: readonly SourceRef[];
}

/**
 * A document's parts in its own words: headings down to the second level, each with the sentence
 * that opens it. `sections` are the document's, in their order.
 */
export function outlineDocument(sections: readonly Section[]): Outline {
  const headings = sections.filter(
    (section) =>
      section.kind === 'heading' &&
      section.heading !== null &&
      section.path.split('.').length <= DEEPEST,
  );
  const fitting =
    headings.length <= MOST_PARTS
      ? headings
      : headings.filter((section) => !section.path.includes('.'));
  const shown = fitting.slice(0, MOST_PARTS).map((heading) => ({
    heading,
    opening: openingOf(heading, fitting, sections),
  }));
  return {
    parts: [
      ...shown.map(({ heading, opening }) => phrasePart(heading, opening)),
      ...(fitting.length > shown.length
        ? [`… còn ${fitting.length - shown.length} phần nữa.`]
        : []),
    ],
    sources: shown.flatMap(({ heading, opening }) => quoteSection(opening ?? heading).slice(0, 1)),
  };
}

/** The first section with words of its own in a part; null where its sub-parts are listed anyway. */
function openingOf(
  heading: Section,
  listed: readonly Section[],
  sections: readonly Section[],
): Section | null {
  const hasListedParts = listed.some(({ path }) => path.startsWith(`${heading.path}.`));
  if (heading.text !== '') return heading;
  if (hasListedParts) return null;
  return (
    sections.find(
      (section) =>
        section.path.startsWith(`${heading.path}.`) &&
        section.kind !== 'row' &&
        section.text !== '',
    ) ?? null
  );
}

function phrasePart(heading: Section, opening: Section | null): string {
  const title = `• ${heading.path}. ${shorten(heading.heading ?? '', HEADING_LENGTH)}`;
  if (opening === null) return title;
  const sentence = FIRST_SENTENCE.exec(opening.text)?.[0] ?? opening.text;
  return `${title}: “${shorten(sentence, OPENING_LENGTH)}”`;
}
