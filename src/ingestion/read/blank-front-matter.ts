const FENCE = '---';

/**
 * The text with a YAML front matter block emptied, line by line, so that the lines below keep their
 * numbers. A text without one is returned as it is.
 */
export function blankFrontMatter(text: string): string {
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== FENCE) return text;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === FENCE);
  if (end < 0) return text;
  return lines.map((line, index) => (index <= end ? '' : line)).join('\n');
}
