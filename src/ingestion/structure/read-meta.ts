import { foldedKey } from '../../language/fold.js';
import { findLocalDate, type LocalDate } from '../../domain/local-date.js';
import type { DocumentMeta } from '../parsed-document.js';
import { isCapitals, type Paragraph, type Passage } from './join-paragraphs.js';
import { ISSUERS_BY_CODE, KINDS_BY_CODE, OTHER_KINDS } from './known-issuers.js';
import { properName } from './proper-name.js';
import { isLetterhead } from './tail-lines.js';

/** Paragraphs at the beginning among which the head of a document is looked for. */
const HEAD_PARAGRAPHS = 40;
const UNKNOWN_ISSUER = 'Chưa rõ cơ quan ban hành';
const KINDS = [...Object.values(KINDS_BY_CODE), ...OTHER_KINDS];

/** `Số: 220/CĐ-TTg`; the figure may be missing: `Số: /BC-BTTTT`. */
const NUMBER =
  /^số\s?:?\s{0,20}(\d{0,6}(?:\/\d{4})?)\s{0,20}\/\s?([\p{L}\d]{1,8}(?:-[\p{L}\d]{1,10}){1,2})/iu;
/** `Số: 22-CTr/TU`, as offices of the Party number their documents. */
const PARTY_NUMBER =
  /^số\s?:?\s{0,20}(\d{1,6}\s?-\s?(\p{L}{1,6})\/\s?\p{L}{1,10}(?:-\p{L}{1,10})?)/iu;
/** Offices that may stand below their superior in a letterhead. */
const OWN_OFFICE =
  /^(?:van phong$|ban chi dao\b|so [a-z]|to cong tac\b|ban quan ly\b|cuc [a-z]|chi cuc\b|trung tam\b)/;
/** `4512/BTC-ĐT` with `V/v …` below it: an official letter (công văn) bears its issuer's letters first. */
const SUBJECT = /^(?:V\/v|Về việc)[\s:]/iu;
/** `(Kèm theo Báo cáo số /BC-BTTTT ngày /3/2024)`. */
const ATTACHED_NUMBER =
  /^\(kèm theo [^()]{0,120}?số\s?:?\s{0,20}(\d{0,6}(?:\/\d{4})?)\s{0,20}\/\s?([\p{L}\d]{1,8}(?:-[\p{L}\d]{1,10}){1,2})/iu;
/** `CHƯƠNG TRÌNH HÀNH ĐỘNG`, `BÁO CÁO TÓM TẮT`: the kind with a word on it. */
const KIND_ADDITION = / (?:hanh dong|cong tac|tom tat|ket luan|lien tich|chuyen de)$/;
const ATTACHED = /^\(kèm theo /iu;
const LETTERHEAD_WORDS = /\s?CỘNG H[ÒO][ÀA] XÃ HỘI CHỦ NGHĨA VIỆT NAM.*$/u;
const CABLED_BY = /^(\p{Lu}[\p{L} ]{3,60}) điện\s?:/u;
const ISSUE_DATE =
  /(?:^|\s)\p{Lu}[\p{L}\s.-]{1,40},\s?ngày\s{0,20}(\d{0,2})\s{0,20}tháng\s{0,20}(\d{0,2})\s{0,20}năm\s{0,20}(\d{4})/u;
const ATTACHED_DATE =
  /ngày\s{0,20}(\d{0,2})\s{0,20}(?:\/|tháng)\s{0,20}(\d{1,2})\s{0,20}(?:\/|năm)\s{0,20}(\d{4})/u;
const ANNOUNCER = /^(văn phòng chính phủ|văn phòng quốc hội) (?:xin )?(?:trân trọng )?thông báo/iu;

interface IssueDate {
  readonly issuedOn: LocalDate | null;
  readonly issuedText: string | null;
}

/**
 * What the head of a document says about it: kind, number, issuer, date and title. What the head
 * leaves blank stays null; the issuer may follow from the letters of the number or from who announces
 * the text at its end.
 */
export function readMeta(passages: readonly Passage[]): DocumentMeta {
  const paragraphs = passages.filter(
    (passage): passage is Paragraph => passage.type === 'paragraph',
  );
  const head = headOf(paragraphs);
  const texts = head.map((paragraph) => paragraph.words.text.replace(LETTERHEAD_WORDS, ''));
  const number = firstMatch(texts, NUMBER) ?? firstMatch(texts, ATTACHED_NUMBER) ?? null;
  const [, figure = '', code = ''] = number ?? [];
  const party = number === null ? firstMatch(texts, PARTY_NUMBER) : undefined;
  const [, partyNumber = null, partyKind = ''] = party ?? [];
  const kindIndex = texts.findIndex((text) => findKind(text) !== undefined);
  const kind =
    findKind(texts[kindIndex] ?? '') ??
    kindFromCode(code) ??
    kindFromCode(partyKind) ??
    (isLetter(texts, code) ? 'Công văn' : 'Văn bản');
  return {
    kind,
    number: figure === '' || code === '' ? partyNumber : `${figure}/${code}`,
    issuer: issuerOf(texts, kindIndex, code, paragraphs),
    ...issueDateOf(texts),
    title: titleOf(head, kindIndex, paragraphs),
  };
}

function firstMatch(texts: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match !== null) return match;
  }
  return undefined;
}

