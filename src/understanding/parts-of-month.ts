import {
  addDays,
  endOfMonth,
  monthOf,
  startOfMonth,
  yearOf,
  type LocalDate,
} from '../domain/local-date.js';
import { between, type PeriodReading } from './build-period.js';

/** Makes the days that a wording means; undefined where it names none that exist. */
export type BuildPeriod = (match: RegExpExecArray, today: LocalDate) => PeriodReading | undefined;

/** The first half of a month ends on this day. */
const HALF_MONTH = 15;
/** The beginning of a month, and its middle, last so long. */
const TEN_DAYS = 10;

/** "nửa đầu tháng 8", "đầu tháng 5", "từ đầu tháng 6 đến nay": tried before whole months are. */
export const PARTS_OF_MONTH: readonly (readonly [RegExp, BuildPeriod])[] = [
  [
    // "đến nay" may have been taken as the day to judge by.
    /\btu dau thang (\d{1,2})(?: (?:den|toi) (?:nay|gio|hom nay|bay gio))?(?= (?!(?:den|toi)\b))/,
    (match, today) => {
      const month = Number(match[1]);
      if (month < 1 || month > 12) return undefined;
      const from = startOfMonth(yearOf(today), month);
      return between(from > today ? startOfMonth(yearOf(today) - 1, month) : from, today);
    },
  ],
  [
    /\bnua (dau|cuoi|sau) (?:cua )?thang (\d{1,2}|nay|sau|toi)(?:\/(20\d\d)| (?:nam )?(20\d\d))?(?= )/,
    (match, today) => {
      const next = match[2] === 'sau' || match[2] === 'toi' ? 1 : 0;
      const month = Number(match[2]) || ((monthOf(today) + next - 1) % 12) + 1;
      const isNextYear = next === 1 && month === 1 ? 1 : 0;
      const year = Number(match[3] ?? match[4] ?? yearOf(today) + isNextYear);
      if (month > 12) return undefined;
      const from = startOfMonth(year, month);
      return match[1] === 'dau'
        ? between(from, addDays(from, HALF_MONTH - 1))
        : between(addDays(from, HALF_MONTH), endOfMonth(year, month));
    },
  ],
  [
    /(?<!\btu )\b(dau|giua) thang (\d{1,2})(?:\/(20\d\d)| (?:nam )?(20\d\d))?(?= )/,
    (match, today) => {
      const month = Number(match[2]);
      if (month < 1 || month > 12) return undefined;
      const first = startOfMonth(Number(match[3] ?? match[4] ?? yearOf(today)), month);
      const from = match[1] === 'giua' ? addDays(first, TEN_DAYS) : first;
      return between(from, addDays(from, TEN_DAYS - 1));
    },
  ],
];
