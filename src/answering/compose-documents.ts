import type { SourceRef } from '../domain/answer.js';
import type { KnowledgeDocument } from '../domain/document.js';
import { formatDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation } from './phrase-citation.js';
import { quoteSection } from './quote-section.js';
import { phraseFreshness, phraseIssued } from './phrase-freshness.js';
import { shorten } from './phrase-status.js';

/** Which documents are loaded and to what date they tell. */
export function composeFreshness(_query: Query, { knowledge }: ComposeContext): Draft {
  const { documents } = knowledge.register;
  return {
    headline: phraseFreshness(documents),
    summary: documents.map((document) => `• ${phraseDocument(document)}`),
    notes: [
      'Hạn và quá hạn tính theo ngày hỏi; tình trạng lấy theo báo cáo mới nhất trong các văn bản trên.',
    ],
    freshness: false,
  };
}

/** What a named document is: number, date, issuer, title and how it opens. */
export function composeDocumentInfo(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const found = (query.places ?? []).flatMap(
    (place) => knowledge.documents.get(place.document) ?? [],
  );
  const [document] = found;
  if (!document) return composeFreshness(query, context);
  const opening = knowledge.register.sections.find(
    (section) => section.document === document.id && section.text.length >= 40,
  );
  const source: SourceRef | undefined = opening && quoteSection(opening)[0];
  const tasks = knowledge.register.tasks.filter((task) =>
    task.events.some((event) => event.document === document.id),
  );
  return {
    headline: phraseDocument(document),
    summary: [
      `Cơ quan ban hành: ${document.issuer}`,
      `Nhắc đến ${tasks.length} nhiệm vụ trong sổ theo dõi: gõ “nhiệm vụ theo ${document.shortTitle}” để xem.`,
    ],
    shown: source
      ? [
          {
            title: null,
            text: `“${shorten(source.quote, 400)}”`,
            citation: phraseCitation([source], knowledge.documents),
          },
        ]
      : [],
    passages: source ? [source] : [],
  };
}

function phraseDocument(document: KnowledgeDocument): string {
  const number = document.number === null ? 'không ghi số' : `số ${document.number}`;
  const period =
    document.periodEndOn === null ? '' : `, nội dung đến ${formatDate(document.periodEndOn)}`;
  return `${document.kind} ${number} (${phraseIssued(document)}): ${document.title}${period}`;
}

/** Where the last answer was taken from. */
export function composeSource(
  query: Query,
  context: ComposeContext,
  sources: readonly SourceRef[],
): Draft {
  const { documents } = context.knowledge;
  if (sources.length === 0)
    return { headline: 'Câu trả lời vừa rồi không lấy từ văn bản nào.', freshness: false };
  const titles = [...new Set(sources.map((source) => source.document))].flatMap((id) => {
    const document = documents.get(id);
    return document ? [`• ${phraseDocument(document)}`] : [];
  });
  return {
    headline: 'Thông tin vừa trả lời lấy từ:',
    summary: titles,
    citations: [phraseCitation(sources, documents)],
    passages: sources,
    ...(query.taskIds ? { tasks: [] } : {}),
  };
}
