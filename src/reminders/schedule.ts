import { addDays, daysBetween, weekdayOf, type LocalDate } from '../domain/local-date.js';
import type { ReminderSettings } from '../domain/subscription.js';
import { DAY_MINUTES, isQuiet, type LocalTime } from './local-time.js';
import type { WorkingCalendar } from './working-calendar.js';

/** How late a missed run is still made up; what is older is folded into the next one. */
export const GRACE_MINUTES = DAY_MINUTES;

/** A working day on which something may be said to a chat. */
export interface Slot {
  readonly on: LocalDate;
  /** Whether the week's digest belongs to it. */
  readonly isDigest: boolean;
}

type When = Pick<ReminderSettings, 'weekday' | 'timeMinutes' | 'quietHours' | 'pausedUntil'>;

/** Minutes after midnight at which a chat is written to: out of its quiet hours. */
export function sendMinutes({ timeMinutes, quietHours }: When): number {
  return quietHours !== null && isQuiet(timeMinutes, quietHours)
    ? quietHours.toMinutes
    : timeMinutes;
}

/** Whether the digest of some week comes on this day: its weekday, or moved here by days off. */
export function isDigestDay(on: LocalDate, weekday: number, calendar: WorkingCalendar): boolean {
  if (!calendar.isWorkingDay(on)) return false;
  // Every free day right before it hands its digest on.
  for (let day = on; ; day = addDays(day, -1)) {
    if (weekdayOf(day) === weekday) return true;
    if (calendar.isWorkingDay(addDays(day, -1))) return false;
  }
}

const isOpen = (on: LocalDate, settings: When, calendar: WorkingCalendar): boolean =>
  calendar.isWorkingDay(on) && (settings.pausedUntil === null || on > settings.pausedUntil);

/**
 * The slot to be served now, or null: the newest one after `runOn` whose time has come, unless it
 * is older than the grace or now is quiet. It is a digest's where any slot within the grace is.
 */
export function findDueSlot(
  settings: When,
  runOn: LocalDate,
  now: LocalTime,
  calendar: WorkingCalendar,
): Slot | null {
  if (isQuiet(now.minutes, settings.quietHours)) return null;
  const at = sendMinutes(settings);
  let newest: LocalDate | null = null;
  let isDigest = false;
  for (let on = now.on; on > runOn; on = addDays(on, -1)) {
    const lateMinutes = daysBetween(on, now.on) * DAY_MINUTES + now.minutes - at;
    if (lateMinutes > GRACE_MINUTES) break;
    if (lateMinutes < 0 || !isOpen(on, settings, calendar)) continue;
    newest ??= on;
    isDigest ||= isDigestDay(on, settings.weekday, calendar);
  }
  return newest === null ? null : { on: newest, isDigest };
}

/** How far ahead the next slot is looked for: a pause may last a year. */
const LOOK_AHEAD_DAYS = 400;

/** The next slot after now, of any kind or of the digest; null where none comes within a year. */
export function nextSlotOn(
  settings: When,
  runOn: LocalDate,
  now: LocalTime,
  calendar: WorkingCalendar,
  onlyDigest: boolean,
): LocalDate | null {
  const at = sendMinutes(settings);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const on = addDays(now.on, ahead);
    if (on <= runOn || (ahead === 0 && now.minutes >= at)) continue;
    if (!isOpen(on, settings, calendar)) continue;
    if (!onlyDigest || isDigestDay(on, settings.weekday, calendar)) return on;
  }
  return null;
}
