import type { SourceLine } from './split-lines.js';

/** How a text's lines were broken. */
export interface Layout {
  /**
   * Characters of a full line where the text is hard-wrapped; null where every line is a paragraph
   * of its own.
   */
  readonly wrapWidth: number | null;
  /**
   * Characters of a full first line of a paragraph: shorter than `wrapWidth` in crawled pages, where
   * dropped markup took room on it. Equal to `wrapWidth` where too few lines tell.
   */
  readonly firstLineWidth: number | null;
  /** A blank line stands between any two lines, so blank lines say nothing about paragraphs. */
  readonly isDoubleSpaced: boolean;
  /** Blank lines also stand inside sentences (page breaks, PDF conversion). */
  readonly hasGapsInSentences: boolean;
  /** Blank lines stand between all paragraphs and only there. */
  readonly gapsSeparateParagraphs: boolean;
}

/** Longer lines than this are paragraphs, whatever the rest looks like. */
const MAX_WRAPPED_CHARACTERS = 200;
/** Share of lines that must run on into a line beginning in lower case for a text to be hard-wrapped. */
const MIN_RUN_ON_SHARE = 0.12;
const MIN_DOUBLE_SPACED_SHARE = 0.7;
/** More blank lines inside sentences than this share make blank lines untrustworthy. */
const MAX_STRAY_GAP_SHARE = 0.05;
/** A text with fewer blank lines than this share does not set its paragraphs apart by them. */
const MIN_GAP_SHARE = 0.1;
/** Fewer first lines than this say nothing of their width. */
const MIN_FIRST_LINES = 5;
/** A paragraph's second line at least this full proves that its first was broken for width. */
const FULL_SHARE = 0.7;
const ENDS_OPEN = /[\p{L}\d,)%”"]$/u;
const ENDS_SENTENCE = /[.:;!?|]$/;
const STARTS_LOWER = /^\p{Ll}/u;
const STARTS_NUMBERED = /^(?:[-–+]|\(?[\divx]{1,4}[.)]|[a-zđ]\)|[IVX]{1,5}\.)\s/u;

/** Measures the lines of running text (tables left out). */
export function measureLayout(lines: readonly SourceLine[]): Layout {
  const wrapWidthAt = percentile(
    lines.map((line) => line.text.length),
    0.85,
  );
  const longest = percentile(
    lines.map((line) => line.text.length),
    0.97,
  );
  const spaced = lines.filter((line) => line.blankBefore > 0).length;
  const isDoubleSpaced =
    lines.length >= 10 &&
    spaced / lines.length >= MIN_DOUBLE_SPACED_SHARE &&
    runOnShare(lines, 1, 1) >= MIN_RUN_ON_SHARE;
  const isWrapped =
    longest <= MAX_WRAPPED_CHARACTERS &&
    runOnShare(lines, 0, isDoubleSpaced ? 1 : 0) >= MIN_RUN_ON_SHARE;
  if (!isWrapped) {
    return {
      wrapWidth: null,
      firstLineWidth: null,
      isDoubleSpaced,
      hasGapsInSentences: true,
      gapsSeparateParagraphs: false,
    };
  }
  const strayGaps = runOnShare(lines, 1, Number.POSITIVE_INFINITY) * lines.length;
  const hasGapsInSentences = spaced > 0 && strayGaps / spaced > MAX_STRAY_GAP_SHARE;
  return {
    wrapWidth: wrapWidthAt,
    firstLineWidth: firstLineWidthOf(lines, wrapWidthAt, isDoubleSpaced) ?? wrapWidthAt,
    isDoubleSpaced,
    hasGapsInSentences,
    gapsSeparateParagraphs: !hasGapsInSentences && spaced / lines.length >= MIN_GAP_SHARE,
  };
}

/** Share of lines that run on from the line above, with a blank distance in the given bounds. */
function runOnShare(lines: readonly SourceLine[], minBlank: number, maxBlank: number): number {
  let runOn = 0;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before === undefined || line.blankBefore < minBlank || line.blankBefore > maxBlank) return;
    if (runsOn(before, line)) runOn += 1;
  });
  return lines.length === 0 ? 0 : runOn / lines.length;
}

function runsOn(before: SourceLine, line: SourceLine): boolean {
  const startsLower = STARTS_LOWER.test(line.text) && !STARTS_NUMBERED.test(line.text);
  return startsLower && ENDS_OPEN.test(before.text);
}

/** Width of paragraphs' first lines that were surely broken for width, or undefined. */
function firstLineWidthOf(
  lines: readonly SourceLine[],
  wrapWidth: number,
  isDoubleSpaced: boolean,
): number | undefined {
  const widths: number[] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const below = lines[index + 1];
    if (below === undefined || !runsOn(line, below) || below.blankBefore > 0) return;
    const isFirst =
      above === undefined ||
      STARTS_NUMBERED.test(line.text) ||
      ENDS_SENTENCE.test(above.text) ||
      (line.blankBefore > 0 && !isDoubleSpaced);
    if (isFirst && below.text.length >= wrapWidth * FULL_SHARE) widths.push(line.text.length);
  });
  return widths.length < MIN_FIRST_LINES ? undefined : percentile(widths, 0.9);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
