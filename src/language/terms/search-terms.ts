import { ABBREVIATIONS } from './abbreviations.js';
import { createPhraseTable } from './phrase-table.js';
import { FUNCTION_PHRASES, FUNCTION_SYLLABLES } from './stopwords.js';
import { readUnits, type TermUnit } from './read-units.js';

export type TermKind =
  | 'syllable'
  | 'pair' // two adjacent syllables: most Vietnamese words have two
  | 'number'
  | 'reference' // a document number or another figure with slashes, whole
  | 'abbreviation'; // stands for its full words as well

/** One term of a text in its search form. */
export interface SearchTerm {
  readonly term: string;
  readonly kind: TermKind;
  /**
   * True where the text uses it only to ask, to connect or to be polite: it names no subject. A pair
   * with one such word is one too.
   */
  readonly isFunctionWord: boolean;
}

const functionPhrases = createPhraseTable(FUNCTION_PHRASES.map((phrase) => [phrase, true]));

/**
 * The terms of a text, in the order they stand, repeated as often as they do: folded syllables and
 * adjacent pairs, figures in one spelling, document numbers and abbreviations whole besides their
 * parts, scanning slips mended. The same words give the same terms in any case, with marks or
 * without, in NFC or NFD. For index and question alike.
 */
export function searchTerms(text: string): string[] {
  return analyseTerms(text).map(({ term }) => term);
}

/** `searchTerms` with what each term is. */
export function analyseTerms(text: string): SearchTerm[] {
  const units = readUnits(text);
  const functional = markFunctionWords(units);
  const terms: SearchTerm[] = [];
  units.forEach((unit, index) => {
    const isFunctionWord = functional[index] === true;
    if (unit.kind === 'whole') {
      const kind =
        unit.text in ABBREVIATIONS || unit.text.includes('&') ? 'abbreviation' : 'reference';
      terms.push({ term: unit.text, kind, isFunctionWord: false });
      return;
    }
    terms.push({ term: unit.text, kind: unit.kind, isFunctionWord });
    const before = unit.pairsWith;
    if (before === null) return;
    terms.push({
      term: `${units[before]?.text ?? ''} ${unit.text}`,
      kind: 'pair',
      isFunctionWord: isFunctionWord || functional[before] === true,
    });
  });
  return terms;
}

function markFunctionWords(units: readonly TermUnit[]): boolean[] {
  const words = units.map((unit) => unit.text);
  const marked = units.map((unit) => unit.kind === 'syllable' && FUNCTION_SYLLABLES.has(unit.text));
  for (let index = 0; index < words.length; index += 1) {
    const match = functionPhrases.matchesAt(words, index).at(-1);
    if (match !== undefined) marked.fill(true, index, index + match.length);
  }
  return marked;
}
