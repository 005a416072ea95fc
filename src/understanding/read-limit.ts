import type { TaskOrder } from '../domain/query.js';
import type { Reading } from './utterance.js';

/** "3 việc gần hạn nhất": which end of the list is meant, and how much of it. */
export interface LimitReading {
  /** Null where no number bounds the list. */
  readonly limit: number | null;
  readonly order: TaskOrder;
  /** The wording means late tasks, or tasks still to come. */
  readonly of: 'overdue' | 'coming' | 'urgent' | 'dated';
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};
const WORK = '(?:nhiem vu|cong viec|dau viec|viec|cai|muc)';
const COUNT = new RegExp(
  `\\b(?:top )?(\\d{1,2}|${Object.keys(NUMBER_WORDS).join('|')}) (?:${WORK})\\b`,
);
const TOP = /\btop (\d{1,2})\b/;
const SINGLE = new RegExp(`\\b${WORK} (?:nao|gi)\\b`);

// Each reaches over at most a few words to "nhất", so that another sentence's does not count.
const EXTREMES: readonly (readonly [RegExp, Pick<LimitReading, 'order' | 'of'>])[] = [
  [
    /\b(?:qua han|tre han|tre|cham|no|ton dong) (?:[a-z]+ ){0,3}(?:lau|nhieu ngay|dai|nang|te) nhat\b|\b(?:tre|cham|muon) nhat\b|\blau nhat\b/,
    { order: 'due', of: 'overdue' },
  ],
  [
    /\b(?:gap(?: rut| gap)?|cap (?:bach|thiet)|khan(?: cap)?|nong) nhat\b/,
    { order: 'due', of: 'urgent' },
  ],
  [
    /\b(?:gan|sap|som|sat|cap|gap) (?:[a-z]+ ){0,4}nhat\b|\bhan (?:[a-z]+ ){0,2}(?:gan|som|sat) nhat\b/,
    { order: 'due', of: 'coming' },
  ],
  [
    /(?<!qua |tre )\bhan (?:[a-z]+ ){0,2}(?:xa|muon|cuoi|dai|lau) (?:cung )?nhat\b|\bxa (?:han )?nhat\b/,
    { order: 'due_last', of: 'dated' },
  ],
];

// "bộ nào nhiều việc trễ nhất": who has most of them.
const RANKS_BY_NUMBER =
  /\b(?:nao|ai) (?:[a-z]+ ){0,3}(?:nhieu|it) (?:[a-z]+ ){0,3}(?:viec|nhiem vu|dau viec) (?:[a-z]+ ){0,2}(?:tre|cham|qua han) nhat\b/;

/** Reads which few of a list are wanted; undefined where no extreme is named. */
export function readLimit(reading: Reading): LimitReading | undefined {
  const found = [...EXTREMES.slice(3), ...EXTREMES.slice(0, 3)].find(([pattern]) =>
    reading.has(pattern),
  );
  if (!found || reading.has(RANKS_BY_NUMBER)) return undefined;
  const [pattern, meaning] = found;
  const count = TOP.exec(reading.folded) ?? COUNT.exec(reading.folded);
  const typed = count?.[1];
  const number = typed === undefined ? undefined : Number(typed) || NUMBER_WORDS[typed];
  const limit = number ?? (reading.has(SINGLE) ? 1 : null);
  reading.take(pattern);
  if (count) reading.take(count[0].startsWith('top') ? TOP : COUNT);
  return { limit, ...meaning };
}
