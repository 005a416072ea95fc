/** A level of a numbered list: how its number is written. */
interface ListLevel {
  /** `decimal`, `lowerLetter`, `upperRoman`, `bullet` … */
  readonly format: string;
  /** `%1.`, `%1.%2.`, `%2)`. */
  readonly pattern: string;
  readonly start: number;
}

/** Starts of paragraphs, `<w:p>` and `<w:p …>`, not of their properties. */
const PARAGRAPH_START = /<w:p[ />]/;
const CELL_START = /<w:tc[ >]/;
/** In the properties of a cell that goes on with the one above. */
const GOES_ON_BELOW = /<w:vMerge(?:\s+w:val="continue")?\s*\/>/;

/**
 * The numbers Word prints before list paragraphs but does not keep in their text, one entry for each
 * paragraph of the main part in document order; null for paragraphs outside lists. Numbers that come
 * with a style are not known here.
 */
export function readListLabels(mainXml: string, numberingXml: string): (string | null)[] {
  const lists = readLists(numberingXml);
  const counters = new Map<string, number[]>();
  return withoutUnread(mainXml)
    .split(PARAGRAPH_START)
    .slice(1)
    .map((xml) => {
      const properties = between(xml, '<w:numPr>', '</w:numPr>');
      const numId = /<w:numId w:val="(\d+)"/.exec(properties)?.[1];
      const level = Number(/<w:ilvl w:val="(\d)"/.exec(properties)?.[1] ?? '0');
      const levels = numId === undefined ? undefined : lists.get(numId);
      const own = levels?.get(level);
      if (numId === undefined || levels === undefined || own === undefined) return null;
      const counts = counters.get(numId) ?? [];
      counters.set(numId, counts);
      counts[level] = (counts[level] ?? own.start - 1) + 1;
      counts.length = level + 1;
      if (own.format === 'bullet') return '-';
      if (own.format === 'none') return null;
      return own.pattern.replace(/%(\d)/g, (_, sign: string) => {
        const index = Number(sign) - 1;
        const at = levels.get(index);
        return writeNumber(counts[index] ?? at?.start ?? 1, at?.format ?? 'decimal');
      });
    });
}

/**
 * The main part without what the converter leaves out: cells merged into the one above, and the first
 * of two ways to draw a text box. Their paragraphs must not be counted.
 */
function withoutUnread(mainXml: string): string {
  const [before = '', ...cells] = mainXml.split(CELL_START);
  const kept = cells.map((cell) => {
    if (!GOES_ON_BELOW.test(between(cell, '<w:tcPr', '</w:tcPr>'))) return cell;
    const end = cell.indexOf('</w:tc>');
    return end < 0 ? cell : cell.slice(end);
  });
  const xml = [before, ...kept].join('<w:tc>');
  if (!xml.includes('<mc:Choice')) return xml;
  return xml
    .split('<mc:Choice')
    .map((part, index) => {
      const end = index === 0 ? -1 : part.indexOf('</mc:Choice>');
      return end < 0 ? part : part.slice(end);
    })
    .join('');
}

/** What stands between two tags; empty where they are not there. */
function between(xml: string, from: string, to: string): string {
  const start = xml.indexOf(from);
  const end = start < 0 ? -1 : xml.indexOf(to, start);
  return end < 0 ? '' : xml.slice(start, end);
}

function readLists(xml: string): Map<string, Map<number, ListLevel>> {
  const abstracts = new Map<string, Map<number, ListLevel>>();
  const lists = new Map<string, Map<number, ListLevel>>();
  for (const part of xml.split('<w:abstractNum ').slice(1)) {
    const id = /^[^>]{0,200}w:abstractNumId="(\d+)"/.exec(part)?.[1] ?? '';
    abstracts.set(id, readLevels(part));
  }
  for (const part of xml.split('<w:num ').slice(1)) {
    const id = /^[^>]{0,200}w:numId="(\d+)"/.exec(part)?.[1] ?? '';
    const abstract = /<w:abstractNumId w:val="(\d+)"/.exec(part)?.[1] ?? '';
    const levels = abstracts.get(abstract);
    if (levels !== undefined) lists.set(id, levels);
  }
  return lists;
}

function readLevels(abstract: string): Map<number, ListLevel> {
  const levels = new Map<number, ListLevel>();
  for (const level of abstract.split('<w:lvl ').slice(1)) {
    const index = Number(/^[^>]{0,200}w:ilvl="(\d)"/.exec(level)?.[1] ?? '0');
    levels.set(index, {
      format: /<w:numFmt w:val="(\w+)"/.exec(level)?.[1] ?? 'decimal',
      pattern: /<w:lvlText w:val="([^"]*)"/.exec(level)?.[1] ?? '',
      start: Number(/<w:start w:val="(\d+)"/.exec(level)?.[1] ?? '1'),
    });
  }
  return levels;
}

function writeNumber(value: number, format: string): string {
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  if (format === 'lowerLetter') return letter;
  if (format === 'upperLetter') return letter.toUpperCase();
  if (format === 'lowerRoman') return roman(value);
  if (format === 'upperRoman') return roman(value).toUpperCase();
  return format === 'decimalZero' ? String(value).padStart(2, '0') : String(value);
}

function roman(value: number): string {
  const signs: readonly (readonly [number, string])[] = [
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ];
  let rest = value;
  let text = '';
  for (const [worth, sign] of signs) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
