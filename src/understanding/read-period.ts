import {
  addDays,
  endOfMonth,
  findLocalDate,
  monthOf,
  quarterOf,
  startOfMonth,
  startOfWeek,
  yearOf,
  type DateRange,
  type LocalDate,
} from '../domain/local-date.js';
import type { Reading } from './utterance.js';

export interface PeriodReading {
  readonly range: DateRange;
  /** The year was not typed and taken from today: another may be meant. */
  readonly yearAssumed: boolean;
  /** How the period is called in the answer: `tháng 7/2024`. */
  readonly label: string;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const NUMBER_WORDS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  muoi: 10,
};
const YEAR = String.raw`(?: (?:nam )?(20\d\d))?`;
const DATE = String.raw`(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?`;
const DATE_WORDS = String.raw`(?:ngay )?(\d{1,2}) thang (\d{1,2})${YEAR}`;

type Build = (match: RegExpExecArray, today: LocalDate) => PeriodReading | undefined;

/** What each wording means, tried in order; the first that fits is taken. */
const RULES: readonly (readonly [RegExp, Build])[] = [
  [
    new RegExp(`\\btu ${DATE} (?:den|toi) (?:het )?${DATE}\\b`),
    (match, today) => between(dateOf(match, 1, today), dateOf(match, 4, today)),
  ],
  [
    new RegExp(`\\btu thang (\\d{1,2})${YEAR} (?:den|toi) (?:het )?thang (\\d{1,2})${YEAR}\\b`),
    (match, today) => {
      const year = Number(match[4] ?? match[2] ?? yearOf(today));
      return between(
        startOfMonth(Number(match[2] ?? year), Number(match[1])),
        endOfMonth(year, Number(match[3])),
      );
    },
  ],
  [
    new RegExp(`\\b(truoc|sau|tu|den|toi)(?: het)? (?:${DATE_WORDS}|${DATE})\\b`),
    (match, today) => {
      const on = match[2] === undefined ? dateOf(match, 5, today) : dateOf(match, 2, today);
      if (on === undefined) return undefined;
      const word = match[1] ?? '';
      const range =
        word === 'sau'
          ? { from: addDays(on, 1), to: null }
          : word === 'tu'
            ? { from: on, to: null }
            : { from: null, to: word === 'truoc' ? addDays(on, -1) : on };
      const called = { truoc: 'trước', sau: 'sau', tu: 'từ', den: 'đến', toi: 'đến' }[word] ?? '';
      return { range, yearAssumed: false, label: `${called} ngày ${labelDate(on)}` };
    },
  ],
  [
    /\b(?:trong )?(?:vong )?(\d{1,3}|mot|hai|ba|bon|nam|sau|bay|muoi) (ngay|tuan|thang)(?: nua| toi| sap toi| tiep theo| ke tiep| sau)\b/,
    (match, today) => nextSpan(match, today),
  ],
  [
    /\btrong (?:vong )?(\d{1,3}|mot|hai|ba|bon|nam|bay|muoi) (ngay|tuan)\b/,
    (match, today) => nextSpan(match, today),
  ],
  [new RegExp(`\\b(?:${DATE_WORDS})\\b`), (match, today) => singleDay(dateOf(match, 1, today))],
  [
    /\b(?:ngay )(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?\b|\b(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)\b/,
    (match, today) =>
      singleDay(match[1] === undefined ? dateOf(match, 4, today) : dateOf(match, 1, today)),
  ],
  [/\b(?:hom nay|ngay hom nay)\b/, (_, today) => singleDay(today, 'hôm nay')],
  [/\b(?:ngay mai|mai)\b/, (_, today) => singleDay(addDays(today, 1), 'ngày mai')],
  [/\btuan (?:nay|hien tai)\b/, (_, today) => week(startOfWeek(today), 'tuần này')],
  [
    /\btuan (?:sau|toi|ke tiep|tiep theo)\b/,
    (_, today) => week(addDays(startOfWeek(today), 7), 'tuần sau'),
  ],
  [
    /\btuan (?:truoc|vua roi|vua qua)\b/,
    (_, today) => week(addDays(startOfWeek(today), -7), 'tuần trước'),
  ],
  [
    /\b(?:cuoi |dau |giua |trong |het )?thang (nay|sau|toi|truoc|vua roi)\b/,
    (match, today) => {
      const shift = { nay: 0, sau: 1, toi: 1, truoc: -1, 'vua roi': -1 }[match[1] ?? ''] ?? 0;
      return monthPeriod(yearOf(today), monthOf(today) + shift, false);
    },
  ],
  [
    new RegExp(`\\b(?:6|sau) thang (dau|cuoi)(?: nam)?${YEAR}\\b`),
    (match, today) => half(Number(match[2] ?? yearOf(today)), match[1] === 'cuoi', match[2]),
  ],
  [
    new RegExp(`\\bnua (dau|cuoi|sau)(?: nam)?${YEAR}\\b`),
    (match, today) => half(Number(match[2] ?? yearOf(today)), match[1] !== 'dau', match[2]),
  ],
  [
    new RegExp(
      `\\b(truoc |den het |het |den )?(?:thang |t)(\\d{1,2})(?:/(20\\d\\d)|${YEAR})(?: nay)?\\b`,
    ),
    (match, today) => {
      const year = match[3] ?? match[4];
      const month = Number(match[2]);
      if (month < 1 || month > 12) return undefined;
      const period = monthPeriod(Number(year ?? yearOf(today)), month, year === undefined);
      if (match[1] !== 'truoc ') return period;
      const to = addDays(period.range.from ?? today, -1);
      return { ...period, range: { from: null, to }, label: `trước ${period.label}` };
    },
  ],
  [
    /\b(?:thang )(\d{1,2})\/(20\d\d)\b|(?<= )(\d{1,2})\/(20\d\d)\b/,
    (match) => monthPeriod(Number(match[2] ?? match[4]), Number(match[1] ?? match[3]), false),
  ],
  [
    new RegExp(`\\bquy (i{1,3}|iv|[1-4]|nay|sau|toi|truoc)(?:/(20\\d\\d)|${YEAR})(?: nay)?\\b`),
    (match, today) => {
      const word = match[1] ?? '';
      const shift = { nay: 0, sau: 1, toi: 1, truoc: -1 }[word];
      const year = match[2] ?? match[3];
      const quarter =
        shift === undefined ? (ROMAN[word] ?? Number(word)) : quarterOf(today) + shift;
      return quarterPeriod(
        Number(year ?? yearOf(today)),
        quarter,
        year === undefined && shift === undefined,
      );
    },
  ],
  [
    /\b(?:tu |hoi |vao |den |toi )?(cuoi|dau|giua) (?:nam )?(20\d\d)\b/,
    (match) => {
      const year = Number(match[2]);
      const [from, to] = { dau: [1, 3], giua: [5, 7], cuoi: [10, 12] }[match[1] ?? ''] ?? [1, 12];
      return {
        range: { from: startOfMonth(year, from ?? 1), to: endOfMonth(year, to ?? 12) },
        yearAssumed: false,
        label: `${{ dau: 'đầu', giua: 'giữa', cuoi: 'cuối' }[match[1] ?? ''] ?? ''} năm ${year}`,
      };
    },
  ],
  [/\b(?:trong |het |den het |ca )?nam nay\b/, (_, today) => yearPeriod(yearOf(today))],
  [/\bnam (?:sau|toi)\b/, (_, today) => yearPeriod(yearOf(today) + 1)],
  [/\bnam (?:ngoai|truoc)\b/, (_, today) => yearPeriod(yearOf(today) - 1)],
  [/\b(?:trong |het |den het |ca |den )nam (20\d\d)\b/, (match) => yearPeriod(Number(match[1]))],
];

/** Reads the period an utterance names and marks its words as understood. */
export function readPeriod(reading: Reading, today: LocalDate): PeriodReading | undefined {
  for (const [pattern, build] of RULES) {
    const match = pattern.exec(reading.folded);
    if (!match) continue;
    const period = build(match, today);
    if (period === undefined) continue;
    reading.hide(pattern);
    return period;
  }
  return undefined;
}

function dateOf(match: RegExpExecArray, at: number, today: LocalDate): LocalDate | undefined {
  const [day, month, year] = [match[at], match[at + 1], match[at + 2]];
  return findLocalDate(Number(year ?? yearOf(today)), Number(month), Number(day));
}

const labelDate = (on: LocalDate): string =>
  `${Number(on.slice(8))}/${Number(on.slice(5, 7))}/${on.slice(0, 4)}`;

function between(
  from: LocalDate | undefined,
  to: LocalDate | undefined,
): PeriodReading | undefined {
  if (from === undefined || to === undefined || from > to) return undefined;
  return {
    range: { from, to },
    yearAssumed: false,
    label: `từ ${labelDate(from)} đến ${labelDate(to)}`,
  };
}

function singleDay(on: LocalDate | undefined, label?: string): PeriodReading | undefined {
  return on === undefined
    ? undefined
    : { range: { from: on, to: on }, yearAssumed: false, label: label ?? `ngày ${labelDate(on)}` };
}

function week(from: LocalDate, label: string): PeriodReading {
  const to = addDays(from, 6);
  return {
    range: { from, to },
    yearAssumed: false,
    label: `${label} (${labelDate(from)}–${labelDate(to)})`,
  };
}

function nextSpan(match: RegExpExecArray, today: LocalDate): PeriodReading {
  const count = Number(match[1]) || (NUMBER_WORDS[match[1] ?? ''] ?? 1);
  const days = count * ({ ngay: 1, tuan: 7, thang: 30 }[match[2] ?? ''] ?? 1);
  const to = addDays(today, days);
  return {
    range: { from: today, to },
    yearAssumed: false,
    label: `trong ${days} ngày tới (đến ${labelDate(to)})`,
  };
}

function monthPeriod(year: number, month: number, yearAssumed: boolean): PeriodReading {
  const from = startOfMonth(year, month);
  return {
    range: { from, to: endOfMonth(year, month) },
    yearAssumed,
    label: `tháng ${monthOf(from)}/${yearOf(from)}`,
  };
}

function quarterPeriod(year: number, quarter: number, yearAssumed: boolean): PeriodReading {
  const from = startOfMonth(year, quarter * 3 - 2);
  return {
    range: { from, to: endOfMonth(year, quarter * 3) },
    yearAssumed,
    label: `quý ${['I', 'II', 'III', 'IV'][quarterOf(from) - 1]}/${yearOf(from)}`,
  };
}

function half(year: number, isSecond: boolean, typedYear: string | undefined): PeriodReading {
  return {
    range: {
      from: startOfMonth(year, isSecond ? 7 : 1),
      to: endOfMonth(year, isSecond ? 12 : 6),
    },
    yearAssumed: typedYear === undefined,
    label: `6 tháng ${isSecond ? 'cuối' : 'đầu'} năm ${year}`,
  };
}

function yearPeriod(year: number): PeriodReading {
  return {
    range: { from: `${year}-01-01`, to: `${year}-12-31` },
    yearAssumed: false,
    label: `năm ${year}`,
  };
}
