import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { KnowledgeDocument, Section } from '../domain/document.js';
import type { Place } from '../domain/query.js';
import { foldedSyllables } from '../language/fold.js';
import { PhraseTrie } from './phrase-trie.js';
import { placesOfAnnex, readAnnex } from './read-annex.js';
import { readDocumentsByTime } from './read-document-by-time.js';
import type { Reading } from './utterance.js';

export interface PlaceReading {
  readonly places: readonly Place[];
  /** A document that was named but is not loaded, as typed. */
  readonly unknown: string | null;
}

export interface PlaceReader {
  read(reading: Reading): PlaceReading;
}

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  nhat: '1',
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
  muoi: '10',
};
const KINDS = 'thong bao|bao cao|ket luan|cong van|cong dien|chi thi|ke hoach|van ban';
const SESSION =
  /\b(?:ket luan |thong bao |noi dung )*(?:cua |tai )?(phien hop|cuoc hop|ky hop)(?: uy ban(?: quoc gia)?)? (?:lan )?(?:thu )?(\d{1,3}|nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi)\b/;
const NUMBERED = new RegExp(`\\b(${KINDS}) (?:so )?(\\d{1,5})(?!\\S*[.,%])\\b`);
const SECTION = /\b(?:muc|phan) ((?:[a-e] )?[ivx]{1,5}|\d{1,2})((?: (?:\d{1,2}|[a-eg-h]|dd))*)\b/;
// The point may be named first: "điểm h mục 1".
const POINT_FIRST =
  /\b(?:diem|y) ([a-z]) (?:(?:cua|thuoc|tai|trong|o) )?(?=(?:muc|phan|khoan) (?:[a-e] )?(?:[ivx]{1,5}|\d{1,2})\b)/;
// "khoản 2 mục B.II", and "khoản 2" alone.
const CLAUSE_FIRST =
  /\b(?:khoan|tieu muc) (\d{1,2}) (?:(?:cua|thuoc|tai|trong|o) )?(?=(?:muc|phan) )/;
const CLAUSE = /\bkhoan (\d{1,2})((?: (?:[a-eg-h]|dd)\b)?)/;
// Reports by period, and plans of a year, that no name of a loaded document covers.
const PERIODIC =
  /\b(?:bao cao (quy (?:i{1,3}|iv|[1-4])|\d{1,2} thang|thang \d{1,2})(?: (?:dau|cuoi) nam)?(?: (?:nam )?20\d\d|\/20\d\d)?|(?:ke hoach|bao cao)(?: [a-z]+){0,6} nam (20\d\d))\b/;
// What may stand between a document's name and a year or half that makes it another one.
const OTHER_PERIOD = /^(?:nam|dau|cuoi|cua|\/)$/;

/**
 * Reads which documents, or parts of them, an utterance names: by title, alias, number, session,
 * annex or section number. Titles of annexes ("… theo Kế hoạch hoạt động năm 2024 …") name them too.
 */
