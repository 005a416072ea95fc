import { formatDate, localDateAt } from './local-date.js';

/** `9:02` on the clocks of a time zone. */
function timeAt(at: Date, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at);
  return time.replace(/^0/, '');
}

/** `9:02 hôm nay`, `9:02 ngày 14/7/2024`. */
export function phraseInstant(at: Date, now: Date, timeZone: string): string {
  const on = localDateAt(at, timeZone);
  const day = on === localDateAt(now, timeZone) ? 'hôm nay' : `ngày ${formatDate(on)}`;
  return `${timeAt(at, timeZone)} ${day}`;
}

/** `15/7/2024 9:02`, for tables. */
export const stampOf = (at: Date, timeZone: string): string =>
  `${formatDate(localDateAt(at, timeZone))} ${timeAt(at, timeZone)}`;
