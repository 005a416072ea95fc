import type { SourceLine } from './split-lines.js';

/** How a text's lines were broken. */
export interface Layout {
  /**
   * Characters of a full line where the text is hard-wrapped; null where every line is a paragraph
   * of its own.
   */
  readonly wrapWidth: number | null;
  /** A blank line stands between any two lines, so blank lines say nothing about paragraphs. */
  readonly isDoubleSpaced: boolean;
}

/** Longer lines than this are paragraphs, whatever the rest looks like. */
const MAX_WRAPPED_CHARACTERS = 200;
/** Share of lines that must run on into a line beginning in lower case for a text to be hard-wrapped. */
const MIN_RUN_ON_SHARE = 0.12;
const MIN_DOUBLE_SPACED_SHARE = 0.7;
const ENDS_OPEN = /[\p{L}\d,)%”"]$/u;
const STARTS_LOWER = /^\p{Ll}/u;

/** Measures the lines of running text (tables left out). */
export function measureLayout(lines: readonly SourceLine[]): Layout {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b);
  const at = (share: number): number => lengths[Math.floor((lengths.length - 1) * share)] ?? 0;
  const isDoubleSpaced =
    lines.length >= 10 &&
    lines.filter((line) => line.blankBefore > 0).length / lines.length >= MIN_DOUBLE_SPACED_SHARE &&
    runOnShare(lines, 1) >= MIN_RUN_ON_SHARE;
  const isWrapped =
    at(0.97) <= MAX_WRAPPED_CHARACTERS &&
    runOnShare(lines, isDoubleSpaced ? 1 : 0) >= MIN_RUN_ON_SHARE;
  return { wrapWidth: isWrapped ? at(0.85) : null, isDoubleSpaced };
}

function runOnShare(lines: readonly SourceLine[], maxBlank: number): number {
  let runOn = 0;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before === undefined || line.blankBefore > maxBlank) return;
    if (ENDS_OPEN.test(before.text) && STARTS_LOWER.test(line.text)) runOn += 1;
  });
  return lines.length === 0 ? 0 : runOn / lines.length;
}
