import { formatDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import type { ComposeContext, Draft } from './draft.js';

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
    summary: documents.map((document) => `• ${document.shortTitle}: ${document.title}`),
    notes: [
      'Có thể hỏi: nhiệm vụ, thời hạn, chỉ tiêu, nội dung văn bản. Gõ “trợ giúp” để xem ví dụ.',
    ],
    freshness: false,
    refused: true,
  };
}
