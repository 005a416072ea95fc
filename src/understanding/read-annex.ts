import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Place } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import type { Reading } from './utterance.js';

/** An annex as named, and what of it: `PL1`, its table `b`, the table's row `12`. */
interface AnnexMention {
  readonly number: string;
  readonly table: string | undefined;
  readonly row: string | undefined;
  /** The table named by what its tasks have in common instead of its letter. */
  readonly state: 'done' | 'open' | undefined;
}

const ROW = '(?:muc|dong|stt|tt|thu tu|nhiem vu|viec)(?: so| thu)?';
const ANNEX = new RegExp(
  `\\b(?:phu luc|pl) ?(?:so )?(\\d{1,2}|i{1,3}|iv)(?: ?(?:(?:bang|phan|muc|bieu) )?([abcd])\\b(?: (\\d{1,2})\\b(?! (?:nhiem|viec|cong|bo|co)))?)?(?: ${ROW} (\\d{1,2})\\b)?`,
);
// The table may be named first: "bảng b phụ lục 2".
const TABLE_FIRST = /\b(?:bang|phan|muc|bieu) ([abcd]) (?:cua |trong |tai )?(?=(?:phu luc|pl) ?\d)/;
// So may the row: "nhiệm vụ số 12 phụ lục 1".
const ROW_FIRST = new RegExp(
  `\\b${ROW} (\\d{1,2}) (?:(?:cua|trong|tai|o|thuoc|bang|bieu|[abcd]) )*(?=(?:phu luc|pl) ?\\d)`,
);
const OPEN = '(?:chua|dang) (?:lam )?(?:xong|hoan thanh|thuc hien)';
const OPEN_TABLE = new RegExp(
  `\\b(?:bang|bieu|danh sach|muc) (?:cac )?(?:viec |nhiem vu )?${OPEN}\\b`,
);
const DONE_TABLE =
  /\b(?:bang|bieu|danh sach|muc) (?:cac )?(?:viec |nhiem vu )?(?:da )?(?:hoan thanh|xong)\b/;
const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** Reads the annex an utterance names and marks its words as understood; null where it names none. */
export function readAnnex(reading: Reading): AnnexMention | null {
  const annex = reading.takeMatch(ANNEX);
  if (!annex) return null;
  const table = annex[2] ?? reading.takeMatch(TABLE_FIRST)?.[1];
  const row = annex[3] ?? annex[4] ?? reading.takeMatch(ROW_FIRST)?.[1];
  const isOpen = reading.take(OPEN_TABLE) || (row !== undefined && reading.has(new RegExp(OPEN)));
  const isDone =
    !isOpen &&
    (reading.take(DONE_TABLE) || (row !== undefined && reading.has(/\b(?:hoan thanh|xong)\b/)));
  return {
    number: ROMAN[annex[1] ?? ''] ?? annex[1] ?? '',
    table,
    row,
    state: isOpen ? 'open' : isDone ? 'done' : undefined,
  };
}

/** The places an annex named means, in the documents named beside it or else in all; none if unknown. */
export function placesOfAnnex(
  { number, table, row, state }: AnnexMention,
  named: readonly Place[],
  { sectionsOf, annexes }: Pick<KnowledgeBase, 'sectionsOf' | 'annexes'>,
): Place[] {
  const path = `PL${number}`;
  const tableIn = (document: string): string | undefined => {
    if (table !== undefined || state === undefined) return table;
    return sectionsOf(document)
      .find(
        (section) =>
          section.path.startsWith(`${path}.`) &&
          /^[a-d]$/.test(section.path.slice(path.length + 1)) &&
          isOfState(foldMarks(section.heading ?? ''), state),
      )
      ?.path.slice(path.length + 1);
  };
  return annexes
    .filter(
      (section) =>
        section.path === path &&
        (named.length === 0 || named.some((place) => place.document === section.document)),
    )
    .map(({ document }) => {
      const letter = tableIn(document);
      const parts = letter === undefined ? [path] : [path, letter, ...(row ? [row] : [])];
      return { document, section: parts.join('.') };
    });
}

const isOfState = (heading: string, state: 'done' | 'open'): boolean =>
  /hoan thanh/.test(heading) && /chua hoan thanh/.test(heading) === (state === 'open');
