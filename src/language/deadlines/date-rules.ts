import {
  addDays,
  endOfMonth,
  findLocalDate,
  startOfMonth,
  type LocalDate,
} from '../../domain/local-date.js';
import type { DateUnit } from './date-expression.js';

/** A period read from one match. */
export interface ReadPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: DateUnit;
  readonly yearStated: boolean;
}

/**
 * One way to write a date. `pattern` runs on folded text (lower case, no marks, single blanks);
 * `read` turns a match into days, null where it makes none. `yearOf` gives the stated year or the
 * understood one.
 */
export interface DateRule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly read: (
    groups: Readonly<Record<string, string | undefined>>,
    understoodYear: number | null,
  ) => ReadPeriod | null;
}

const QUARTERS: Readonly<Record<string, number>> = {
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
};
const WEEKS: Readonly<Record<string, number>> = {
  dau: 1,
  nhat: 1,
  mot: 1,
  hai: 2,
  ba: 3,
  tu: 4,
  bon: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
};
// The traditional thirds of a month — thượng tuần, trung tuần, hạ tuần — end on the 10th, 20th, last.
const END_OF_EARLY_MONTH = 10;
const END_OF_MID_MONTH = 20;
const DAYS_PER_WEEK = 7;

function dayOf(day: string | undefined, month: string | undefined, year: number): LocalDate | null {
  return findLocalDate(year, Number(month), Number(day)) ?? null;
}

function yearIn(
  stated: string | undefined,
  understood: number | null,
): { year: number; yearStated: boolean } | null {
  if (stated !== undefined) return { year: Number(stated), yearStated: true };
  return understood === null ? null : { year: understood, yearStated: false };
}

function monthSpan(year: number, first: number, last: number): { from: LocalDate; to: LocalDate } {
  return { from: startOfMonth(year, first), to: endOfMonth(year, last) };
}

/** The part of a month or year that "đầu", "giữa", "cuối" names; its last day is what counts. */
function monthPart(part: string | undefined, year: number, month: number): LocalDate {
  const day = part === 'dau' ? END_OF_EARLY_MONTH : part === 'giua' ? END_OF_MID_MONTH : null;
  return day === null ? endOfMonth(year, month) : addDays(startOfMonth(year, month), day - 1);
}

const isMonth = (month: number): boolean => month >= 1 && month <= 12;

/**
 * How Vietnamese offices write dates and periods. A stated period runs to its last day. Where two
 * rules read the same words the longer match wins, then the earlier rule.
 */