export function createPlaceReader(
  documents: readonly KnowledgeDocument[],
  { sectionsOf, annexes, references }: Pick<KnowledgeBase, 'sectionsOf' | 'annexes' | 'references'>,
): PlaceReader {
  const names = new PhraseTrie<string>();
  for (const document of documents) {
    for (const name of [document.shortTitle, ...document.aliases]) {
      names.add(name, document.id);
      // "TB 203" is as often typed "TB203".
      if (/^\p{L}{2,3} \d+$/u.test(name)) names.add(name.replace(' ', ''), document.id);
    }
    if (document.number !== null) {
      for (const kind of ['', 'số ', `${document.kind} số `])
        names.add(`${kind}${document.number}`, document.id);
      const head = /^\d+/.exec(document.number)?.[0];
      if (head !== undefined) {
        names.add(head, document.id);
        for (const kind of ['thông báo', 'văn bản', document.kind]) {
          names.add(`${kind} ${head}`, document.id);
          names.add(`${kind} số ${head}`, document.id);
        }
      }
    }
  }
  const citedNumbers = new Set(references.numbers);
  const knownPlans = new Set(references.planYears);

  const sessionOf = (ordinal: string): string | undefined =>
    documents.find((document) =>
      [document.title, ...document.aliases].some((name) =>
        ` ${foldedSyllables(name).join(' ')} `.match(
          // "phiên họp lần thứ 8", never "báo cáo 6 tháng".
          new RegExp(` (?:phien|hop|phien hop)(?: [a-z]+){0,6} (?:lan |thu )?${ordinal} `),
        ),
      ),
    )?.id;

  return {
    read(reading) {
      const places: Place[] = [];
      let unknown: string | null = null;
      const add = (document: string, section: string | null): void => {
        if (!places.some((place) => place.document === document && place.section === section))
          places.push({ document, section });
      };

      const annex = readAnnex(reading);
      for (let index = 0; index < reading.tokens.length; index += 1) {
        if (reading.isUsed(index)) continue;
        const found = names.longestAt(reading.tokens, index);
        const id = found?.values[0];
        if (!found || id === undefined) continue;
        const misnamed = otherYear(
          reading,
          found.span.end,
          documents.find((one) => one.id === id),
        );
        if (misnamed !== null) {
          unknown = textBetween(reading, found.span.start, misnamed);
          reading.use({ start: found.span.start, end: misnamed });
          index = misnamed - 1;
          continue;
        }
        reading.use(found.span);
        reading.guard(found.span);
        useKindWords(reading, found.span.start);
        add(id, null);
        index = found.span.end - 1;
      }
      const dated = places.length === 0 ? readDocumentsByTime(reading, documents) : null;
      if (dated) {
        reading.use(dated.span);
        reading.guard(dated.span);
        for (const id of dated.ids) add(id, null);
      }
      const session = SESSION.exec(reading.folded);
      if (session && !/ky hop/.test(session[1] ?? '')) {
        const ordinal = NUMBER_WORDS[session[2] ?? ''] ?? session[2] ?? '';
        const id = sessionOf(ordinal);
        reading.take(SESSION);
        if (id !== undefined) add(id, null);
        else if (places.length === 0) unknown = `văn bản của phiên họp lần thứ ${ordinal}`;
      }
      const periodic = PERIODIC.exec(reading.folded);
      if (periodic && places.length === 0 && unknown === null) {
        const span = reading.spanOf(periodic.index, periodic.index + periodic[0].length);
        const isOfPlan = periodic[1] === undefined;
        if (!isOfPlan || !knownPlans.has(periodic[2] ?? ''))
          unknown = textBetween(reading, span.start, span.end);
      }
      const numbered = NUMBERED.exec(reading.folded);
      if (numbered && places.length === 0) {
        const number = String(Number(numbered[2]));
        const isYear = /^20\d\d$/.test(number);
        if (!citedNumbers.has(number) && !isYear && numbered[2]?.length !== 1)
          unknown = reading.tokens
            .slice(...spanOf(reading, numbered))
            .map((token) => token.text)
            .join(' ');
      }
      if (annex) {
        const parts = placesOfAnnex(annex, places, { sectionsOf, annexes });
        if (parts.length > 0) places.splice(0, places.length, ...parts);
      }
      const section = SECTION.exec(reading.folded) ?? CLAUSE.exec(reading.folded);
      if (section && places.length > 0) {
        const point = readPoint(reading);
        const clause = reading.takeMatch(CLAUSE_FIRST)?.[1];
        const path = [
          ...(section[1] ?? '').split(' '),
          ...(section[2] ?? '').trim().split(' '),
          ...(clause === undefined ? [] : [clause]),
          ...(point === undefined ? [] : [point]),
        ]
          .filter(Boolean)
          .map((part, index) =>
            /^[ivx]+$/.test(part) || (index === 0 && /^[a-e]$/.test(part))
              ? part.toUpperCase()
              : part === 'dd'
                ? 'đ'
                : part,
          )
          .join('.');
        const known = places.filter((place) =>
          sectionsOf(place.document).some((one) => one.path.endsWith(path)),
        );
        if (known.length > 0) {
          if (!reading.take(SECTION)) reading.take(CLAUSE);
          const resolved = known.flatMap((place) => {
            const candidates = sectionsOf(place.document).filter(
              (one) =>
                one.path === path ||
                one.path.endsWith(`.${path}`) ||
                one.path.startsWith(`${path}(`),
            );
            return candidates
              .slice(0, 2)
              .map((one) => ({ document: place.document, section: one.path }));
          });
          places.length = 0;
          places.push(...resolved);
        }
      }
      return { places, unknown };
    },
  };
}

