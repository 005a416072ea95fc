import type { Indicator, Inconsistency } from '../domain/indicator.js';

/** What speaks of a figure, by ids. */
export interface FigureUse {
  readonly inconsistencies: readonly string[];
  readonly indicators: readonly string[];
}

/** By the form figures are compared in (`figureKey`), what speaks of each. */
export type FigureIndex = ReadonlyMap<string, FigureUse>;

/** Percentages, shares and numbers with a decimal or thousands mark: bare small numbers say nothing. */
export const FIGURE = /(?<![\d.,/])\d{1,12}(?:(?:[.,/]\d{1,12}){1,5}%?|%)|(?<![\d.,/])\d{4,12}/g;

/** "05/21" and "5/21", "71,9" and "71,9%" are the same figure. */
export function figureKey(figure: string): string {
  return figure.replace('%', '').replace(/^0+(?=\d)/, '');
}

/** Indexes the figures of inconsistencies and indicators, so that a bare figure can be asked about. */
export function indexFigures(register: {
  readonly inconsistencies: readonly Inconsistency[];
  readonly indicators: readonly Indicator[];
}): FigureIndex {
  const index = new Map<string, { inconsistencies: string[]; indicators: string[] }>();
  const note = (kind: keyof FigureUse, text: string, id: string): void => {
    for (const [figure] of text.matchAll(FIGURE)) {
      const key = figureKey(figure);
      const use = index.get(key) ?? { inconsistencies: [], indicators: [] };
      if (!use[kind].includes(id)) use[kind].push(id);
      index.set(key, use);
    }
  };
  for (const { id, statement, about } of register.inconsistencies)
    for (const text of [statement, ...about]) note('inconsistencies', text, id);
  for (const { id, observations } of register.indicators)
    for (const { value, detail } of observations)
      for (const text of [value, detail ?? '']) note('indicators', text, id);
  return index;
}
