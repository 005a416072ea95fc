import { addDays, daysBetween, type LocalDate } from '../domain/local-date.js';
import type { ReminderSettings } from '../domain/subscription.js';
import type { WorkingCalendar } from './working-calendar.js';

const WEEK_DAYS = 7;
/** A reminder is moved ahead by at most the longest break; looked for that far behind the window. */
const LONGEST_MOVE_DAYS = 31;

/**
 * Whether a reminder of a due date falls on one of the days after `after` up to `upTo`: each lead
 * time before it, then every seven days past it. On a free day it falls on the working day before;
 * whether a task is overdue is not moved by that.
 */
export function hasMilestone(
  due: LocalDate,
  settings: Pick<ReminderSettings, 'leadDays' | 'weeklyOverdue'>,
  after: LocalDate,
  upTo: LocalDate,
  calendar: WorkingCalendar,
): boolean {
  const isInside = (nominal: LocalDate): boolean => {
    const on = calendar.onOrBefore(nominal);
    return on > after && on <= upTo;
  };
  if (settings.leadDays.some((days) => isInside(addDays(due, -days)))) return true;
  if (!settings.weeklyOverdue) return false;
  const firstWeek = Math.max(1, Math.ceil(daysBetween(due, after) / WEEK_DAYS));
  const lastWeek = Math.floor((daysBetween(due, upTo) + LONGEST_MOVE_DAYS) / WEEK_DAYS);
  for (let week = firstWeek; week <= lastWeek; week += 1)
    if (isInside(addDays(due, week * WEEK_DAYS))) return true;
  return false;
}
