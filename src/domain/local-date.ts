/** A calendar day in the office's time zone, `YYYY-MM-DD`. Compares as text. */
export type LocalDate = string;

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Whether `text` is an existing calendar day (`2024-02-30` is not). */
export function isLocalDate(text: string): text is LocalDate {
  const match = LOCAL_DATE.exec(text);
  if (!match) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The day, or undefined where year, month and day make none (31/6). Month is 1 to 12. */
export function findLocalDate(year: number, month: number, day: number): LocalDate | undefined {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  return isLocalDate(text) ? text : undefined;
}

const toEpochDays = (on: LocalDate): number => Math.round(Date.parse(`${on}T00:00:00Z`) / DAY_MS);
const fromEpochDays = (days: number): LocalDate =>
  new Date(days * DAY_MS).toISOString().slice(0, 10);

/** `on` moved by whole days, backwards where negative. */
export function addDays(on: LocalDate, days: number): LocalDate {
  return fromEpochDays(toEpochDays(on) + days);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toEpochDays(to) - toEpochDays(from);
}

/** The year of a day. */
export const yearOf = (on: LocalDate): number => Number(on.slice(0, 4));
/** The month of a day, 1 to 12. */
export const monthOf = (on: LocalDate): number => Number(on.slice(5, 7));
/** The day of the month, 1 to 31. */
export const dayOf = (on: LocalDate): number => Number(on.slice(8, 10));
/** The quarter of a day, 1 to 4. */
export const quarterOf = (on: LocalDate): number => Math.ceil(monthOf(on) / 3);

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(on: LocalDate): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7;
}

/** First day of a month; `month` may run past 12 or below 1 and carries into the year. */
export function startOfMonth(year: number, month: number): LocalDate {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

/** Last day of a month; `month` may run past 12 or below 1 and carries into the year. */
export function endOfMonth(year: number, month: number): LocalDate {
  return addDays(startOfMonth(year, month + 1), -1);
}

/** The Monday on or before `on`: weeks run Monday to Sunday. */
export function startOfWeek(on: LocalDate): LocalDate {
  return addDays(on, 1 - weekdayOf(on));
}

/** Making a formatter takes longer than answering many a question: one is made for each zone. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day at an instant in an IANA time zone. */
export function localDateAt(at: Date, timeZone: string): LocalDate {
  const format =
    dayFormats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  dayFormats.set(timeZone, format);
  return format.format(at);
}

/** `15/7/2024`, as Vietnamese offices write a date. */
export function formatDate(on: LocalDate): string {
  return `${dayOf(on)}/${monthOf(on)}/${yearOf(on)}`;
}

/** A closed range of days; an absent end is open. */
export interface DateRange {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Whether a day lies in a range, its ends included. */
export function isWithin(on: LocalDate, range: DateRange): boolean {
  return (range.from === null || on >= range.from) && (range.to === null || on <= range.to);
}
