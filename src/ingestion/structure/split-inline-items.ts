import { sliceStretch, type Stretch } from '../clean/stretch.js';

export interface InlineItem {
  /** `(iii)`, `(2)`. */
  readonly label: string;
  readonly ordinal: number;
  readonly words: Stretch;
}

/** Running words with the items enumerated in them told apart. */
export interface ItemisedWords {
  /** What stands before the first item and after the last, in order. */
  readonly own: readonly Stretch[];
  readonly items: readonly InlineItem[];
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const SERIES: readonly ((ordinal: number) => string | undefined)[] = [
  (ordinal) => ROMAN[ordinal - 1],
  (ordinal) => (ordinal <= 40 ? String(ordinal) : undefined),
];
/** The end of a sentence, not of an abbreviation such as `TP.` or `v.v.`. */
const SENTENCE_BREAK = /(?<!\b(?:TP|Tp|Ths|TS|PGS|GS|v|Q|tr))[.!?]\s+(?=[\p{Lu}“"])/gu;

/**
 * Finds an enumeration inside running words, `(i) …; (ii) …` or `(1) … (2) …`: at least two items in
 * sequence from the first. Where the items are clauses, the sentences after the last one belong to the
 * whole again.
 */
export function splitInlineItems(words: Stretch): ItemisedWords {
  if (!/\((?:i|1)\)/.test(words.text)) return { own: [words], items: [] };
  const candidates = SERIES.map((signOf) => findSigns(words.text, signOf)).filter(
    (signs) => signs.length >= 2,
  );
  const signs = candidates.sort((a, b) => (a[0]?.index ?? 0) - (b[0]?.index ?? 0))[0];
  if (signs === undefined) return { own: [words], items: [] };
  const items: InlineItem[] = [];
  let tail: Stretch | null = null;
  signs.forEach((sign, position) => {
    const next = signs[position + 1];
    let end = next?.index ?? words.text.length;
    const from = sign.index + sign.label.length;
    if (next === undefined) {
      const firstBreak = [...words.text.slice(from).matchAll(SENTENCE_BREAK)][0];
      const areClauses = !items.some((item) => hasSentenceBreak(item.words.text));
      if (firstBreak !== undefined && areClauses) {
        end = from + firstBreak.index + 1;
        tail = sliceStretch(words, end);
      }
    }
    items.push({
      label: sign.label,
      ordinal: position + 1,
      words: sliceStretch(words, from, end),
    });
  });
  const head = sliceStretch(words, 0, signs[0]?.index ?? 0);
  const own = [head, ...(tail === null ? [] : [tail])].filter((part: Stretch) => part.text !== '');
  return { own, items };
}

function hasSentenceBreak(text: string): boolean {
  return [...text.matchAll(SENTENCE_BREAK)].length > 0;
}

function findSigns(
  text: string,
  signOf: (ordinal: number) => string | undefined,
): { label: string; index: number }[] {
  const signs: { label: string; index: number }[] = [];
  let from = 0;
  for (let ordinal = 1; ; ordinal += 1) {
    const sign = signOf(ordinal);
    if (sign === undefined) return signs;
    const label = `(${sign})`;
    const index = findSign(text, label, from);
    if (index < 0) return signs;
    signs.push({ label, index });
    from = index + label.length;
  }
}

/** A sign standing free, after a blank or at the start, before further words. */
function findSign(text: string, label: string, from: number): number {
  let index = text.indexOf(label, from);
  while (index >= 0) {
    const before = text.charAt(index - 1);
    const after = text.slice(index + label.length, index + label.length + 2).trimStart();
    if ((index === 0 || before === ' ') && /^[\p{L}\d“"]/u.test(after)) return index;
    index = text.indexOf(label, index + 1);
  }
  return -1;
}