/** The point named before its section, marks kept: `đ` is not `d`. */
function readPoint(reading: Reading): string | undefined {
  const match = reading.takeMatch(POINT_FIRST);
  if (!match) return undefined;
  const { start } = reading.spanOf(match.index, match.index + match[0].length);
  return reading.tokens[start + 1]?.text.toLowerCase() === 'đ' ? 'dd' : match[1];
}

/**
 * A document's name followed by a year or half that is not its own ("báo cáo 6 tháng 2025"): the
 * token after it. Null where nothing says it is another document.
 */
function otherYear(
  reading: Reading,
  from: number,
  document: KnowledgeDocument | undefined,
): number | null {
  const own = [document?.periodEndOn, document?.orderedOn, document?.title].join(' ');
  for (let index = from; index < Math.min(from + 4, reading.tokens.length); index += 1) {
    const word = reading.tokens[index]?.folded ?? '';
    if (/^20\d\d$/.test(word)) return own.includes(word) ? null : index + 1;
    if (word === 'cuoi' && reading.tokens[index + 1]?.folded === 'nam') return index + 2;
    if (!OTHER_PERIOD.test(word)) return null;
  }
  return null;
}

function textBetween(reading: Reading, start: number, end: number): string {
  return reading.tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ');
}

// "thông báo" before a document's name, "nêu trong" before that.
const KIND_WORDS = new Set(
  'neu ghi nhac theo tai trong o cua thong bao cao ket luan van ban hoi nghi phien hop cuoc ve'.split(
    ' ',
  ),
);

/** Marks the words that lead up to a document's name as understood with it. */
function useKindWords(reading: Reading, end: number): void {
  let start = end;
  while (start > 0 && KIND_WORDS.has(reading.tokens[start - 1]?.folded ?? '')) start -= 1;
  reading.use({ start, end });
}

function spanOf(reading: Reading, match: RegExpExecArray): [number, number] {
  const span = reading.spanOf(match.index, match.index + match[0].length);
  return [span.start, span.end];
}

/** Words of an annex's title too common to tell it by. */
const PLAIN_TITLE_WORDS = new Set(
  foldedSyllables(
    'tiến độ thực hiện các nhiệm vụ có thời hạn theo của về tại năm quý phụ lục danh mục',
  ),
);

/** Annexes whose title says the plan or conclusion that the words name (at least three of its words). */
export function findAnnexesByTitle(
  words: readonly string[],
  annexes: readonly Section[],
): readonly Place[] {
  const wanted = words.filter((word) => !PLAIN_TITLE_WORDS.has(word));
  return annexes
    .filter((section) => {
      const title = new Set(foldedSyllables(`${section.heading ?? ''} ${section.text}`));
      const hits = wanted.filter((word) => title.has(word));
      // Another session or year is another plan, however alike the words.
      if (wanted.some((word) => /^\d+$/.test(word) && !title.has(word))) return false;
      // A run that ends in other words is the plan's name and more.
      if (!title.has(words.at(-1) ?? '')) return false;
      return hits.length >= 3 && hits.length >= wanted.length * 0.8;
    })
    .map((section) => ({ document: section.document, section: section.path }));
}
