import { formatDate } from '../domain/local-date.js';
import type { KnowledgeDocument } from '../domain/document.js';
import type { Query } from '../domain/query.js';
import type { ComposeContext, Draft } from './draft.js';

/** Documents named in a refusal; with more loaded, the newest are named and the rest counted. */
const MOST_NAMED = 8;

/** Declines what the loaded documents do not hold, and says which they are and to what date. */
export function composeRefusal(query: Query, { knowledge }: ComposeContext): Draft {
  const { documents } = knowledge.register;
  const [first] = documents;
  const last = documents.at(-1);
  const span =
    first && last
      ? ` (từ ${formatDate(first.periodEndOn ?? first.orderedOn)} đến ${formatDate(last.periodEndOn ?? last.orderedOn)})`
      : '';
  const reason =
    query.aspect === 'unknown_document' && query.text !== undefined
      ? `chưa nạp ${query.text}`
      : 'trong đó không có nội dung này';
  return {
    headline: `Tôi chỉ trả lời từ ${documents.length} văn bản đã nạp${span}; ${reason}.`,
    summary: [`Đã nạp: ${nameDocuments(documents)}.`],
    notes: [
      'Có thể hỏi: nhiệm vụ, thời hạn, chỉ tiêu, nội dung văn bản. Gõ “trợ giúp” để xem ví dụ.',
    ],
    freshness: false,
    refused: true,
  };
}

function nameDocuments(documents: readonly KnowledgeDocument[]): string {
  const named = documents.slice(-MOST_NAMED).map((document) => document.shortTitle);
  const rest = documents.length - named.length;
  return rest > 0
    ? `${named.join(', ')} và ${rest} văn bản khác (gõ “dữ liệu” để xem)`
    : named.join(', ');
}
