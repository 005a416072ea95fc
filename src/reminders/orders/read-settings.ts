import { addDays, findLocalDate, yearOf, type LocalDate } from '../../domain/local-date.js';
import type { ReminderSettings } from '../../domain/subscription.js';

/** What an order says of the settings; what it leaves out stays as it is. */
export type SettingsPatch = Partial<Omit<ReminderSettings, 'agencies'>>;

/** Longest lead time: the digest looks no further ahead, so nothing falls between the two. */
export const MAX_LEAD_DAYS = 30;
/** Longest pause; who wants more ends the subscription. */
export const MAX_PAUSE_DAYS = 366;

const WEEKDAYS: Readonly<Record<string, number>> = {
  ...{ hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 },
  ...{ '2': 1, '3': 2, '4': 3, '5': 4, '6': 5, '7': 6 },
};
const COUNTS: Readonly<Record<string, number>> = {
  ...{ mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, sau: 6, bay: 7, tam: 8, chin: 9, muoi: 10 },
};
const UNIT_DAYS: Readonly<Record<string, number>> = { ngay: 1, hom: 1, tuan: 7, thang: 30 };

const HOUR = String.raw`(\d{1,2}) ?(?:gio|h|g(?![a-z])|:)(?: ?(\d{2}|ruoi))?(?: phut)?(?: (?:buoi )?(sang|trua|chieu|toi))?`;
const TIME = new RegExp(String.raw`(?<![\d/,.])${HOUR}(?![\d/])`);
const QUIET = new RegExp(
  String.raw`(?:yen lang|khong (?:lam phien|nhac|gui)|im lang)(?: \w+){0,3}? (?:tu )?${HOUR} ?(?:den|toi|-) ?${HOUR}`,
);
const NO_QUIET = /\b(?:bo|tat|huy|khong (?:can|dat)) (?:gio )?(?:yen lang|im lang)/;
const WEEKDAY =
  /\b(?:(?:thu|t) ?(hai|ba|tu|nam|sau|bay|[2-7])|(chu nhat|cn)|(dau tuan)|(cuoi tuan))\b/;
