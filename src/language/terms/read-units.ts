import { ABBREVIATIONS, DOCUMENT_KINDS, NUMBERED_KINDS } from './abbreviations.js';
import { OCR_SLIPS } from './ocr-slips.js';
import { createPhraseTable } from './phrase-table.js';
import { canonicalNumber, tokeniseFolded, type FoldedToken } from './tokenise-folded.js';

/** A syllable, a figure, or a term that stands whole beside the parts around it. */
export interface TermUnit {
  /** `break`: no pair is formed across this place. */
  readonly kind: 'syllable' | 'number' | 'whole' | 'break';
  readonly text: string;
  /** Whether it forms a pair with the syllable or figure before it. */
  readonly joins: boolean;
}

/** Abbreviations and scanning slips, and the words each stands for. */
const respellings = createPhraseTable(
  [...ABBREVIATIONS, ...OCR_SLIPS].map(([written, meant]) => [written, meant.split(' ')] as const),
);

/** Full words and the abbreviation that is their term; of several the first listed. */
const abbreviated = createPhraseTable(
  [...ABBREVIATIONS].map(([short, full]) => [full, short] as const),
);

const ROMAN_QUARTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({ i: '1', ii: '2', iii: '3', iv: '4' }),
);

/** The text as units in their one search spelling, in the order they stand. */
export function readUnits(text: string): TermUnit[] {
  return addAbbreviations(respell(spreadTokens(tokeniseFolded(text))));
}

function spreadTokens(tokens: readonly FoldedToken[]): TermUnit[] {
  const units: TermUnit[] = [];
  for (const { kind, text } of tokens) {
    if (kind === 'word') units.push(syllable(text));
    else if (kind === 'number') units.push(number(text));
    else if (kind === 'fraction') units.push(...spreadFraction(text));
    else if (kind === 'joined') units.push(syllable(text.slice(0, 2)), number(text.slice(2)));
    else if (kind === 'reference') units.push(...spreadReference(text));
    else units.push(...spreadAmpersand(text));
  }
  return units;
}

function spreadAmpersand(text: string): TermUnit[] {
  return ABBREVIATIONS.has(text)
    ? [syllable(text)]
    : [whole(text), ...text.split(/[-&]/).map((part) => syllable(part))];
}

function spreadFraction(text: string): TermUnit[] {
  const parts = text.split('/').map(canonicalNumber);
  return [whole(parts.join('/')), ...parts.map((part, index) => number(part, index === 0))];
}

/**
 * `73/2019/nd-cp` → the whole, "nghị định 73", 73/2019, 2019 and the abbreviations in it. Its
 * number pairs with its kind, so that "Nghị định 73", "NĐ 73" and the full number meet.
 */
function spreadReference(text: string): TermUnit[] {
  const slash = text.lastIndexOf('/');
  const figures = text.slice(0, slash).split('/').map(canonicalNumber);
  const letters = text.slice(slash + 1).split(/[-&]/);
  const kind = letters.flatMap((part) => DOCUMENT_KINDS.get(part)?.split(' ') ?? []);
  const first = figures[0] ?? '';
  return [
    whole(text),
    ...kind.map((word, index) => syllable(word, index > 0)),
    number(first),
    BREAK,
    ...(figures.length > 1 ? [whole(figures.join('/'))] : []),
    ...figures.slice(1).map((figure) => number(figure)),
    ...letters.filter((part) => !DOCUMENT_KINDS.has(part)).map((part) => whole(part)),
    BREAK,
  ];
}

const BREAK: TermUnit = { kind: 'break', text: '', joins: false };

/**
 * Writes abbreviations out, mends slips, reads `TB 203` and `Quý II` in their full form and drops
 * "số" between a kind of document and its number.
 */
function respell(units: readonly TermUnit[]): TermUnit[] {
  const words = wordsOf(units);
  const respelt: TermUnit[] = [];
  for (let index = 0; index < units.length;) {
    const unit = units[index];
    if (unit === undefined) break;
    const match = respellings.matchesAt(words, index).at(-1);
    const meant = match?.value ?? kindBeforeNumber(units, index);
    if (meant !== null) {
      meant.forEach((word, at) => respelt.push(syllable(word, at > 0 || unit.joins)));
    } else if (words[index - 1] === 'quy' && ROMAN_QUARTERS.has(unit.text)) {
      respelt.push(number(ROMAN_QUARTERS.get(unit.text) ?? unit.text));
    } else if (unit.text !== 'so' || !isBetweenKindAndNumber(respelt, units[index + 1])) {
      respelt.push(unit);
    }
    index += match?.length ?? 1;
  }
  return respelt;
}

/** The words of `TB` in `TB 203`; null for anything else. */
function kindBeforeNumber(units: readonly TermUnit[], index: number): string[] | null {
  if (units[index + 1]?.kind !== 'number' || units[index]?.kind !== 'syllable') return null;
  return DOCUMENT_KINDS.get(units[index].text)?.split(' ') ?? null;
}

function isBetweenKindAndNumber(before: readonly TermUnit[], next: TermUnit | undefined): boolean {
  if (next?.kind !== 'number') return false;
  return NUMBERED_KINDS.has(`${before.at(-2)?.text ?? ''} ${before.at(-1)?.text ?? ''}`);
}

/** Puts the abbreviation's own term before every stretch of words that it stands for. */
function addAbbreviations(units: readonly TermUnit[]): TermUnit[] {
  const words = wordsOf(units);
  const all: TermUnit[] = [];
  units.forEach((unit, index) => {
    for (const { value } of abbreviated.matchesAt(words, index)) all.push(whole(value));
    all.push(unit);
  });
  return all;
}

/** The syllables by place; what is none becomes a word that no phrase contains. */
function wordsOf(units: readonly TermUnit[]): string[] {
  return units.map((unit) => (unit.kind === 'syllable' ? unit.text : '#'));
}

function syllable(text: string, joins = true): TermUnit {
  return { kind: 'syllable', text, joins };
}

function number(text: string, joins = true): TermUnit {
  return { kind: 'number', text: canonicalNumber(text), joins };
}

function whole(text: string): TermUnit {
  return { kind: 'whole', text, joins: false };
}
