import type { Section } from '../../domain/document.js';
import { foldQuote } from './fold-quote.js';

/** What a section is compared by. */
export type SectionText = Pick<Section, 'document' | 'path' | 'heading' | 'fragments'>;

/** Tells how much of a quote stands in a section or below it. */
export interface SectionWords {
  has(document: string, path: string): boolean;
  /** Share (0 to 1) of the quote's runs of four words that the section or its parts bear. */
  shareOf(document: string, path: string, quote: string): number;
}

/** Long enough that common phrases do not meet by chance, short enough to get past markers. */
const RUN_LENGTH = 4;

const wordsOf = (text: string): string[] =>
  foldQuote(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** `B.II.6.a` lies under `B.II.6`, `III(2).6#3` under `III(2).6`; `B.II.60` does not. */
const isUnder = (path: string, parent: string): boolean =>
  path === parent || (path.startsWith(parent) && /^[.#]/.test(path.slice(parent.length)));

/** The words of the sections given, for telling whether a quote stands where it says. */
export function createSectionWords(sections: readonly SectionText[]): SectionWords {
  const ofDocument = new Map<string, SectionText[]>();
  for (const section of sections)
    ofDocument.set(section.document, [...(ofDocument.get(section.document) ?? []), section]);
  const known = new Set(sections.map((section) => `${section.document} ${section.path}`));
  const texts = new Map<string, string>();

  /** Words of a section and all below it, one blank between and around them. */
  const textOf = (document: string, path: string): string => {
    const key = `${document} ${path}`;
    const known = texts.get(key);
    if (known !== undefined) return known;
    const words = (ofDocument.get(document) ?? [])
      .filter((section) => isUnder(section.path, path))
      .flatMap((section) => wordsOf([section.heading ?? '', ...section.fragments].join(' ')));
    const text = ` ${words.join(' ')} `;
    texts.set(key, text);
    return text;
  };

  return {
    has: (document, path) => known.has(`${document} ${path}`),
    shareOf: (document, path, quote) => {
      const text = textOf(document, path);
      const words = wordsOf(quote);
      const length = Math.min(RUN_LENGTH, words.length);
      const runs = words.slice(0, words.length - length + 1).map((_, at) => {
        const run = words.slice(at, at + length).join(' ');
        return text.includes(` ${run} `);
      });
      return runs.length === 0 ? 0 : runs.filter(Boolean).length / runs.length;
    },
  };
}