const LEADS = /\btruoc(?: han)?(?: \w+)?? ((?:\d{1,2}(?: ?, ?| va | hoac | )?)+)(ngay|hom|tuan)\b/;
const LEAD_WORDS = /\btruoc(?: han)? (mot|hai|ba|bon|nam|sau|bay|muoi) (ngay|hom|tuan)\b/;
const PAUSE = /\b(?:tam (?:dung|ngung|nghi|hoan|tat)|hoan|ngung|dung|nghi|khong) (?:\w+ ){0,4}?/;
const UNTIL = /\b(?:den|toi)(?: het)?(?: ngay)? (\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?\b/;
const FOR = /\b(?:trong )?(\d{1,2}|mot|hai|ba|bon) (ngay|hom|tuan|thang)\b/;

function toMinutes(
  hour: string,
  minute: string | undefined,
  part: string | undefined,
): number | null {
  const stated = Number(hour);
  const isLate = part === 'chieu' || part === 'toi' || (part === 'trua' && stated < 11);
  const hours = isLate && stated < 12 ? stated + 12 : stated;
  const minutes = minute === 'ruoi' ? 30 : Number(minute ?? 0);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

function readTime(match: RegExpExecArray, from: number): number | null {
  return toMinutes(match[from] ?? '', match[from + 1], match[from + 2]);
}

function readLeadDays(text: string): number[] | null {
  const digits = LEADS.exec(text);
  const words = digits ? null : LEAD_WORDS.exec(text);
  const counts = digits
    ? (digits[1]?.match(/\d+/g) ?? []).map(Number)
    : words
      ? [COUNTS[words[1] ?? ''] ?? 0]
      : [];
  const unit = UNIT_DAYS[(digits ?? words)?.[2] ?? ''] ?? 1;
  const days = counts.map((count) => count * unit);
  const usable = days.filter((count) => count >= 1 && count <= MAX_LEAD_DAYS);
  return usable.length === 0 ? null : [...new Set(usable)].toSorted((a, b) => b - a);
}

/** The last day of a pause: a named day, or so many days from today on; null where none is named. */
export function readPauseEnd(text: string, today: LocalDate): LocalDate | null {
  const until = UNTIL.exec(text);
  if (until) {
    const [, day, month, year] = until;
    const inYear = (of: number): LocalDate | undefined =>
      findLocalDate(of, Number(month), Number(day));
    const on = inYear(year === undefined ? yearOf(today) : Number(year));
    // "đến 5/1" said in December is next year's.
    const next =
      on !== undefined && on < today && year === undefined ? inYear(yearOf(today) + 1) : on;
    return next !== undefined && next >= today && next <= addDays(today, MAX_PAUSE_DAYS)
      ? next
      : null;
  }
  const span = FOR.exec(text);
  if (!span) return null;
  const [, count = '', unit = ''] = span;
  const days = (COUNTS[count] ?? Number(count)) * (UNIT_DAYS[unit] ?? 1);
  return days >= 1 && days <= MAX_PAUSE_DAYS ? addDays(today, days - 1) : null;
}

/**
 * The settings named in an order. `text` is folded: lower case, without marks, single blanks.
 * What comes weekly makes it a digest, what looks at deadlines a reminder of those; both or
 * neither named says nothing of the kind.
 */
export function readSettings(text: string, today: LocalDate): SettingsPatch {
  const patch: { -readonly [Key in keyof SettingsPatch]: SettingsPatch[Key] } = {};
  let rest = text;
  const quiet = QUIET.exec(rest);
  if (quiet) {
    const fromMinutes = readTime(quiet, 1);
    const toMinutesOfDay = readTime(quiet, 4);
    if (fromMinutes !== null && toMinutesOfDay !== null)
      patch.quietHours = { fromMinutes, toMinutes: toMinutesOfDay };
    rest = rest.replace(quiet[0], ' ');
  } else if (NO_QUIET.test(rest)) patch.quietHours = null;

  if (PAUSE.test(rest)) {
    const end = readPauseEnd(rest, today);
    if (end !== null && /\btam |\bhoan\b|\bnghi\b/.test(rest)) {
      patch.pausedUntil = end;
      rest = rest.replace(UNTIL, ' ').replace(FOR, ' ');
    }
  }

  const leadDays = readLeadDays(rest);
  if (leadDays) {
    patch.leadDays = [...leadDays, 0];
    rest = rest.replace(LEADS, ' ').replace(LEAD_WORDS, ' ');
  }
  const time = TIME.exec(rest);
  const timeMinutes = time ? readTime(time, 1) : null;
  if (timeMinutes !== null) patch.timeMinutes = timeMinutes;

  const weekday = WEEKDAY.exec(rest);
  if (weekday) {
    const [, named, sunday, start] = weekday;
    patch.weekday =
      named !== undefined
        ? (WEEKDAYS[named] ?? 1)
        : sunday !== undefined
          ? 7
          : start !== undefined
            ? 1
            : 5;
  }

  const isWeekly =
    weekday !== null ||
    /\b(?:(?:hang|moi|tung) tuan|(?:ban tin|bao cao|tong hop) tuan)\b/.test(rest);
  const isDeadline =
    leadDays !== null ||
    /\b(?:nhac (?:truoc )?(?:han|deadline)|(?:sap |khi )(?:den |toi |gan )?(?:den |toi )?han|(?:hang|moi) (?:ngay|sang)|truoc han|gan han)\b/.test(
      rest,
    );
  if (isWeekly !== isDeadline) {
    patch.digest = isWeekly;
    patch.deadlines = isDeadline;
  } else if (isWeekly) {
    patch.digest = true;
    patch.deadlines = true;
  }
  return { ...patch, ...readChoices(rest) };
}

/** Settings that are switched rather than given a value. */
function readChoices(text: string): SettingsPatch {
  const has = (pattern: RegExp): boolean => pattern.test(text);
  const isWithoutClass = has(
    /\b(?:khong|bo|tru|tat|ngoai|loai)(?: (?:ca|nhac|tinh|kem|gom|cac|den|bot))* (?:nhiem vu |viec )?chung\b/,
  );
  const isWithoutCoordinating = has(
    /\b(?:(?:khong|bo|tru|tat|loai)(?: (?:ca|nhac|tinh|kem|gom|cac|bot))* (?:nhiem vu |viec )?phoi hop|chi (?:nhac |gui |lay )?(?:nhiem vu |viec )?(?:do minh )?chu tri)\b/,
  );
  return {
    ...(isWithoutClass
      ? { includeClassDuties: false }
      : has(/\b(?:nhiem vu|viec) chung\b/)
        ? { includeClassDuties: true }
        : {}),
    ...(isWithoutCoordinating
      ? { includeCoordinating: false }
      : has(/\b(?:(?:nhiem vu|viec|ca|va|lan|hoac|them|ke ca) phoi hop)\b/)
        ? { includeCoordinating: true }
        : {}),
    ...(has(/\bvan (?:bao|gui|nhac) (?:khi|neu|tuan)\b.*\bkhong co\b/)
      ? { skipEmpty: false }
      : has(
            /\bbo qua (?:khi |neu |tuan )?(?:khong co|trong)|khong co (?:viec |gi )?(?:gi )?thi (?:thoi|bo qua|khong (?:can )?(?:nhac|gui|bao))\b/,
          )
        ? { skipEmpty: true }
        : {}),
    ...(has(/\btrang trong\b/)
      ? { tone: 'formal' as const }
      : has(/\bngan gon\b/)
        ? { tone: 'brief' as const }
        : {}),
    ...(has(/\b(?:khong|bo|tat) nhac (?:lai )?(?:viec |nhiem vu )?qua han\b/)
      ? { weeklyOverdue: false }
      : {}),
  };
}
