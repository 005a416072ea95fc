import { localDateAt, type LocalDate } from '../domain/local-date.js';
import type { QuietHours } from '../domain/subscription.js';

/** A moment on the office's wall: its day, and minutes after midnight. */
export interface LocalTime {
  readonly on: LocalDate;
  readonly minutes: number;
}

export const DAY_MINUTES = 24 * 60;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall time at an instant in an IANA time zone. */
export function localTimeAt(at: Date, timeZone: string): LocalTime {
  let format = formats.get(timeZone);
  if (!format) {
    // Making one costs more than using it, and every tick asks.
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
    formats.set(timeZone, format);
  }
  const [hour = '0', minute = '0'] = format.format(at).split(':');
  return { on: localDateAt(at, timeZone), minutes: (Number(hour) % 24) * 60 + Number(minute) };
}

/** `8:00`, `13:30`. */
export function formatTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Whether a time of day lies in the quiet hours; their last minute is no part of them. */
export function isQuiet(minutes: number, quiet: QuietHours | null): boolean {
  if (quiet === null || quiet.fromMinutes === quiet.toMinutes) return false;
  return quiet.fromMinutes < quiet.toMinutes
    ? minutes >= quiet.fromMinutes && minutes < quiet.toMinutes
    : minutes >= quiet.fromMinutes || minutes < quiet.toMinutes;
}

/** Minutes from a time of day until the quiet hours next begin; null without any. */
export function minutesUntilQuiet(minutes: number, quiet: QuietHours | null): number | null {
  if (quiet === null || quiet.fromMinutes === quiet.toMinutes) return null;
  return (quiet.fromMinutes - minutes + DAY_MINUTES) % DAY_MINUTES;
}
