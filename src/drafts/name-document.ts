import type { KnowledgeDocument } from '../domain/document.js';
import type { DraftHead } from '../domain/draft.js';
import { endOfMonth, formatDate, monthOf, yearOf, type LocalDate } from '../domain/local-date.js';
import { KINDS_BY_CODE } from '../ingestion/structure/known-issuers.js';
import { foldedSyllables, slugOf } from '../language/fold.js';

const TITLE_WORDS = 6;

const codeOf = (kind: string): string =>
  Object.entries(KINDS_BY_CODE).find(([, name]) => name === kind)?.[0] ?? kind;

/** The end of what is known of the day: `tháng 3/2024` → 31/3/2024, `năm 2024` → 31/12/2024. */
function lastDayOf(issuedText: string | null): LocalDate | null {
  const month = /tháng (\d{1,2})\/(\d{4})/.exec(issuedText ?? '');
  if (month) return endOfMonth(Number(month[2]), Number(month[1]));
  const year = /năm (\d{4})/.exec(issuedText ?? '');
  return year ? endOfMonth(Number(year[1]), 12) : null;
}

/** `tb-203-vpcp-2024`: kind, number, issuer's letters and year, as far as they are known. */
function baseId(head: DraftHead, orderedOn: LocalDate): string {
  const [figure = '', code = ''] = head.number?.split(/\/(?=\D)/) ?? [];
  const [kind = '', ...issuers] = code.split('-');
  if (figure !== '' && code !== '')
    return [
      slugOf(kind),
      slugOf(figure.split('/')[0] ?? ''),
      ...issuers.map(slugOf),
      yearOf(orderedOn),
    ].join('-');
  const words = foldedSyllables(head.title).slice(0, TITLE_WORDS).join('-');
  return [slugOf(codeOf(head.kind)), orderedOn.replaceAll('-', ''), words]
    .filter(Boolean)
    .join('-');
}

/**
 * A document as the register names it. `takenIds` are those of other loaded documents; `today` orders
 * a document that carries no date at all.
 */
export function nameDocument(
  head: DraftHead,
  takenIds: ReadonlySet<string>,
  today: LocalDate,
): KnowledgeDocument {
  const orderedOn = head.issuedOn ?? lastDayOf(head.issuedText) ?? today;
  const base = baseId(head, orderedOn);
  let id = base;
  for (let copy = 2; takenIds.has(id); copy += 1) id = `${base}-${copy}`;
  const code = codeOf(head.kind);
  const when =
    head.issuedOn === null
      ? (head.issuedText ?? `${monthOf(orderedOn)}/${yearOf(orderedOn)}`)
      : `ngày ${formatDate(head.issuedOn)}`;
  const kind = head.kind.toLowerCase();
  const figure = head.number === null ? null : (/^\d+/.exec(head.number)?.[0] ?? null);
  return {
    id,
    ...head,
    shortTitle: head.number ?? `${code} ${when}`,
    aliases:
      head.number === null || figure === null
        ? [`${kind} ${when}`]
        : [
            `${kind} ${figure}`,
            `${kind} số ${figure}`,
            `${code} ${figure}`,
            `văn bản ${figure}`,
            `${kind} ${head.number}`,
            `${kind} số ${head.number}`,
          ],
    periodEndOn: null,
    orderedOn,
  };
}
