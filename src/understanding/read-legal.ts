import { firstFigures, type LegalIndex } from '../answering/legal-index.js';
import type { LegalReference } from '../domain/reference.js';
import { foldMarks } from '../language/fold.js';
import type { Reading, Span } from './utterance.js';

/** A law, decree, decision … named by its number. */
export interface LegalMention {
  /** Kind as typed, folded: `nghi dinh`. */
  readonly kind: string;
  /** As typed: `13/2023`, `48/2024/NĐ-CP`. */
  readonly number: string;
  /** The citations of it in the loaded documents; empty where none cites it. */
  readonly references: readonly LegalReference[];
  readonly span: Span;
}

export interface LegalReader {
  /** The legal documents named, in the order typed; keeps later readers from taking them for dates. */
  read(reading: Reading): LegalMention[];
}

const KINDS =
  'nghi dinh|nghi quyet|quyet dinh|chi thi|thong tu|cong dien|cong van|to trinh|van ban|thong bao|nd|nq|qd|ct|tt|tb';
const FULL_KINDS: Readonly<Record<string, string>> = {
  nd: 'nghi dinh',
  nq: 'nghi quyet',
  qd: 'quyet dinh',
  ct: 'chi thi',
  tt: 'thong tu',
  tb: 'thong bao',
};
/** Kinds that a number after them names only where it is cited: "văn bản 2", "thông báo 5". */
const CITED_ONLY = new Set(['van ban', 'thong bao']);
// A kind, then a number that no unit follows: "quyết định 06", not "5 quyết định 3 tháng".
const MENTION = new RegExp(
  `\\b(${KINDS}) (?:so |so hieu )?(\\d{1,5}(?:/20\\d\\d)?(?:/[a-z][a-z\\d-]*)?)(?= (?!viec\\b|nhiem\\b|bo\\b|tinh\\b))`,
  'g',
);
// A number that says its kind itself: "52/2024/NĐ-CP".
const NUMBER_ALONE =
  /(?<= )()(\d{1,5}(?:\/20\d\d)?\/(?:(?:nd|qd|nq|ct|tt|cd|tb)-[a-z\d-]+|qh\d{2}))(?= )/g;

/**
 * Reads legal documents by number, whole or in part ("nghị định 52", "13/2023"). A loaded document
 * is no legal document here: its numbers are read before.
 */
export function createLegalReader(index: LegalIndex): LegalReader {
  return {
    read(reading) {
      /** By kind and number: a long text may name one document hundreds of times. */
      const citedBy = new Map<string, readonly LegalReference[]>();
      const findCited = (kind: string, number: string): readonly LegalReference[] => {
        const key = `${kind} ${number}`;
        const known = citedBy.get(key);
        if (known) return known;
        const found = index
          .numbered(firstFigures(number))
          .filter((reference) => isCalled(reference, kind, number));
        citedBy.set(key, found);
        return found;
      };
      const mentions: LegalMention[] = [];
      for (const pattern of [MENTION, NUMBER_ALONE])
        for (const match of [...reading.folded.matchAll(pattern)]) {
          const [whole, typedKind = '', number = ''] = match;
          const span = reading.spanOf(match.index, match.index + whole.length);
          if (reading.isUsed(span.start) || mentions.some((one) => overlaps(one.span, span)))
            continue;
          const kind = FULL_KINDS[typedKind] ?? typedKind;
          const cited = findCited(kind, number);
          // "văn bản 2" is no number of a document unless one is cited by it.
          if (cited.length === 0 && (number.length < 2 || CITED_ONLY.has(kind))) continue;
          // "TT 5" is a row of a table, "CT 30" a target: two letters need a whole number.
          if (/^(?:ct|tt)$/.test(typedKind) && !number.includes('/')) continue;
          mentions.push({ kind, number: textOf(reading, span), references: cited, span });
          reading.guard(span);
        }
      return mentions;
    },
  };
}

function overlaps(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/** The number as typed: the last token of the mention. */
function textOf(reading: Reading, span: Span): string {
  return reading.tokens
    .slice(span.start, span.end)
    .map((token) => token.text)
    .join(' ');
}

/** Whether a number typed whole or in part is the reference's: `13/2023` is not `13/TTr-BTTTT`. */
function isCalled(reference: LegalReference, kind: string, typed: string): boolean {
  const parts = foldMarks(reference.number).split('/');
  if (
    !typed
      .split('/')
      .slice(1)
      .every((part) => parts.includes(part))
  )
    return false;
  return kind === '' || kind === 'van ban' || foldMarks(reference.kind).includes(kind);
}