/** The paragraphs before the first point, at most so many. */
function headOf(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const first = paragraphs.findIndex(
    ({ marker }) => marker !== null && ['part', 'roman', 'number', 'article'].includes(marker.kind),
  );
  return paragraphs.slice(0, Math.min(HEAD_PARAGRAPHS, first < 0 ? paragraphs.length : first));
}

function findKind(text: string): string | undefined {
  const key = foldedKey(text).replace(KIND_ADDITION, '');
  return KINDS.find((kind) => foldedKey(kind) === key && isCapitals(text.replace(/\s/g, '')));
}

/** Whether the head is that of an official letter: no kind, a subject, and the issuer's letters first. */
function isLetter(texts: readonly string[], code: string): boolean {
  return code !== '' && texts.some((text) => SUBJECT.test(text));
}

function kindFromCode(code: string): string | undefined {
  return KINDS_BY_CODE[code.split('-')[0]?.toUpperCase() ?? ''];
}

function issuerOf(
  texts: readonly string[],
  kindIndex: number,
  code: string,
  paragraphs: readonly Paragraph[],
): string {
  const codes = code
    .split('-')
    .slice(1)
    .reverse()
    .concat(code.split('-')[0] ?? '');
  const fromCode = codes.map((part) => ISSUERS_BY_CODE[part.toUpperCase()]).find((name) => name);
  const above = texts
    .slice(0, kindIndex < 0 ? headEnd(texts) : kindIndex)
    .filter((text) => isCapitals(text) && !isLetterhead(text) && !/[:\d]/.test(text));
  const printed = above.join(' ');
  const own = ownName(above);
  if (own !== null) return own;
  if (printed !== '') return properName(printed, fromCode);
  if (fromCode !== undefined) return fromCode;
  const words = paragraphs.map(({ words: all, marker }) => all.text.slice(marker?.length ?? 0));
  const announcer = firstMatch(texts, CABLED_BY)?.[1] ?? firstMatch(words, ANNOUNCER)?.[1];
  return announcer === undefined ? UNKNOWN_ISSUER : properName(announcer, undefined);
}

/** Where the head of a letter without a kind ends: at its number. */
function headEnd(texts: readonly string[]): number {
  return Math.max(
    0,
    texts.findIndex((text) => NUMBER.test(text) || PARTY_NUMBER.test(text)),
  );
}

/** An office that issues in its own name stands below the body it belongs to; null where none does. */
function ownName(above: readonly string[]): string | null {
  const index = above.findLastIndex((text) => OWN_OFFICE.test(foldedKey(text)));
  if (index < 1) return null;
  const name = properName(above.slice(index).join(' '), undefined);
  const superior = properName(above.slice(0, index).join(' '), undefined);
  return name === 'Văn phòng' ? `Văn phòng ${superior}` : name;
}

function issueDateOf(texts: readonly string[]): IssueDate {
  const attached = texts.filter((text) => ATTACHED.test(text));
  const match = firstMatch(texts, ISSUE_DATE) ?? firstMatch(attached, ATTACHED_DATE);
  const [, day = '', month = '', year = ''] = match ?? [];
  if (month === '' || year === '') {
    return { issuedOn: null, issuedText: year === '' ? null : `năm ${year}` };
  }
  const issuedOn = findLocalDate(Number(year), Number(month), Number(day)) ?? null;
  return { issuedOn, issuedText: issuedOn === null ? `tháng ${Number(month)}/${year}` : null };
}

/** The title stands under the kind; without a kind the first heading of the text has to serve. */
function titleOf(
  head: readonly Paragraph[],
  kindIndex: number,
  paragraphs: readonly Paragraph[],
): string {
  const title: string[] = [];
  for (const paragraph of kindIndex < 0 ? [] : head.slice(kindIndex + 1)) {
    const { text } = paragraph.words;
    const isFirst = title.length === 0;
    if (isLetterhead(text) || (!isFirst && !isCapitals(text)) || text.startsWith('(')) break;
    if (!isFirst && isCapitals(title.join(' ')) !== isCapitals(text)) break;
    if (/(?:điện|QUYẾT NGHỊ|QUYẾT ĐỊNH)\s?:$/iu.test(text) || isIssuerLine(text, title)) break;
    title.push(text);
    if (!isCapitals(text)) break;
  }
  if (title.length > 0) return title.join(' ');
  const subject = head.find(({ words }) => SUBJECT.test(words.text));
  if (kindIndex < 0 && subject !== undefined) return subject.words.text.replace(SUBJECT, '').trim();
  const heading = paragraphs.find(
    ({ marker, words }) =>
      (marker !== null && words.text.length > marker.length) ||
      (marker === null && isCapitals(words.text) && !isLetterhead(words.text)),
  );
  return heading === undefined
    ? (head[0]?.words.text ?? '')
    : heading.words.text.slice(heading.marker?.length ?? 0);
}

/** `THỦ TƯỚNG CHÍNH PHỦ` on a line of its own under a decision's title. */
function isIssuerLine(text: string, title: readonly string[]): boolean {
  if (title.length === 0) return false;
  return /^(?:thu tuong chinh phu|chinh phu|uy ban nhan dan|bo truong|hoi dong nhan dan|chu tich)\b/.test(
    foldedKey(text),
  );
}
