import type { Holiday } from '../domain/holiday.js';
import { addDays, weekdayOf, yearOf, type LocalDate } from '../domain/local-date.js';

/** Which days offices work. */
export interface WorkingCalendar {
  isWorkingDay(on: LocalDate): boolean;
  /** The day itself or the last working day before it. */
  onOrBefore(on: LocalDate): LocalDate;
  /** The day itself or the first working day after it. */
  onOrAfter(on: LocalDate): LocalDate;
  /** Whether the public holidays of a year are known; else only its weekends are free. */
  knowsYear(year: number): boolean;
}

const FRIDAY = 5;
/** No stretch of days off is longer; a calendar that says so is wrong. */
const LONGEST_BREAK_DAYS = 30;

/** Monday to Friday but for the days given: `off` is free, `work` is worked in exchange. */
export function createWorkingCalendar(holidays: readonly Holiday[]): WorkingCalendar {
  const kinds = new Map(holidays.map(({ on, kind }) => [on, kind]));
  const years = new Set(holidays.map(({ on }) => yearOf(on)));
  const isWorkingDay = (on: LocalDate): boolean => {
    const kind = kinds.get(on);
    return kind === undefined ? weekdayOf(on) <= FRIDAY : kind === 'work';
  };
  const move = (from: LocalDate, step: 1 | -1): LocalDate => {
    let on = from;
    for (let moved = 0; !isWorkingDay(on); moved += 1) {
      if (moved > LONGEST_BREAK_DAYS) throw new Error(`no working day near ${from}`);
      on = addDays(on, step);
    }
    return on;
  };
  return {
    isWorkingDay,
    onOrBefore: (on) => move(on, -1),
    onOrAfter: (on) => move(on, 1),
    knowsYear: (year) => years.has(year),
  };
}
