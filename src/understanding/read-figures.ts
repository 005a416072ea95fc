import type { Register } from '../domain/register.js';
import type { Token } from './utterance.js';

/** What the register knows of figures typed into a question: "12/34", "71,9%". */
export interface FigureReading {
  /** Inconsistencies that speak of one of the figures, those with most of them first. */
  readonly inconsistencies: readonly string[];
  /** Indicators with an observation of one of the figures. */
  readonly indicators: readonly string[];
  /** How many figures were typed. */
  readonly typed: number;
}

export interface FigureReader {
  read(tokens: readonly Token[]): FigureReading;
}

// Percentages, shares and numbers with a decimal or thousands mark: bare small numbers say nothing.
const FIGURE = /(?<![\d.,/])\d{1,12}(?:(?:[.,/]\d{1,12}){1,5}%?|%)|(?<![\d.,/])\d{4,12}/g;
const IS_FIGURE = new RegExp(`^(?:${FIGURE.source})$`);

/** Indexes the figures of inconsistencies and indicators, so that a bare figure can be asked about. */
export function createFigureReader(
  register: Pick<Register, 'inconsistencies' | 'indicators'>,
): FigureReader {
  const inconsistencies = new Map<string, Set<string>>();
  const indicators = new Map<string, Set<string>>();
  const note = (index: Map<string, Set<string>>, text: string, id: string): void => {
    for (const [figure] of text.matchAll(FIGURE)) {
      const key = figureKey(figure);
      index.set(key, (index.get(key) ?? new Set()).add(id));
    }
  };
  for (const one of register.inconsistencies)
    for (const text of [one.statement, ...one.about]) note(inconsistencies, text, one.id);
  for (const indicator of register.indicators)
    for (const row of indicator.observations)
      for (const text of [row.value, row.detail ?? '']) note(indicators, text, indicator.id);
  return {
    read(tokens) {
      const figures = tokens
        .map((token) => token.folded)
        .filter((text) => IS_FIGURE.test(text) && !isDateLike(text));
      return {
        typed: figures.length,
        inconsistencies: mostNamed(figures, inconsistencies),
        indicators: mostNamed(figures, indicators),
      };
    },
  };
}

/** "05/21" and "5/21", "71,9" and "71,9%" are the same figure. */
function figureKey(figure: string): string {
  return figure.replace('%', '').replace(/^0+(?=\d)/, '');
}

/** A year, or a date with one. */
function isDateLike(text: string): boolean {
  return /^20\d\d$/.test(text) || /^\d{1,2}[/.-](?:\d{1,2}[/.-])?20\d\d$/.test(text);
}

/** Ids under most of the figures. */
function mostNamed(
  figures: readonly string[],
  index: ReadonlyMap<string, ReadonlySet<string>>,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const figure of figures)
    for (const id of index.get(figureKey(figure)) ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([id]) => id);
}
