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
  [...Object.entries(ABBREVIATIONS), ...Object.entries(OCR_SLIPS)].map(
    ([written, meant]) => [written, meant.split(' ')] as const,
  ),
);

/** Full words and the abbreviation that is their term; of several the first listed. */
const abbreviated = createPhraseTable(
  Object.entries(ABBREVIATIONS).map(([short, full]) => [full, short] as const),
);

const ROMAN_QUARTERS: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };

/** `đa06`, `pl2`: a kind of document written together with its number. */
const JOINED_KIND = /^(da|pl)(\d{1,3})$/;

/** The text as units in their one search spelling, in the order they stand. */
export function readUnits(text: string): TermUnit[] {
  return addAbbreviations(joinNumberedKinds(respell(spreadTokens(tokeniseFolded(text)))));
}

function spreadTokens(tokens: readonly FoldedToken[]): TermUnit[] {
  const units: TermUnit[] = [];
  for (const { kind, text } of tokens) {
    if (kind === 'word') spreadWord(text, units);
    else if (kind === 'number') units.push(number(text));
    else if (kind === 'fraction') units.push(...spreadFraction(text));
    else if (kind === 'reference') units.push(...spreadReference(text));
    else units.push(...spreadAmpersand(text));
  }
  return units;
}

function spreadWord(text: string, units: TermUnit[]): void {
  const [, kind, digits] = JOINED_KIND.exec(text) ?? [];
  if (kind === undefined || digits === undefined) units.push(syllable(text));
  else units.push(syllable(kind), number(digits));
}

function spreadAmpersand(text: string): TermUnit[] {
  return text in ABBREVIATIONS
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
  const kind = letters.flatMap((part) => DOCUMENT_KINDS[part]?.split(' ') ?? []);
  const first = figures[0] ?? '';
  return [
    whole(text),
    ...kind.map((word, index) => syllable(word, index > 0)),
    number(first),
    BREAK,
    ...(figures.length > 1 ? [whole(figures.join('/'))] : []),
    ...figures.slice(1).map((figure) => number(figure)),
    ...letters.filter((part) => !(part in DOCUMENT_KINDS)).map((part) => whole(part)),
    BREAK,
  ];
}

const BREAK: TermUnit = { kind: 'break', text: '', joins: false };

/** Writes abbreviations out, mends slips, reads `TB 203` and `Quý II` in their full form. */
function respell(units: readonly TermUnit[]): TermUnit[] {
  const words = wordsOf(units);
  const respelt: TermUnit[] = [];
  for (let index = 0; index < units.length;) {
    const unit = units[index];
    if (unit === undefined) break;
    const match = respellings.matchesAt(words, index).at(-1);
    const kind = units[index + 1]?.kind === 'number' ? DOCUMENT_KINDS[unit.text] : undefined;
    const meant = match?.value ?? (unit.kind === 'syllable' ? kind?.split(' ') : undefined);
    if (meant !== undefined) {
      meant.forEach((word, at) => respelt.push(syllable(word, at > 0 || unit.joins)));
    } else if (words[index - 1] === 'quy' && unit.text in ROMAN_QUARTERS) {
      respelt.push(number(ROMAN_QUARTERS[unit.text] ?? unit.text));
    } else respelt.push(unit);
    index += match?.length ?? 1;
  }
  return respelt;
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

/** Drops "số" between a kind of document and its number. */
function joinNumberedKinds(units: readonly TermUnit[]): TermUnit[] {
  const words = wordsOf(units);
  return units.filter(
    (unit, index) =>
      unit.text !== 'so' ||
      units[index + 1]?.kind !== 'number' ||
      !NUMBERED_KINDS.has(words.slice(Math.max(0, index - 2), index).join(' ')),
  );
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