export const DATE_RULES: readonly DateRule[] = [
  {
    // "ngày 16-22/11/2025", "ngày 15 đến ngày 31 tháng 12 năm 2025"
    name: 'khoảng ngày trong tháng',
    pattern:
      /(?<![\d/.])\b(?:ngay )?(?<first>\d{1,2})(?: ?- ?| den | toi )(?:het )?(?:ngay )?(?<last>\d{1,2})(?:\/| thang )(?<month>\d{1,2})(?:(?:\/| nam )(?<year>\d{4}))?(?![\d/])/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      if (!known) return null;
      const from = dayOf(groups.first, groups.month, known.year);
      const to = dayOf(groups.last, groups.month, known.year);
      if (!from || !to || from > to) return null;
      return { from, to, unit: 'span', yearStated: known.yearStated };
    },
  },
  {
    name: 'ngày … tháng … năm …',
    pattern:
      /\b(?:ngay )?(?<day>\d{1,2}) thang (?<month>\d{1,2})(?:(?: nam |\/)(?<year>\d{4}))?(?![\d/])/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      const on = known && dayOf(groups.day, groups.month, known.year);
      return known && on ? { from: on, to: on, unit: 'day', yearStated: known.yearStated } : null;
    },
  },
  {
    // Day first; month first only where no other reading exists (4/30/2024).
    name: 'dd/mm/yyyy',
    pattern: /(?<![\d/.])(?:ngay )?(?<a>\d{1,2})[/.-](?<b>\d{1,2})[/.-](?<year>\d{4})(?![\d/])/g,
    read(groups) {
      const year = Number(groups.year);
      const on = dayOf(groups.a, groups.b, year) ?? dayOf(groups.b, groups.a, year);
      return on ? { from: on, to: on, unit: 'day', yearStated: true } : null;
    },
  },
  {
    // Without a year a fraction looks the same (12/53): a word of time must stand before it.
    name: 'dd/mm',
    pattern:
      /\b(?<=(?:ngay|truoc|sau|den|toi|tu|het|han|qua|vao|hom|nhat|la|dip|khanh|le|han chot:|han:|hoan thanh:) )(?<day>\d{1,2})\/(?<month>\d{1,2})(?![\d/]|\.\d)/g,
    read(groups, understood) {
      const on = understood === null ? null : dayOf(groups.day, groups.month, understood);
      return on ? { from: on, to: on, unit: 'day', yearStated: false } : null;
    },
  },
  {
    name: 'tuần … tháng …',
    pattern:
      /\btuan (?:thu )?(?<week>[1-5]|dau|nhat|mot|hai|ba|tu|bon|cuoi)(?: tien)?(?: cua)? thang (?<month>\d{1,2})(?:(?: nam |\/)(?<year>\d{4}))?(?![\d/])/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      const month = Number(groups.month);
      if (!known || !isMonth(month)) return null;
      const last = endOfMonth(known.year, month);
      const week = WEEKS[groups.week ?? ''];
      const end =
        week === undefined
          ? last
          : addDays(startOfMonth(known.year, month), week * DAYS_PER_WEEK - 1);
      const to = end < last ? end : last;
      return {
        from: addDays(to, 1 - DAYS_PER_WEEK),
        to,
        unit: 'week',
        yearStated: known.yearStated,
      };
    },
  },
  {
    name: 'tháng',
    pattern:
      /\b(?:(?<part>dau|giua|cuoi) )?thang (?<month>\d{1,2})(?:(?: nam | ?[/-] ?)(?<year>\d{4}))?(?![\d/]|\.\d)/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      const month = Number(groups.month);
      if (!known || !isMonth(month)) return null;
      return {
        from: startOfMonth(known.year, month),
        to: monthPart(groups.part, known.year, month),
        unit: 'month',
        yearStated: known.yearStated,
      };
    },
  },
  {
    // "Tháng 5 - 7/2026", "tháng 8 đến tháng 10 năm 2026"
    name: 'nhiều tháng',
    pattern:
      /\bthang (?<first>\d{1,2}) ?(?:-|den) ?(?:thang )?(?<last>\d{1,2})(?: nam | ?\/ ?)(?<year>\d{4})(?![\d/])/g,
    read(groups) {
      const [first, last] = [Number(groups.first), Number(groups.last)];
      if (!isMonth(first) || !isMonth(last) || first >= last) return null;
      return { ...monthSpan(Number(groups.year), first, last), unit: 'span', yearStated: true };
    },
  },
  {
    name: 'Tm/yyyy',
    pattern: /\bt(?<month>\d{1,2})\/(?<year>\d{4})(?![\d/])/g,
    read(groups) {
      const month = Number(groups.month);
      if (!isMonth(month)) return null;
      return { ...monthSpan(Number(groups.year), month, month), unit: 'month', yearStated: true };
    },
  },
  {
    // "trước 12/2025"; a bare m/yyyy elsewhere is likelier a document number.
    name: 'mm/yyyy',
    pattern:
      /\b(?<=(?:truoc|den|toi|het|han|trong|sau|tu|qua|cuoi|ky) )(?<month>\d{1,2})\/(?<year>\d{4})(?![\d/])/g,
    read(groups) {
      const month = Number(groups.month);
      if (!isMonth(month)) return null;
      return { ...monthSpan(Number(groups.year), month, month), unit: 'month', yearStated: true };
    },
  },
  {
    name: 'quý',
    pattern:
      /\b(?:(?:dau|giua|cuoi) )?quy (?<quarter>iv|iii|ii|i|[1-4])(?:(?: nam | ?[/-] ?|, nam )(?<year>\d{4}))?(?![\d/a-z])/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      const quarter = QUARTERS[groups.quarter ?? ''];
      if (!known || quarter === undefined) return null;
      const months = monthSpan(known.year, quarter * 3 - 2, quarter * 3);
      return { ...months, unit: 'quarter', yearStated: known.yearStated };
    },
  },
  {
    // "06 tháng đầu năm 2024" runs to June, "6 tháng cuối năm" to December, "10 tháng năm 2025" to October.
    name: 'số tháng trong năm',
    pattern:
      /\b(?<count>\d{1,2}|sau|chin) thang (?:(?<part>dau|cuoi) nam|nam)(?: (?<year>\d{4}))?(?![\d/])/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      const count = groups.count === 'sau' ? 6 : groups.count === 'chin' ? 9 : Number(groups.count);
      if (!known || count < 1 || count > 12) return null;
      if (groups.part === undefined && !known.yearStated) return null;
      const months =
        groups.part === 'cuoi'
          ? monthSpan(known.year, 13 - count, 12)
          : monthSpan(known.year, 1, count);
      return { ...months, unit: count === 6 ? 'half' : 'span', yearStated: known.yearStated };
    },
  },
  {
    name: 'nửa năm',
    pattern: /\bnua (?<part>dau|cuoi) nam(?: (?<year>\d{4}))?(?![\d/])/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      if (!known) return null;
      const months =
        groups.part === 'dau' ? monthSpan(known.year, 1, 6) : monthSpan(known.year, 7, 12);
      return { ...months, unit: 'half', yearStated: known.yearStated };
    },
  },
  {
    // "đầu năm" is read as the first quarter, "giữa năm" as the first half.
    name: 'đầu, giữa, cuối năm',
    pattern: /\b(?<part>dau|giua|cuoi) nam(?: (?<year>\d{4}))?(?! (?:moi|hoc|ngoai|sau)|[\d/])/g,
    read(groups, understood) {
      const known = yearIn(groups.year, understood);
      if (!known) return null;
      const last = groups.part === 'dau' ? 3 : groups.part === 'giua' ? 6 : 12;
      return { ...monthSpan(known.year, 1, last), unit: 'year', yearStated: known.yearStated };
    },
  },
  {
    name: 'nhiều năm',
    pattern:
      /\b(?:nam |giai doan |thoi ky )(?<first>\d{4}) ?(?:-|den|va) ?(?:nam )?(?<last>\d{4})(?![\d/])/g,
    read(groups) {
      const first = Number(groups.first);
      const last = Number(groups.last);
      if (last <= first) return null;
      return {
        from: startOfMonth(first, 1),
        to: endOfMonth(last, 12),
        unit: 'span',
        yearStated: true,
      };
    },
  },
  {
    name: 'năm',
    pattern:
      /\b(?:nam |(?<=(?:trong|den|het|truoc|sau|tu|cuoi) ))(?<year>(?:19|20)\d{2})(?![\d/.-]\d|\/|\d)/g,
    read(groups) {
      const year = Number(groups.year);
      return { ...monthSpan(year, 1, 12), unit: 'year', yearStated: true };
    },
  },
];
