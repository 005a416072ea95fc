/** A point of a document made for a test. */
export interface MadePoint {
  readonly sentence: string;
  readonly dashes: readonly string[];
}

export interface MadePart {
  readonly heading: string;
  readonly points: readonly MadePoint[];
}

/** How the text is set: a paragraph a line, wrapped, or wrapped with a blank line after each line. */
export type Setting = 'lines' | 'wrapped' | 'double';

const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI'];
const WIDTH = 78;

/** The document’s text, set as asked. */
export function writeDocument(parts: readonly MadePart[], setting: Setting): string {
  const paragraphs = parts.flatMap((part, index) => [
    `${NUMERALS[index] ?? ''}. ${part.heading}`,
    ...part.points.flatMap((point, at) => [
      `${at + 1}. ${point.sentence}`,
      ...point.dashes.map((dash) => `- ${dash}`),
    ]),
  ]);
  if (setting === 'lines') return paragraphs.join('\n\n');
  const lines = paragraphs.map((paragraph) => wrap(paragraph));
  return setting === 'wrapped'
    ? lines.map((wrapped) => wrapped.join('\n')).join('\n')
    : lines.flat().join('\n\n');
}

/** Paths and words the document has. */
export function listPoints(parts: readonly MadePart[]): [string, string][] {
  return parts.flatMap((part, index) => {
    const numeral = NUMERALS[index] ?? '';
    return [
      [numeral, part.heading],
      ...part.points.flatMap((point, at): [string, string][] => [
        [`${numeral}.${at + 1}`, point.sentence],
        ...point.dashes.map((dash, order): [string, string] => [
          `${numeral}.${at + 1}#${order + 1}`,
          dash,
        ]),
      ]),
    ] as [string, string][];
  });
}

function wrap(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
