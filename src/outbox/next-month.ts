import { addDays, endOfMonth, localDateAt, monthOf, yearOf } from '../domain/local-date.js';

const HOUR_MS = 3_600_000;

/** The first full hour of next month in `timeZone`: when a platform's monthly quota begins anew. */
export function startOfNextMonth(now: Date, timeZone: string): Date {
  const today = localDateAt(now, timeZone);
  const first = addDays(endOfMonth(yearOf(today), monthOf(today)), 1);
  // Hour by hour from where the day begins furthest east: no zone's offset need be known.
  let at = new Date(Date.parse(`${first}T00:00:00Z`) - 14 * HOUR_MS);
  while (localDateAt(at, timeZone) < first) at = new Date(at.getTime() + HOUR_MS);
  return at;
}
