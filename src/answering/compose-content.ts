import type { SourceRef, ViewPassage } from '../domain/answer.js';
import type { Section } from '../domain/document.js';
import type { Place, Query } from '../domain/query.js';
import { isAt } from '../tasks/select-tasks.js';
import type { ComposeContext, Draft } from './draft.js';
import type { PassageMatch } from './knowledge-base.js';
import { phraseCitation } from './phrase-citation.js';
import { shorten } from './phrase-status.js';
import { quoteSection } from './quote-section.js';

/** Passages shown for a question on a document's content. */
const SHOWN_PASSAGES = 4;
/** Passages less than this share as good as the best are left out. */
const SHARE_OF_BEST = 0.6;
const PASSAGE_LENGTH = 900;
/** A section asked for as a whole is shown up to this much text. */
const SECTION_TEXT_LENGTH = 5000;

/** What documents say on a subject, or what a named section holds: their words, in their order. */
export function composeContent(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const places = query.places ?? [];
  const named = places.filter((place) => place.section !== null);
  if (named.length > 0 && !query.text) return composeSection(named, context);
  const matches = knowledge.searchPassages({
    words: query.text ?? '',
    ...(places.length > 0 ? { places } : {}),
    limit: SHOWN_PASSAGES * 3,
  });
  const [best] = matches;
  if (!best)
    return { headline: 'Không tìm thấy nội dung này trong các văn bản đã nạp.', refused: true };
  const kept: PassageMatch[] = [];
  for (const match of matches) {
    const isNew = !kept.some((other) => contains(other, match) || contains(match, other));
    if (isNew && match.score >= best.score * SHARE_OF_BEST && kept.length < SHOWN_PASSAGES)
      kept.push(match);
  }
  return {
    headline: `Văn bản ghi về “${query.text ?? ''}”:`,
    shown: kept.map((match) => ({
      title: null,
      text: `“${shorten(wholeText(match, context), PASSAGE_LENGTH)}”`,
      citation: phraseCitation([match], knowledge.documents),
    })),
    passages: kept.flatMap((match) =>
      sectionsOf(match, context).flatMap((section) =>
        quoteSection(section, section.path === match.section ? match.text : undefined),
      ),
    ),
  };
}

/** A lead-in that ends in a colon says nothing without the points below it: they belong to it. */
function sectionsOf(match: PassageMatch, { knowledge }: ComposeContext): readonly Section[] {
  const own = knowledge.findSection(match.document, match.section);
  if (!own) return [];
  return /[:;]$/.test(match.text.trim())
    ? [own, ...childrenOf(own, knowledge.register.sections)]
    : [own];
}

function wholeText(match: PassageMatch, context: ComposeContext): string {
  const [, ...children] = sectionsOf(match, context);
  return [match.text, ...children.map((child) => child.text)].join(' ');
}

function childrenOf(own: Section, sections: readonly Section[]): readonly Section[] {
  const place = { document: own.document, section: own.path };
  return sections.filter(
    (section) =>
      section.path !== own.path &&
      section.text !== '' &&
      isAt({ document: section.document, section: section.path }, place),
  );
}

const contains = (outer: PassageMatch, inner: PassageMatch): boolean =>
  isAt(inner, { document: outer.document, section: outer.section });

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
    const citation = phraseCitation(
      [{ document: section.document, section: section.path }],
      documents,
    );
    shown.push({ title: null, text, citation });
    passages.push(...quoteSection(section));
  }
  const rest = sections.length - shown.length;
  return {
    headline: `${documents.get(first.document)?.shortTitle ?? first.document}, ${first.heading ?? `mục ${first.path}`}`,
    shown,
    passages,
    notes: rest > 0 ? [`… còn ${rest} đoạn nữa trong mục này: hỏi theo số mục để xem tiếp.`] : [],
  };
}
