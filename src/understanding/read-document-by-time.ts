import type { KnowledgeDocument } from '../domain/document.js';
import { foldMarks } from '../language/fold.js';
import type { Reading, Span } from './utterance.js';

// "kết luận của Thủ tướng ngày 10/7", "thông báo ngày 6/5/2024", "cuộc họp hôm 10/7": a kind of document
// or meeting, perhaps whose, and its day; no word that would make the day a deadline.
const DATED =
  /\b(?:thong bao|bao cao|ket luan|cong van|cong dien|chi thi|ke hoach|nghi quyet|quyet dinh|van ban|cuoc hop|phien hop|hoi nghi)(?: (?!(?:giao|han|den|truoc|con|phai|xong|nao|gi|cho|trinh|nop)\b)[a-z]+){0,6}? (?:ngay|hom) (\d{1,2})\/(\d{1,2})(?:\/(20\d\d))?(?= )/;

// "thông báo mới nhất", "văn bản gần đây nhất": the last of that kind.
const NEWEST =
  /\b(thong bao|bao cao|ket luan|cong van|cong dien|chi thi|ke hoach|nghi quyet|quyet dinh|van ban|tai lieu) (?:(?:moi|gan|cuoi)(?: day)? (?:nhat|cung))\b/;
const ANY_KIND = new Set(['van ban', 'tai lieu']);

/** Documents named by when they were issued: a day, that of a meeting they conclude, or the last. */
export const readDocumentsByTime = (
  reading: Reading,
  documents: readonly KnowledgeDocument[],
): { readonly ids: readonly string[]; readonly span: Span } | null =>
  readDatedDocuments(reading, documents) ?? readNewestDocument(reading, documents);

/** The last document of a kind; a conclusion is known by its title. */
function readNewestDocument(
  reading: Reading,
  documents: readonly KnowledgeDocument[],
): { readonly ids: readonly string[]; readonly span: Span } | null {
  const match = NEWEST.exec(reading.folded);
  if (!match) return null;
  const [whole, kind = ''] = match;
  const newest = documents
    .filter(
      (document) =>
        ANY_KIND.has(kind) ||
        foldMarks(`${document.kind} ${document.title}`).startsWith(kind) ||
        foldMarks(document.title).startsWith(kind),
    )
    .toSorted((a, b) => (a.orderedOn < b.orderedOn ? 1 : -1))[0];
  return newest
    ? { ids: [newest.id], span: reading.spanOf(match.index, match.index + whole.length) }
    : null;
}

/** Documents named by the day they were issued, or of the meeting they conclude. */
function readDatedDocuments(
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
