import {
  addDays,
  endOfMonth,
  monthOf,
  quarterOf,
  startOfMonth,
  startOfWeek,
  yearOf,
  type LocalDate,
} from '../domain/local-date.js';
import {
  between,
  dateOf,
  half,
  labelDate,
  monthPeriod,
  monthSpan,
  nextSpan,
  partOfYear,
  quarterPeriod,
  singleDay,
  untilEnd,
  week,
  yearPeriod,
  type PeriodReading,
} from './build-period.js';
import { PARTS_OF_MONTH, type BuildPeriod } from './parts-of-month.js';
import type { Reading } from './utterance.js';

export type { PeriodReading } from './build-period.js';

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const YEAR = String.raw`(?: (?:nam )?(20\d\d))?`;
const DATE = String.raw`(?:ngay )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?`;
const DATE_WORDS = String.raw`(?:ngay )?(\d{1,2}) thang (\d{1,2})${YEAR}`;

/** What each wording means, tried in order; the first that fits is taken. */
const RULES: readonly (readonly [RegExp, BuildPeriod])[] = [
  ...PARTS_OF_MONTH,
  [
    new RegExp(`\\btu ${DATE} (?:den|toi) (?:het |cuoi )+(nam|thang|quy|tuan)(?: nay)?(?= )`),
    (match, today) => untilEnd(match[4] ?? '', today, dateOf(match, 1, today)),
  ],
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
    /\bthang (\d{1,2}) (?:(?:va|den|toi|hoac|hay|cung) )?(?:thang )?(\d{1,2})(?: (?:nam )?(20\d\d))?(?= (?!viec|nhiem|cong|dau|cai))/,
    (match, today) => monthSpan(match, today),
  ],
  [
    /\bthang (\d{1,2})-(\d{1,2})(?:\/(20\d\d)| (?:nam )?(20\d\d))?(?= )/,
    (match, today) => monthSpan(match, today),
  ],
  [
    /\b(?:tu|ke tu) (?:nay|gio|hom nay|bay gio)(?: cho)? (?:den|toi) (?:het |cuoi |ngay )*(nam|thang|quy|tuan|\d{1,2}\/\d{1,2}|thang \d{1,2})(?: nay)?(?= )/,
    (match, today) => untilEnd(match[1] ?? '', today),
  ],
  [
    new RegExp(
      `\\b(?:(sau|tu)(?: het)? )thang (\\d{1,2})(?:/(20\\d\\d)|${YEAR})(?: tro di| tro ve sau)?\\b`,
    ),
    (match, today) => {
      const month = Number(match[2]);
      if (month < 1 || month > 12) return undefined;
      const year = match[3] ?? match[4];
      const period = monthPeriod(Number(year ?? yearOf(today)), month, year === undefined);
      const from = match[1] === 'sau' ? addDays(period.range.to ?? today, 1) : period.range.from;
      return {
        ...period,
        range: { from, to: null },
        label: `${match[1] === 'sau' ? 'sau' : 'từ'} ${period.label}`,
      };
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
            : // A deadline "trước ngày X" is X: asked so, X is within.
              { from: null, to: on };
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
    /\b(?:ngay |hom |(?<=\b(?:han|han chot|deadline|chot|vao|la) ))(\d{1,2})[/.-](\d{1,2})(?:[/.-](20\d\d))?\b|\b(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)\b/,
    (match, today) =>
      singleDay(match[1] === undefined ? dateOf(match, 4, today) : dateOf(match, 1, today)),
  ],
  [
    /\b(?:den|toi|truoc) (?:het )?cuoi thang (\d{1,2})(?:\/(20\d\d)| (?:nam )?(20\d\d))?(?= )/,
    (match, today) => {
      const month = Number(match[1]);
      if (month < 1 || month > 12) return undefined;
      const to = endOfMonth(Number(match[2] ?? match[3] ?? yearOf(today)), month);
      return { range: { from: null, to }, yearAssumed: false, label: `đến ${labelDate(to)}` };
    },
  ],
  [
    /\b(?:den|toi|truoc) (?:het )?cuoi (nam|quy)(?: nay)?(?= (?!\d|i+ |iv ))/,
    (match, today) => untilEnd(match[1] ?? '', today),
  ],
  [
    /\btu dau (thang|quy|nam|tuan)(?! \d)(?: nay)?(?: (?:den|toi) (?:nay|gio|hom nay|bay gio))?(?= )/,
    (match, today) => {
      const from = {
        thang: startOfMonth(yearOf(today), monthOf(today)),
        quy: startOfMonth(yearOf(today), quarterOf(today) * 3 - 2),
        nam: startOfMonth(yearOf(today), 1),
        tuan: startOfWeek(today),
      }[match[1] ?? ''];
      return between(from, today);
    },
  ],
  [/\bhom qua\b/, (_, today) => singleDay(addDays(today, -1), 'hôm qua')],
  [
    /\bngay (?:kia|mot(?= (?:co|la|phai|den|het|nay|thi)\b| $))(?= )/,
    (_, today) => singleDay(addDays(today, 2)),
  ],
  [/\bhom kia\b/, (_, today) => singleDay(addDays(today, -2), 'hôm kia')],
  [/\b(?:hom nay|ngay hom nay)\b/, (_, today) => singleDay(today, 'hôm nay')],
  [
    /\bcon (?:duoi |it hon |khong qua |toi da |chua den |chua day |khoang )?(\d{1,3}) (ngay|tuan)\b(?! (?:[a-z]+ ){0,2}(?:bao|may))/,
    (match, today) => nextSpan(match, today),
  ],
  [
    /\b(?:ngay mai|sang mai|(?<!thuong |khuyen )mai(?= $| (?:co|la|phai|den|het|nay)))\b/,
    (_, today) => singleDay(addDays(today, 1), 'ngày mai'),
  ],
  [/\btuan (?:nay|hien tai)\b/, (_, today) => week(startOfWeek(today), 'tuần này')],
  [/\btuan (?:sau|toi) nua\b/, (_, today) => week(addDays(startOfWeek(today), 14), 'tuần sau nữa')],
  [
    // “sang tuần”, said without “sau”.
    /\b(?:(?:sang |qua )?tuan (?:sau|toi|ke tiep|tiep theo)|sang tuan(?! (?:nay|truoc|may|nao)))\b/,
    (_, today) => week(addDays(startOfWeek(today), 7), 'tuần sau'),
  ],
  [
    /\btuan (?:truoc|vua roi|vua qua)\b/,
    (_, today) => week(addDays(startOfWeek(today), -7), 'tuần trước'),
  ],
  [
    /\b(?:(?:cuoi |dau |giua |trong |het |sang )?thang (nay|sau|toi|truoc|vua roi)|sang thang(?! (?:\d|may|nao|bao)))\b/,
    (match, today) => {
      const shift = { nay: 0, sau: 1, toi: 1, truoc: -1, 'vua roi': -1 }[match[1] ?? 'sau'] ?? 0;
      return monthPeriod(yearOf(today), monthOf(today) + shift, false);
    },
  ],
  [
    new RegExp(`\\b(?:6|sau) thang (dau|cuoi|(?=20\\d\\d|nam 20\\d\\d))(?: nam)?${YEAR}\\b`),
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
    /\b(?:thang )(\d{1,2})\/(20\d\d)\b|(?<= )(?<!\bquy )(\d{1,2})\/(20\d\d)\b/,
    (match) => {
      const month = Number(match[1] ?? match[3]);
      return month < 1 || month > 12
        ? undefined
        : monthPeriod(Number(match[2] ?? match[4]), month, false);
    },
  ],
  [
    new RegExp(
      `\\b(?:quy (i{1,3}|iv|[1-4]|nay|sau|toi|truoc)|sang quy(?! (?:i|[1-4]|may|nao)))(?:/(20\\d\\d)|${YEAR})(?: nay)?\\b`,
    ),
    (match, today) => {
      const word = match[1] ?? 'sau';
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
    (match) => partOfYear(match[1] ?? '', Number(match[2])),
  ],
  [/\b(cuoi|dau|giua) nam(?: nay)?\b/, (match, today) => partOfYear(match[1] ?? '', yearOf(today))],
  [/\b(?:trong |het |den het |ca )?nam nay\b/, (_, today) => yearPeriod(yearOf(today))],
  [/\bnam (?:sau|toi)\b/, (_, today) => yearPeriod(yearOf(today) + 1)],
  [/\bnam (?:ngoai|truoc)\b/, (_, today) => yearPeriod(yearOf(today) - 1)],
  [/\b(?:trong |het |den het |ca |den )nam (20\d\d)\b/, (match) => yearPeriod(Number(match[1]))],
  [
    /\btrong thang(?= $| (?:nay|co|phai|viec|nhiem|bo|thi))/,
    (_, today) => monthPeriod(yearOf(today), monthOf(today), false),
  ],
];

/**
 * A year named without "trong": whose figure is asked ("kinh tế số năm 2023"). Not for deadlines,
 * where it is part of a plan's name ("Kế hoạch năm 2024").
 */
export function readYear(reading: Reading): PeriodReading | undefined {
  const match = /\bnam (20\d\d)\b/.exec(reading.folded);
  return match ? yearPeriod(Number(match[1])) : undefined;
}

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
