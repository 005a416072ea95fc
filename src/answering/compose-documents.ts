import type { SourceRef } from '../domain/answer.js';
import type { KnowledgeDocument } from '../domain/document.js';
import { formatDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import { composeDocumentFact } from './compose-document-fact.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation } from './phrase-citation.js';
import { phraseFreshness, phraseIssued } from './phrase-freshness.js';
import { outlineDocument } from './outline-document.js';

/** Lead agencies named with a document's tasks. */
const MOST_LEADS = 3;

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

/**
 * What a named document is and holds: number, date, issuer, title, whom its tasks are given to, and
 * its parts with the words each opens with.
 */
export function composeDocumentInfo(query: Query, context: ComposeContext): Draft {
  const { knowledge } = context;
  const found = (query.places ?? []).flatMap(
    (place) => knowledge.documents.get(place.document) ?? [],
  );
  const [document] = found;
  if (!document) return composeFreshness(query, context);
  const fact = composeDocumentFact(document, query, context);
  if (fact) return fact;
  const outline = outlineDocument(knowledge.sectionsOf(document.id));
  return {
    headline: phraseDocument(document),
    summary: [
      `Cơ quan ban hành: ${document.issuer}`,
      ...phraseTasksOf(document, context),
      ...(outline.parts.length > 0 ? ['Nội dung chính:', ...outline.parts] : []),
    ],
    citations: [phraseCitation(outline.sources, knowledge.documents)].filter(Boolean),
    passages: outline.sources,
  };
}

/** How many tasks the document speaks of, and who leads most of them. */
function phraseTasksOf(document: KnowledgeDocument, { knowledge }: ComposeContext): string[] {
  const tasks = knowledge.tasksIn(document.id);
  if (tasks.length === 0) return [];
  const counts = new Map<string, number>();
  for (const lead of tasks.flatMap((task) => task.lead))
    counts.set(lead, (counts.get(lead) ?? 0) + 1);
  const most = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_LEADS)
    .map(([lead, count]) => `${knowledge.directory.nameOf(lead)} ${count}`);
  return [
    `Nhắc đến ${tasks.length} nhiệm vụ (nhiều nhất: ${most.join(', ')}): gõ “nhiệm vụ theo ${document.shortTitle}” để xem.`,
  ];
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
