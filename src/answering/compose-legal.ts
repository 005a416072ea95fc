import { formatDate } from '../domain/local-date.js';
import type { Query } from '../domain/query.js';
import type { LegalReference } from '../domain/reference.js';
import { foldMarks } from '../language/fold.js';
import type { ComposeContext, Draft } from './draft.js';
import { phraseCitation } from './phrase-citation.js';
import { shorten } from './phrase-status.js';
import { quoteSection } from './quote-section.js';

/** How much of a section that treats of one legal document is shown. */
const SECTION_LENGTH = 900;
/** A section that names a document within its first characters treats of it. */
const OPENING_LENGTH = 60;
const MOST_SECTIONS = 3;

/** One legal document with every citation of it. */
interface Cited {
  readonly main: LegalReference;
  readonly references: readonly LegalReference[];
}

/** Legal documents that the loaded ones cite: number, date, subject and where it is said. */
export function composeLegal(query: Query, context: ComposeContext): Draft {
  const { legal, documents } = context.knowledge;
  const found = [...new Set(query.references ?? [])].flatMap((key) => legal.citedAs(key));
  const cited = mergeCitations(found);
  const [first] = cited;
  if (!first) return { headline: 'Các văn bản đã nạp không viện dẫn văn bản này.', refused: true };
  const passages = found.map(({ document, section, quote }) => ({ document, section, quote }));
  if (cited.length > 1)
    return {
      headline: `${cited.length} văn bản được nhắc đến trong các văn bản đã nạp:`,
      groups: [
        {
          title: null,
          items: cited.map(({ main, references }) => ({
            taskId: null,
            title: `${phraseName(main)}: ${main.about}`,
            facts: otherNumbers(references),
            citation: phraseCitation(references, documents),
          })),
        },
      ],
      passages,
    };
  const treating = first.references
    .flatMap(({ document, section }) => context.knowledge.findSection(document, section) ?? [])
    .filter((section) =>
      foldMarks(section.text).slice(0, OPENING_LENGTH).includes(foldMarks(first.main.number)),
    )
    .slice(0, MOST_SECTIONS);
  return {
    headline: isTitle(first.main.about)
      ? `${phraseName(first.main)}: ${first.main.about}`
      : `${phraseName(first.main)}: các văn bản đã nạp không ghi trích yếu, chỉ viện dẫn như sau.`,
    summary: otherNumbers(first.references),
    shown: isTitle(first.main.about)
      ? treating.map((section) => ({
          title: null,
          text: `“${shorten(section.text, SECTION_LENGTH)}”`,
          citation: phraseCitation(
            [{ document: section.document, section: section.path }],
            documents,
          ),
        }))
      : first.references.map((reference) => ({
          title: null,
          text: `“${reference.quote}”`,
          citation: phraseCitation([reference], documents),
        })),
    citations: isTitle(first.main.about) ? [phraseCitation(first.references, documents)] : [],
    passages: [...passages, ...treating.flatMap((section) => quoteSection(section))],
  };
}

/** What a document is cited for may be a count of what it brought: that is no title of it. */
function isTitle(about: string): boolean {
  return !/^\d/.test(about);
}

function phraseName({ kind, number, issuedOn }: LegalReference): string {
  return `${kind} số ${number}${issuedOn === null ? '' : ` ngày ${formatDate(issuedOn)}`}`;
}

/** Where places print another number for the same document. */
function otherNumbers(references: readonly LegalReference[]): string[] {
  const [first, ...rest] = [...new Set(references.map((reference) => reference.number))];
  return first === undefined || rest.length === 0
    ? []
    : [`⚠️ Nơi khác trong văn bản ghi số ${rest.join(', ')}`];
}

/** Citations by document: one number and year, or one kind, day and subject under two numbers. */
function mergeCitations(references: readonly LegalReference[]): Cited[] {
  const merged: { main: LegalReference; references: LegalReference[] }[] = [];
  for (const reference of references) {
    const same = merged.find(({ main }) => isSameDocument(main, reference));
    if (!same) {
      merged.push({ main: reference, references: [reference] });
      continue;
    }
    same.references.push(reference);
    // The citation that knows the date tells most, then the one that says the title.
    const isDated = same.main.issuedOn === null && reference.issuedOn !== null;
    const isTitled =
      !isTitle(same.main.about) && isTitle(reference.about) && reference.issuedOn !== null;
    if (isDated || isTitled) same.main = reference;
  }
  return merged;
}

function isSameDocument(left: LegalReference, right: LegalReference): boolean {
  if (left.kind !== right.kind) return false;
  const isSameDay =
    left.issuedOn === right.issuedOn || left.issuedOn === null || right.issuedOn === null;
  if (left.number === right.number) return isSameDay && left.issuer === right.issuer;
  return (
    left.issuedOn !== null &&
    left.issuedOn === right.issuedOn &&
    foldMarks(left.about) === foldMarks(right.about)
  );
}
