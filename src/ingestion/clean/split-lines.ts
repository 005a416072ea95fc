import { stripMarks } from './strip-marks.js';

/** One line of a source text, with what its surroundings say about it. */
export interface SourceLine {
  /** From 1, in the file as given. */
  readonly number: number;
  /** Where its trimmed words begin and end (exclusive) in the stripped source. */
  readonly start: number;
  readonly end: number;
  /** Where the whole line begins and ends (exclusive), leading and trailing tabs included. */
  readonly lineStart: number;
  readonly lineEnd: number;
  /** Trimmed, without markup, heading signs and bullets written as a star. */
  readonly text: string;
  /** White space at the head of the line, in characters. */
  readonly indent: number;
  /** Level of a Markdown heading, 0 for none. */
  readonly headingLevel: number;
  /** The whole line is set in bold. */
  readonly isBold: boolean;
  /** Bold or italic begun before is still open: the line belongs to the words above it. */
  readonly continuesEmphasis: boolean;
  /** Bold begins with the line. */
  readonly opensBold: boolean;
  /** Bold ends with the line, as it does at the end of a heading. */
  readonly endsBold: boolean;
  /** A Markdown bullet written `* `. */
  readonly isBullet: boolean;
  /** Blank lines before it. */
  readonly blankBefore: number;
  /** A form feed, or a rule of blanks as PDF conversion leaves it above footnotes, stands before it. */
  readonly afterFormFeed: boolean;
  readonly afterRule: boolean;
}

/** A source text stripped of markup, and its lines that bear words. */
export interface SourceText {
  /** As `stripMarks` gives it; every offset points into it. */
  readonly source: string;
  readonly lines: readonly SourceLine[];
}

/** White space of at least this many characters on a line of its own is a rule above footnotes. */
const RULE_CHARACTERS = 30;
/** Blanks between the issuer's column and that of the national name, the motto or the day. */
const LETTERHEAD_GAP =
  /(?<=\S) {3,}(?=CỘNG H[ÒO][ÀA] XÃ HỘI CHỦ NGHĨA|Độc lập\s?[-–]|\p{Lu}[\p{L} .]{1,40},\s?ngày [\d…. ]{1,6}tháng)/u;
const HEADING = /^\s{0,3}(#{1,6})\s+/;
const BULLET = /^\s*\*\s+(?=[^\s*])/;
const BOLD_LINE = /^\s*(?:#{1,6}\s+)?\*\*.+\*\*\s*$/;

/** Splits a text into its lines. Blank lines are told by `blankBefore` of the line after them. */
export function splitLines(text: string): SourceText {
  const raw = text.normalize('NFC').replace(/\r\n?/g, '\n').split('\n');
  const source = stripMarks(text);
  const lines: SourceLine[] = [];
  let offset = 0;
  let blankBefore = 0;
  let afterFormFeed = false;
  let afterRule = false;
  let emphasis = { bold: false, italic: false };
  source.split('\n').forEach((stripped, index) => {
    const rawLine = raw[index] ?? '';
    const hadFormFeed = stripped.includes('\f');
    if (stripped.trim() === '') {
      afterFormFeed ||= hadFormFeed;
      afterRule ||= stripped.length >= RULE_CHARACTERS;
      blankBefore += 1;
      emphasis = { bold: false, italic: false };
    } else {
      const isBullet = BULLET.test(rawLine);
      const heading = HEADING.exec(stripped);
      const indent = stripped.length - stripped.trimStart().length;
      const skipped = heading === null ? indent : heading[0].length;
      const start = offset + skipped;
      const words = stripped.slice(skipped).trim();
      const line = {
        number: index + 1,
        start,
        end: start + words.length,
        lineStart: offset,
        lineEnd: offset + stripped.length,
        text: words,
        indent,
        headingLevel: heading?.[1]?.length ?? 0,
        isBold: BOLD_LINE.test(rawLine),
        continuesEmphasis: emphasis.bold || emphasis.italic,
        opensBold: /^\s*(?:#{1,6}\s+)?\*\*(?=\S)/.test(rawLine),
        endsBold: /\*\*\s*$/.test(rawLine),
        isBullet,
        blankBefore,
        afterFormFeed: afterFormFeed || hadFormFeed,
        afterRule,
      };
      lines.push(...splitLetterhead(line));
      emphasis = openEmphasis(isBullet ? rawLine.replace('*', '') : rawLine, emphasis);
      blankBefore = 0;
      afterFormFeed = false;
      afterRule = false;
    }
    offset += stripped.length + 1;
  });
  return { source, lines };
}

/** A line of a letterhead set in two columns by blanks is two lines. */
function splitLetterhead(line: SourceLine): SourceLine[] {
  const gap = LETTERHEAD_GAP.exec(line.text);
  if (gap === null || line.text.includes('\t')) return [line];
  const left = line.text.slice(0, gap.index);
  const right = line.text.slice(gap.index + gap[0].length);
  const middle = line.start + gap.index;
  return [
    { ...line, text: left, end: middle, lineEnd: middle },
    {
      ...line,
      text: right,
      start: line.end - right.length,
      lineStart: line.end - right.length,
      blankBefore: 0,
    },
  ];
}

/** Which emphasis is open at the end of a line: runs of one, two and three stars toggle it. */
function openEmphasis(
  line: string,
  before: { bold: boolean; italic: boolean },
): { bold: boolean; italic: boolean } {
  let { bold, italic } = before;
  for (const [run] of line.matchAll(/\*+/g)) {
    if (run.length !== 1) bold = !bold;
    if (run.length !== 2) italic = !italic;
  }
  return { bold, italic };
}
