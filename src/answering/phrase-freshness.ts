import type { KnowledgeDocument } from '../domain/document.js';
import { formatDate, monthOf, yearOf } from '../domain/local-date.js';

/** `06/5/2024`, `tháng 7/2024`, or the month it is ordered by where the text leaves the date blank. */
export function phraseIssued(document: KnowledgeDocument): string {
  if (document.issuedOn !== null) return formatDate(document.issuedOn);
  return (
    document.issuedText ?? `tháng ${monthOf(document.orderedOn)}/${yearOf(document.orderedOn)}`
  );
}

/** `Dữ liệu: 5 văn bản, mới nhất tháng 7/2024.` */
export function phraseFreshness(documents: readonly KnowledgeDocument[]): string {
  const newest = documents.at(-1);
  if (!newest) return 'Dữ liệu: chưa nạp văn bản nào.';
  const on = newest.issuedOn ?? newest.periodEndOn ?? newest.orderedOn;
  return `Dữ liệu tính đến tháng ${monthOf(on)}/${yearOf(on)}: ${documents.length} văn bản đã nạp.`;
}
