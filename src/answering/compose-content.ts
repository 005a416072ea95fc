import type { SourceRef, ViewPassage } from '../domain/answer.js';
import type { Section } from '../domain/document.js';
import type { Place, Query } from '../domain/query.js';
import { isAt } from '../tasks/select-tasks.js';
import type { ComposeContext, Draft } from './draft.js';
import type { PassageMatch } from './knowledge-base.js';
import { phraseCitation } from './phrase-citation.js';
import { shorten } from './phrase-status.js';

/** Passages shown for a question on a document's content. */
const SHOWN_PASSAGES = 4;
const PASSAGE_LENGTH = 900;
/** A section asked for as a whole is shown up to this much text, then named by its parts. */
const SECTION_TEXT_LENGTH = 5000;
const MAX_QUOTE_LENGTH = 1500;

/** What documents say on a subject, or what a named section holds: their words, in their order. */
export function composeContent(query: Query, context: ComposeContext): Draft {
  const places = query.places ?? [];
  const sections = places.filter((place) => place.section !== null);
  if (sections.length > 0 && !query.text) return composeSection(sections, context);
  const matches = context.knowledge.searchPassages({
    words: query.text ?? '',
    ...(places.length > 0 ? { places } : {}),
    limit: SHOWN_PASSAGES * 2,
  });
  const [best] = matches;
  if (!best)
    return { headline: 'Không tìm thấy nội dung này trong các văn bản đã nạp.', refused: true };
  const kept = matches.filter((match) => match.score >= best.score * 0.45).slice(0, SHOWN_PASSAGES);
  const shown = kept.map((match) => withChildren(match, context));
  return {
    headline: `Văn bản ghi về “${query.text ?? ''}”:`,
    shown: shown.map(({ match, text }) => ({
      title: null,
      text: `“${shorten(text, PASSAGE_LENGTH)}”`,
      citation: phraseCitation([match], context.knowledge.documents),
    })),
    passages: shown.flatMap(({ match, parts }) =>
      parts.map((quote) => ({ document: match.document, section: match.section, quote })),
    ),
  };
}

/** A lead-in that ends in a colon says nothing without the points below it: they are shown too. */
function withChildren(
  match: PassageMatch,
  context: ComposeContext,
): { match: PassageMatch; text: string; parts: string[] } {
  const parts = [quoteOf(match.text)];
  if (!/[:;]$/.test(match.text.trim())) return { match, text: match.text, parts };
  const children = context.knowledge.register.sections.filter(
    (section) =>
      section.path !== match.section &&
      isAt({ document: section.document, section: section.path }, match) &&
      section.text !== '',
  );
  const text = [match.text, ...children.map((child) => child.text)].join(' ');
  return { match, text, parts };
}

function composeSection(places: readonly Place[], context: ComposeContext): Draft {
  const { register, documents } = context.knowledge;
  const sections = register.sections.filter((section) =>
    places.some((place) => isAt({ document: section.document, section: section.path }, place)),
  );
  const [first] = sections;
  if (!first) return { headline: 'Văn bản đã nạp không có mục này.', refused: true };
  const shown: ViewPassage[] = [];
  const passages: SourceRef[] = [];
  let length = 0;
  for (const section of sections) {
    const text = [section.heading, section.text].filter(Boolean).join(' ');
    if (text === '') continue;
    if (length + text.length > SECTION_TEXT_LENGTH) break;
    length += text.length;
    shown.push({ title: null, text, citation: phraseCitation([toSource(section)], documents) });
    const quote = quoteOf(section.text);
    if (quote.length >= 12) passages.push({ ...toSource(section), quote });
  }
  const rest = sections.length - shown.length;
  return {
    headline: `${documents.get(first.document)?.shortTitle ?? first.document}, ${first.heading ?? `mục ${first.path}`}`,
    shown,
    passages,
    notes: rest > 0 ? [`… còn ${rest} đoạn nữa trong mục này: hỏi theo số mục để xem tiếp.`] : [],
  };
}

function toSource(section: Section): { document: string; section: string } {
  return { document: section.document, section: section.path };
}

/** A passage as a quote: cut at a word where it is longer than a quote may be. */
function quoteOf(text: string): string {
  if (text.length <= MAX_QUOTE_LENGTH) return text;
  const end = text.lastIndexOf(' ', MAX_QUOTE_LENGTH);
  return text.slice(0, end > 0 ? end : MAX_QUOTE_LENGTH);
}
