import type { KnowledgeDocument } from '../domain/document.js';
import type { Reading, Span } from './utterance.js';

// "kết luận của Thủ tướng ngày 10/7", "thông báo ngày 6/5/2024", "cuộc họp hôm 10/7": a kind of document
// or meeting, perhaps whose, and its day; no word that would make the day a deadline.
const DATED =
  /\b(?:thong bao|bao cao|ket luan|cong van|cong dien|chi thi|ke hoach|nghi quyet|quyet dinh|van ban|cuoc hop|phien hop|hoi nghi)(?: (?!(?:giao|han|den|truoc|con|phai|xong|nao|gi|cho|trinh|nop)\b)[a-z]+){0,6}? (?:ngay|hom) (\d{1,2})\/(\d{1,2})(?:\/(20\d\d))?(?= )/;

/** Documents named by the day they were issued, or of the meeting they conclude. */
export function readDatedDocuments(
  reading: Reading,
  documents: readonly KnowledgeDocument[],
): { readonly ids: readonly string[]; readonly span: Span } | null {
  const match = DATED.exec(reading.folded);
  if (!match) return null;
  const [whole, day = '', month = '', year] = match;
  const dayOfYear = `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isThatDay = (date: string | null): boolean =>
    date !== null && date.endsWith(dayOfYear) && (year === undefined || date.startsWith(year));
  const ids = documents
    .filter(({ issuedOn, periodEndOn }) => isThatDay(issuedOn) || isThatDay(periodEndOn))
    .map(({ id }) => id);
  return ids.length === 0
    ? null
    : { ids, span: reading.spanOf(match.index, match.index + whole.length) };
}
