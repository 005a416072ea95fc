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
  let before = -1;
  units.forEach(({ kind, text: term, joins }, index) => {
    if (kind === 'break') before = -1;
    else if (kind === 'whole') terms.push({ term, kind: kindOfWhole(term), isFunctionWord: false });
    else {
      const isFunctionWord = functional[index] === true;
      terms.push({ term, kind, isFunctionWord });
      const partner = joins ? units[before] : undefined;
      if (partner !== undefined) {
        terms.push({
          term: `${partner.text} ${term}`,
          kind: 'pair',
          isFunctionWord: isFunctionWord || functional[before] === true,
        });
      }
      before = index;
    }
  });
  return terms;
}

function kindOfWhole(term: string): TermKind {
  return ABBREVIATIONS.has(term) || term.includes('&') ? 'abbreviation' : 'reference';
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
