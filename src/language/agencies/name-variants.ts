import type { Agency } from '../../domain/agency.js';
import { foldedSyllables } from '../fold.js';

const LINKING_WORD = /^(?:và|&)$/i;

/** A way a document may print an agency's name. */
export interface NameVariant {
  readonly name: string;
  /** Printed in capitals wherever it stands, and only then meant. */
  readonly isAbbreviation: boolean;
}

/** Every spelling of an agency's name that stands by itself. */
export function nameVariants(agency: Agency): NameVariant[] {
  const names = [agency.name, ...agency.aliases].map((name) => ({ name, isAbbreviation: false }));
  const short = agency.abbreviations.map((name) => ({ name, isAbbreviation: true }));
  const ofBo =
    agency.kind === 'ministry' && agency.name.startsWith('Bộ ')
      ? [{ name: `Bộ ${initialsOf(shortName(agency))}`, isAbbreviation: false }]
      : [];
  return [...names, ...short, ...ofBo];
}

/** A ministry's name without "Bộ", as lists print it: `Thông tin và Truyền thông`. */
export function shortName(agency: Agency): string {
  return agency.name.replace(/^(?:Bộ|Tập đoàn|Tổng công ty) /, '');
}

/** First letters of a name, without "và": `TTTT`. */
function initialsOf(name: string): string {
  return name
    .split(/[\s,-]+/)
    .filter((word) => word !== '' && !LINKING_WORD.test(word))
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}

/** Folded words of a name, as the trie holds them. */
export const nameKey = (name: string): string[] => foldedSyllables(name);
