import type { Layout } from '../clean/measure-layout.js';
import { isDecoration } from '../clean/page-furniture.js';
import type { SourceLine } from '../clean/split-lines.js';
import { joinStretches, takeStretch, type Stretch } from '../clean/stretch.js';
import type { Block, RawTable } from './raw-table.js';
import { letterAt, readMarker, romanNumeral, romanValue, type Marker } from './read-marker.js';

/** A paragraph of running text, joined from its printed lines. */
export interface Paragraph {
  readonly type: 'paragraph';
  /** The words with their marker. */
  readonly words: Stretch;
  readonly marker: Marker | null;
  readonly headingLevel: number;
  readonly isBold: boolean;
  /** First line in the source, from 1. */
  readonly line: number;
}

/** What a document's text is made of, in its order: paragraphs and tables. */
export type Passage = Paragraph | { readonly type: 'table'; readonly table: RawTable };

const BULLET: Marker = { kind: 'dash', label: '', ordinal: 0, length: 0 };
const SENTENCE_END = /[.:;!?…][”")]?$/u;
const STARTS_LOWER = /^[“"(]?\p{Ll}/u;
const STARTS_WITH_DIGIT = /^\d/;
/** Words after which a sentence must go on. */
const OPEN_END =
  /(?:,|\s(?:và|của|các|những|hoặc|với|tại|theo|về|cho|từ|do|là|để|trong|trên|bởi|Bộ|Nghị|Quyết|Thông|Phó))$/u;
/** Words after which a figure must follow. */
const OPEN_BEFORE_DIGIT =
  /(?:\s(?:số|ngày|tháng|năm|khoản|điểm|Điều|Mục|Quý|lần|thứ|án)|^Số\s?:)$/u;
/** Words that open a sentence rather than stand for a name. */
const OPENER =
  /^(?:Yêu cầu|Giao|Đề nghị|Các|Trong|Để|Việc|Đồng thời|Tiếp tục|Ngoài ra|Theo|Về|Đối với|Khẩn trương|Thống nhất|Đến nay|Hiện|Trường hợp|Căn cứ|Tuy nhiên|Thay mặt|Sau khi)\s\p{Ll}/u;
/** A line this much shorter than a full one was ended on purpose. */
const SHORT_SHARE = 0.9;
const VERY_SHORT_SHARE = 0.72;
/** A line ending in a capitalised word may be this short and still have been broken inside a name. */
const NAME_SHARE = 0.6;
/** So many blanks after a line's last word were put there by the typesetting. */
const LOOSE_BLANKS = 8;
/** In texts with one paragraph a line, only words this long go on after a page break with a number. */
const LONG_PARAGRAPH_CHARACTERS = 150;

/**
 * Joins lines to paragraphs: hard wraps and page breaks are mended, headings and points begin anew.
 * `brokenBefore` holds the lines before which a footnote or page number stood.
 */
export function joinParagraphs(
  blocks: readonly Block[],
  source: string,
  layout: Layout,
  brokenBefore: ReadonlySet<SourceLine>,
): Passage[] {
  const passages: Passage[] = [];
  const seenOrdinals = new Map<string, Set<number>>();
  let open: SourceLine[] = [];
  let marker: Marker | null = null;
  const close = (): void => {
    const [first] = open;
    if (first === undefined) return;
    const words = joinStretches(open.map((line) => takeStretch(source, line.start, line.end)));
    passages.push({
      type: 'paragraph',
      words,
      marker,
      headingLevel: first.headingLevel,
      isBold: first.isBold,
      line: first.number,
    });
    if (marker !== null) {
      const ordinals = seenOrdinals.get(marker.kind) ?? new Set();
      seenOrdinals.set(marker.kind, ordinals.add(marker.ordinal));
    }
    open = [];
    marker = null;
  };
  for (const block of blocks) {
    if (block.type === 'table') {
      close();
      passages.push(block);
      continue;
    }
    const { line } = block;
    if (line.text === '|' || isDecoration(line)) {
      close();
      continue;
    }
    const own = line.isBullet ? BULLET : readMarker(line.text);
    const begins =
      own === null
        ? startsParagraph(open, line, layout, brokenBefore.has(line))
        : startsPoint(open, line, own, layout, seenOrdinals);
    if (begins) {
      close();
      marker = own;
    }
    open.push(line);
  }
  close();
  return passages;
}

/** Whether a line that looks numbered is a point, or a wrapped line that happens to look like one. */
function startsPoint(
  open: readonly SourceLine[],
  line: SourceLine,
  marker: Marker,
  layout: Layout,
  seenOrdinals: ReadonlyMap<string, ReadonlySet<number>>,
): boolean {
  const last = open.at(-1);
  if (last === undefined || line.headingLevel > 0 || last.headingLevel > 0) return true;
  if (line.continuesEmphasis && line.blankBefore === 0) return false;
  if (marker.kind === 'item' || marker.kind === 'bracketNumber') {
    // `…: (i) …;` above, `(ii) …` at the head of a wrapped line: the enumeration goes on.
    if (marker.ordinal > 1 && hasInside(open, signBefore(marker))) return false;
    if (marker.ordinal === 1 && !SENTENCE_END.test(last.text) && line.blankBefore === 0)
      return false;
    return true;
  }
  const maxBlank = layout.isDoubleSpaced ? 1 : 0;
  const isOpenAbove = !SENTENCE_END.test(last.text) && line.blankBefore <= maxBlank;
  if (!isOpenAbove || layout.wrapWidth === null) return true;
  const isFull = last.text.length >= layout.wrapWidth * VERY_SHORT_SHARE;
  if (!isFull) return true;
  if (marker.kind === 'dash' || marker.kind === 'plus') {
    // `giai đoạn 2026` above, `- 2030` here: a range of years was broken.
    const isRange = /\d$/.test(last.text) && /^\d/.test(line.text.slice(marker.length));
    if (isRange) return false;
    return !/^\p{Ll}/u.test(line.text.slice(marker.length));
  }
  if (!/^[\p{Lu}\d“"]/u.test(line.text.slice(marker.length))) return false;
  return marker.ordinal === 1 || (seenOrdinals.get(marker.kind)?.has(marker.ordinal - 1) ?? false);
}

/** The sign an item of a series follows: `(ii)` before `(iii)`, `2)` before `3)`. */
function signBefore(marker: Marker): string {
  const ordinal = marker.ordinal - 1;
  if (marker.kind === 'bracketNumber') return `${ordinal})`;
  if (/\d/.test(marker.label)) return `(${ordinal})`;
  const isRoman = romanValue(marker.label.slice(1, -1)) === marker.ordinal;
  return `(${isRoman ? romanNumeral(ordinal) : (letterAt(ordinal) ?? '')})`;
}

/** Whether a sign stands inside the open lines rather than at their head. */
function hasInside(open: readonly SourceLine[], sign: string): boolean {
  return open
    .map((line) => line.text)
    .join(' ')
    .includes(` ${sign}`);
}

/** Whether a line without a marker begins a paragraph of its own. */
function startsParagraph(
  open: readonly SourceLine[],
  line: SourceLine,
  layout: Layout,
  isBroken: boolean,
): boolean {
  const last = open.at(-1);
  if (last === undefined || line.headingLevel > 0) return true;
  if (open.length === 1 && readMarker(last.text)?.length === last.text.length) return false;
  if (last.headingLevel > 0) return true;
  if (line.continuesEmphasis && line.blankBefore === 0) return false;
  const hasEnded = SENTENCE_END.test(last.text);
  if (isBrokenHeading(open, line)) return false;
  // Blanks at the end of a line are what is left of words that were set apart to fill it.
  if (!hasEnded && last.lineEnd - last.end >= LOOSE_BLANKS) return false;
  if (STARTS_LOWER.test(line.text)) {
    return hasEnded && !isBroken && line.blankBefore > 0 && !/[;,]$/.test(last.text);
  }
  const hasGap = line.blankBefore > (layout.isDoubleSpaced ? 1 : 0) && !isBroken;
  if (!hasEnded && hasGap && OPENER.test(line.text)) return true;
  if (!hasEnded && OPEN_END.test(last.text)) return false;
  const startsWithDigit = STARTS_WITH_DIGIT.test(line.text);
  if (startsWithDigit && OPEN_BEFORE_DIGIT.test(last.text)) return false;
  if (hasGap && isCapitals(last.text) && !isCapitals(line.text)) return true;
  if (layout.wrapWidth === null || layout.firstLineWidth === null) {
    const goesOn =
      !hasEnded &&
      startsWithDigit &&
      open.reduce((sum, openLine) => sum + openLine.text.length, 0) >= LONG_PARAGRAPH_CHARACTERS;
    return !goesOn;
  }
  return startsInWrappedText(open, line, layout, hasGap, hasEnded);
}

/**
 * A numbered heading set in bold that goes on in bold after a blank line (`**3. Đề nghị … Hội Liên hiệp**`,
 * `**Phụ nữ …**`): conversion parted the two.
 */
function isBrokenHeading(open: readonly SourceLine[], line: SourceLine): boolean {
  const last = open.at(-1);
  const first = open[0];
  if (first === undefined || last === undefined || !last.endsBold || line.blankBefore !== 1)
    return false;
  const isOpenTitle = !SENTENCE_END.test(last.text) && !isCapitals(last.text);
  return isOpenTitle && readMarker(first.text) !== null && line.opensBold && !isCapitals(line.text);
}

/** In hard-wrapped text a line with room for the next word was ended on purpose. */
function startsInWrappedText(
  open: readonly SourceLine[],
  line: SourceLine,
  layout: Layout,
  hasGap: boolean,
  hasEnded: boolean,
): boolean {
  const last = open.at(-1);
  if (last === undefined) return true;
  const isFirstLine = open.length === 1;
  const width = (isFirstLine ? layout.firstLineWidth : layout.wrapWidth) ?? 0;
  const firstWord = line.text.split(' ', 1)[0] ?? '';
  const needed = last.text.length + 1 + firstWord.length;
  if (hasGap && !layout.hasGapsInSentences) return true;
  if (!hasGap && layout.gapsSeparateParagraphs) {
    return isCapitals(last.text) !== isCapitals(line.text) && !/\d/.test(firstWord);
  }
  if (hasEnded) {
    // Conversion leaves a blank line after a point's first line; a clause cannot end there.
    const isClause = last.text.endsWith(';') && isFirstLine && readMarker(last.text) !== null;
    if (hasGap) return !(isClause && needed >= width * VERY_SHORT_SHARE);
    return needed < width * (last.text.endsWith(';') ? VERY_SHORT_SHARE : SHORT_SHARE);
  }
  if (hasGap) return needed < width * SHORT_SHARE;
  if (isCapitals(last.text) && isCapitals(line.text)) return last.isBold !== line.isBold;
  if (isCapitals(last.text) !== isCapitals(line.text) && needed < width) return true;
  if (isFirstLine && last.endsBold && !line.isBold) return true;
  // `tỉnh Điện` above, `Biên` here: a name was broken.
  const isName = /\s\p{Lu}\p{Ll}+$/u.test(last.text) && /^\p{Lu}\p{Ll}+/u.test(firstWord);
  if (isName && needed > width * NAME_SHARE) return false;
  if (/^\d/.test(firstWord)) return needed < width * VERY_SHORT_SHARE;
  // First lines cut at a width of their own were cut exactly there; set type is looser.
  const isCutExactly = isFirstLine && width < (layout.wrapWidth ?? 0) * SHORT_SHARE;
  if (isCutExactly) return needed <= width;
  return needed < width * (isFirstLine ? SHORT_SHARE : VERY_SHORT_SHARE);
}

/** Longer words than this are no title; they need not be looked at. */
const MAX_TITLE_CHARACTERS = 600;

/** Whether words are set in capitals, as titles are. */
export function isCapitals(text: string): boolean {
  if (text.length > MAX_TITLE_CHARACTERS) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const lower = text.match(/\p{Ll}/gu)?.length ?? 0;
  return letters > 0 && lower / letters < 0.08;
}
