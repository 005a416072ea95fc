import type { Observation } from '../domain/indicator.js';
import type { Query } from '../domain/query.js';

/** What is left of a total a document states: 22 of 34 where 12/34 are done. */
export interface Left {
  readonly count: number;
  readonly words: string;
}

const STATED = /^0*(\d{1,4})\/(\d{1,4})(?!\d)/;

/**
 * Asked how many are not done (`aspect` left) of a total that is stated by how many are: the difference,
 * said to be computed. Undefined for another question, or where the figure is no share of a whole.
 */
export function leftOf(row: Observation | undefined, { aspect }: Query): Left | undefined {
  const match = aspect === 'left' && row?.kind === 'actual' ? STATED.exec(row.value) : null;
  if (!match || /^chưa/i.test(row?.group ?? '')) return undefined;
  const [done, all] = [Number(match[1]), Number(match[2])];
  return all < done
    ? undefined
    : {
        count: all - done,
        words: `Còn ${all - done}/${all} chưa hoàn thành (tính: ${all} − ${done}); văn bản ghi `,
      };
}
