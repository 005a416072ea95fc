import { parseArgs } from 'node:util';
import { percentile } from '../../src/bench/percentile.js';

/** Agencies asked about in turn, so that an answer tells which question it is for. */
const SUBJECTS = ['Bộ Y tế', 'Bộ Tài chính', 'Bộ Công an', 'Bộ Nội vụ', 'Bộ Xây dựng'];

/** A crowd asking at once: how many questions, from how many chats, and whether sends fail. */
export interface Crowd {
  readonly updates: number;
  readonly chats: number;
  readonly storm: boolean;
}

/** The crowd the command line asks for: `[--updates 500] [--chats 50] [--storm]`. */
export function readCrowd(): Crowd {
  const { values } = parseArgs({
    options: {
      updates: { type: 'string', default: '500' },
      chats: { type: 'string', default: '50' },
      storm: { type: 'boolean', default: false },
    },
  });
  return { updates: Number(values.updates), chats: Number(values.chats), storm: values.storm };
}

/** The crowd's question of that number, from 0; chats take turns. */
export function questionOf(index: number, { chats }: Crowd): string {
  return `${SUBJECTS[Math.floor(index / chats) % SUBJECTS.length] ?? ''} còn việc nào quá hạn`;
}

/** What the crowd got: `waits` in milliseconds from the start, `texts` of each chat as they came. */
export function figureAnswers(
  crowd: Crowd,
  waits: readonly number[],
  texts: readonly (readonly string[])[],
) {
  const sorted = waits.toSorted((a, b) => a - b);
  return {
    ...crowd,
    answered: sorted.length,
    lost: Math.max(0, crowd.updates - sorted.length),
    perSecond: Math.round((sorted.length / (sorted.at(-1) ?? 1)) * 10_000) / 10,
    p50Ms: Math.round(percentile(sorted, 0.5)),
    p99Ms: Math.round(percentile(sorted, 0.99)),
    isInOrder: texts.every((own) =>
      own.every((text, index) => text.includes(SUBJECTS[index % SUBJECTS.length] ?? '')),
    ),
  };
}
