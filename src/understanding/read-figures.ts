import type { KnowledgeBase } from '../answering/knowledge-base.js';
import { FIGURE } from '../language/figure-index.js';
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

const IS_FIGURE = new RegExp(`^(?:${FIGURE.source})$`);

/** Reads figures by what `findFigure` knows of them. */
export function createFigureReader({
  findFigure,
}: Pick<KnowledgeBase, 'findFigure'>): FigureReader {
  return {
    read(tokens) {
      const figures = tokens
        .map((token) => token.folded)
        .filter((text) => IS_FIGURE.test(text) && !isDateLike(text));
      const uses = figures.flatMap((figure) => findFigure(figure) ?? []);
      return {
        typed: figures.length,
        inconsistencies: mostNamed(uses.map((use) => use.inconsistencies)),
        indicators: mostNamed(uses.map((use) => use.indicators)),
      };
    },
  };
}

/** A year, or a date with one. */
function isDateLike(text: string): boolean {
  return /^20\d\d$/.test(text) || /^\d{1,2}[/.-](?:\d{1,2}[/.-])?20\d\d$/.test(text);
}

/** Ids under most of the figures. */
function mostNamed(idsOfFigures: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const id of idsOfFigures.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count === most).map(([id]) => id);
}
