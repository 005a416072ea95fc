/**
 * Breaks a text between words into lines no wider than `maxWidth`, at most `maxLines`; what does not
 * fit ends in `…`. A single word wider than a line stays whole.
 */
export function wrapText(
  text: string,
  maxWidth: number,
  maxLines: number,
  widthOf: (line: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer) <= maxWidth) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= maxLines) return lines;
  const words = lines
    .slice(maxLines - 1)
    .join(' ')
    .split(' ');
  while (words.length > 1 && widthOf(`${words.join(' ')}…`) > maxWidth) words.pop();
  return [...lines.slice(0, maxLines - 1), `${words.join(' ').replace(/[,.;:–-]$/, '')}…`];
}

/** As `wrapText`, with lines about equally long where it takes more than one: no lone last word. */
export function wrapEvenly(
  text: string,
  maxWidth: number,
  maxLines: number,
  widthOf: (line: string) => number,
): string[] {
  let lines = wrapText(text, maxWidth, maxLines, widthOf);
  if (lines.at(-1)?.endsWith('…') === true) return lines;
  for (let width = maxWidth * 0.95; width > maxWidth / 2; width *= 0.95) {
    const narrower = wrapText(text, width, maxLines + 1, widthOf);
    const isWider = narrower.some((line) => widthOf(line) > width);
    if (narrower.length > lines.length || isWider) break;
    lines = narrower;
  }
  return lines;
}
