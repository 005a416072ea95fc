import { beforeAll, describe, expect, it } from 'vitest';
import { findDueSlot, isDigestDay, nextSlotOn } from '../../src/reminders/schedule.js';
import {
  createWorkingCalendar,
  type WorkingCalendar,
} from '../../src/reminders/working-calendar.js';
import { hasMilestone } from '../../src/reminders/milestones.js';
import { readHolidays } from '../../src/storage/reminders/read-holidays.js';

const MONDAY_EIGHT = {
  weekday: 1,
  timeMinutes: 480,
  quietHours: { fromMinutes: 1260, toMinutes: 360 },
  pausedUntil: null,
};

let calendar: WorkingCalendar;
beforeAll(async () => {
  calendar = createWorkingCalendar(await readHolidays('seeds'));
});

describe('the shipped days off', () => {
  it('hold Tết, the other holidays and the days swapped for them', () => {
    for (const on of ['2024-02-08', '2024-04-18', '2024-04-29', '2025-01-27', '2026-02-16'])
      expect(calendar.isWorkingDay(on), on).toBe(false);
    for (const on of ['2024-05-04', '2025-04-26', '2024-02-15', '2024-07-15'])
      expect(calendar.isWorkingDay(on), on).toBe(true);
    expect([2024, 2025, 2026, 2027].map((year) => calendar.knowsYear(year))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('move what falls on them to the working day before or after', () => {
    expect(calendar.onOrBefore('2024-02-12')).toBe('2024-02-07');
    expect(calendar.onOrAfter('2024-02-12')).toBe('2024-02-15');
    expect(calendar.onOrBefore('2024-06-30')).toBe('2024-06-28');
    // Saturday 4/5/2024 was worked in exchange.
    expect(calendar.onOrBefore('2024-05-05')).toBe('2024-05-04');
  });
});

describe('isDigestDay', () => {
  it('is the weekday itself, or the working day after where that is free', () => {
    expect(isDigestDay('2024-07-15', 1, calendar)).toBe(true);
    expect(isDigestDay('2024-07-16', 1, calendar)).toBe(false);
    expect(isDigestDay('2024-02-12', 1, calendar)).toBe(false);
    expect(isDigestDay('2024-02-15', 1, calendar)).toBe(true);
    expect(isDigestDay('2024-02-16', 1, calendar)).toBe(false);
  });

  it('gives one digest where two weeks meet on the same day', () => {
    // Tết 2026 takes Monday 16/2; the next working day is the next Monday.
    expect(isDigestDay('2026-02-23', 1, calendar)).toBe(true);
    expect(isDigestDay('2026-02-24', 1, calendar)).toBe(false);
  });

  it('sends what is wanted on a Sunday on Monday', () => {
    expect(isDigestDay('2024-07-15', 7, calendar)).toBe(true);
  });
});

describe('findDueSlot', () => {
  const at = (on: string, minutes: number) => ({ on, minutes });

  it('is due from its minute on, once a day', () => {
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-12', at('2024-07-15', 479), calendar)).toBeNull();
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-12', at('2024-07-15', 480), calendar)).toEqual({
      on: '2024-07-15',
      isDigest: true,
    });
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-15', at('2024-07-15', 481), calendar)).toBeNull();
  });

  it('makes up a run missed by less than a day, and folds what is older into the next', () => {
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-12', at('2024-07-16', 420), calendar)).toEqual({
      on: '2024-07-15',
      isDigest: true,
    });
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-12', at('2024-07-16', 481), calendar)).toEqual({
      on: '2024-07-16',
      isDigest: false,
    });
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-11', at('2024-07-14', 600), calendar)).toBeNull();
  });

  it('waits for the end of the quiet hours', () => {
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-12', at('2024-07-15', 1300), calendar)).toBeNull();
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-12', at('2024-07-16', 359), calendar)).toBeNull();
    expect(findDueSlot(MONDAY_EIGHT, '2024-07-12', at('2024-07-16', 360), calendar)?.on).toBe(
      '2024-07-15',
    );
  });

  it('sends nothing while paused', () => {
    const paused = { ...MONDAY_EIGHT, pausedUntil: '2024-07-15' };
    expect(findDueSlot(paused, '2024-07-12', at('2024-07-15', 600), calendar)).toBeNull();
    expect(findDueSlot(paused, '2024-07-12', at('2024-07-16', 600), calendar)?.on).toBe(
      '2024-07-16',
    );
  });

  it('tells when the next comes', () => {
    const now = at('2024-02-07', 600);
    expect(nextSlotOn(MONDAY_EIGHT, '2024-02-07', now, calendar, true)).toBe('2024-02-15');
    expect(nextSlotOn(MONDAY_EIGHT, '2024-02-07', now, calendar, false)).toBe('2024-02-15');
  });
});

describe('hasMilestone', () => {
  const settings = { leadDays: [7, 3, 1, 0], weeklyOverdue: true };
  const on = (due: string, day: string, before: string) =>
    hasMilestone(due, settings, before, day, calendar);

  it('pulls a reminder of a weekend ahead to Friday', () => {
    // Due on Sunday 30/6/2024: the eve and the day itself fall on the weekend.
    expect(on('2024-06-30', '2024-06-28', '2024-06-27')).toBe(true);
    expect(on('2024-06-30', '2024-07-01', '2024-06-28')).toBe(false);
  });

  it('reminds of an overdue task every seven days, and not where that is not wanted', () => {
    expect(on('2024-07-10', '2024-07-17', '2024-07-16')).toBe(true);
    expect(on('2024-07-10', '2024-07-18', '2024-07-17')).toBe(false);
    expect(on('2023-07-12', '2024-07-17', '2024-07-16')).toBe(true);
    const once = { ...settings, weeklyOverdue: false };
    expect(hasMilestone('2024-07-10', once, '2024-07-16', '2024-07-17', calendar)).toBe(false);
  });

  it('covers the days that were slept through', () => {
    expect(on('2024-07-18', '2024-07-16', '2024-07-12')).toBe(true);
  });
});
