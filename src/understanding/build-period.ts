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

/** A stretch of days that an utterance names. */
export interface PeriodReading {
  readonly range: DateRange;
  /** The year was not typed and taken from today: another may be meant. */
  readonly yearAssumed: boolean;
  /** How the period is called in the answer: `tháng 7/2024`. */
  readonly label: string;
}

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

export function dateOf(
  match: RegExpExecArray,
  at: number,
  today: LocalDate,
): LocalDate | undefined {
  const [day, month, year] = [match[at], match[at + 1], match[at + 2]];
  return findLocalDate(Number(year ?? yearOf(today)), Number(month), Number(day));
}

export const labelDate = (on: LocalDate): string =>
  `${Number(on.slice(8))}/${Number(on.slice(5, 7))}/${on.slice(0, 4)}`;

export function between(
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

/** Two months of one year, the later not before the earlier. */
export function monthSpan(match: RegExpExecArray, today: LocalDate): PeriodReading | undefined {
  const [first, last] = [Number(match[1]), Number(match[2])];
  if (first < 1 || last > 12 || first >= last) return undefined;
  const typedYear = match[3] ?? match[4];
  const year = Number(typedYear ?? yearOf(today));
  return {
    range: { from: startOfMonth(year, first), to: endOfMonth(year, last) },
    yearAssumed: typedYear === undefined,
    label: `từ tháng ${first} đến tháng ${last}/${year}`,
  };
}

/** From today, or another day, to the end of what is named: the year, the month, a date. */
export function untilEnd(
  named: string,
  today: LocalDate,
  from: LocalDate = today,
): PeriodReading | undefined {
  const date = /^(\d{1,2})\/(\d{1,2})$/.exec(named);
  const month = /^thang (\d{1,2})$/.exec(named);
  const year = yearOf(today);
  const to = date
    ? findLocalDate(year, Number(date[2]), Number(date[1]))
    : month
      ? endOfMonth(year, Number(month[1]))
      : named === 'thang'
        ? endOfMonth(year, monthOf(today))
        : named === 'quy'
          ? endOfMonth(year, quarterOf(today) * 3)
          : named === 'tuan'
            ? addDays(startOfWeek(today), 6)
            : endOfMonth(year, 12);
  return between(from, to);
}

export function partOfYear(part: string, year: number): PeriodReading {
  const [from, to] = { dau: [1, 3], giua: [5, 7], cuoi: [10, 12] }[part] ?? [1, 12];
  return {
    range: { from: startOfMonth(year, from ?? 1), to: endOfMonth(year, to ?? 12) },
    yearAssumed: false,
    label: `${{ dau: 'đầu', giua: 'giữa', cuoi: 'cuối' }[part] ?? ''} năm ${year}`,
  };
}

export function singleDay(on: LocalDate | undefined, label?: string): PeriodReading | undefined {
  return on === undefined
    ? undefined
    : { range: { from: on, to: on }, yearAssumed: false, label: label ?? `ngày ${labelDate(on)}` };
}

export function week(from: LocalDate, label: string): PeriodReading {
  const to = addDays(from, 6);
  return {
    range: { from, to },
    yearAssumed: false,
    label: `${label} (${labelDate(from)}–${labelDate(to)})`,
  };
}

export function nextSpan(match: RegExpExecArray, today: LocalDate): PeriodReading {
  const count = Number(match[1]) || (NUMBER_WORDS[match[1] ?? ''] ?? 1);
  const days = count * ({ ngay: 1, tuan: 7, thang: 30 }[match[2] ?? ''] ?? 1);
  const to = addDays(today, days);
  return {
    range: { from: today, to },
    yearAssumed: false,
    label: `trong ${days} ngày tới (đến ${labelDate(to)})`,
  };
}

export function monthPeriod(year: number, month: number, yearAssumed: boolean): PeriodReading {
  const from = startOfMonth(year, month);
  return {
    range: { from, to: endOfMonth(year, month) },
    yearAssumed,
    label: `tháng ${monthOf(from)}/${yearOf(from)}`,
  };
}

export function quarterPeriod(year: number, quarter: number, yearAssumed: boolean): PeriodReading {
  const from = startOfMonth(year, quarter * 3 - 2);
  return {
    range: { from, to: endOfMonth(year, quarter * 3) },
    yearAssumed,
    label: `quý ${['I', 'II', 'III', 'IV'][quarterOf(from) - 1]}/${yearOf(from)}`,
  };
}

export function half(
  year: number,
  isSecond: boolean,
  typedYear: string | undefined,
): PeriodReading {
  return {
    range: {
      from: startOfMonth(year, isSecond ? 7 : 1),
      to: endOfMonth(year, isSecond ? 12 : 6),
    },
    yearAssumed: typedYear === undefined,
    label: `6 tháng ${isSecond ? 'cuối' : 'đầu'} năm ${year}`,
  };
}

export function yearPeriod(year: number): PeriodReading {
  return {
    range: { from: `${year}-01-01`, to: `${year}-12-31` },
    yearAssumed: false,
    label: `năm ${year}`,
  };
}
