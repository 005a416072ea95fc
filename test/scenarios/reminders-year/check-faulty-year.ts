import type { ReminderSettings } from '../../../src/domain/subscription.js';
import type { RegisterOverTime } from './register-over-time.js';
import type { LedgerEntry } from './year-ledger.js';
import { expectMessage, isDigestDay, isOfficeDay, plusDays } from './year-oracle.js';

/** How far a chat has been told things. */
interface Told {
  readonly coveredOn: string;
  readonly toldOn: string;
  readonly digestOn: string;
}

export interface CheckOptions {
  readonly settings: ReminderSettings;
  readonly registers: RegisterOverTime;
  /** Last day that counts as told when the year begins. */
  readonly start: Told;
  readonly lastDay: string;
  /** Whether it is known why nothing came on a day: given up in time, or the program was down. */
  readonly isExcused: (day: string) => boolean;
}

/** What is said again reaches back no further than over so many messages. */
const FURTHEST_BACK = 10;

const same = (left: unknown, right: unknown): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/**
 * What is wrong with what a chat got, in words; nothing where nothing is. Each message must say
 * exactly what was due since the one before it that arrived, whatever was lost in between; what is
 * said again must say so; and at the end nothing may be left unsaid.
 */
export function findFaults(messages: readonly LedgerEntry[], options: CheckOptions): string[] {
  const { settings, registers } = options;
  const wrong: string[] = [];
  const history: Told[] = [options.start];
  const seen = new Set<string>();

  /** Where a chat may stand on a day: days with nothing to say were looked at, or slept through. */
  const standings = (told: Told, before: string): Told[] => {
    const all = [told];
    for (const day of officeDays(told.coveredOn, before)) {
      const latest = all.at(-1) ?? told;
      if (expectAt(day, latest) === null) all.push({ ...latest, coveredOn: day, toldOn: day });
    }
    return all;
  };
  const explains = (entry: LedgerEntry, told: Told): boolean =>
    standings(told, entry.slotOn).some((standing) => {
      const expected = expectMessage({
        ...{ settings, registers, isDigest: entry.kind === 'digest' },
        ...{ slotOn: entry.slotOn, today: entry.readOn, ...standing },
      });
      return (
        expected !== null &&
        same(expected.groups, entry.groups) &&
        same(expected.split, entry.split)
      );
    });
  const expectAt = (day: string, told: Told) =>
    expectMessage({
      ...{ settings, registers, slotOn: day, today: day, ...told },
      isDigest: settings.digest && isDigestDay(day, settings.weekday),
    });

  for (const entry of messages) {
    const name = `${entry.kind} of ${entry.slotOn}, read ${entry.readOn} ${entry.time}`;
    const key = `${entry.kind} ${entry.slotOn}`;
    if (seen.has(key)) {
      if (!entry.isMarked) wrong.push(`${name}: came again without a mark`);
      continue;
    }
    seen.add(key);
    const last = history.at(-1) ?? options.start;
    for (const day of officeDays(last.coveredOn, entry.slotOn)) {
      const standing = standings(last, day).at(-1) ?? last;
      if (expectAt(day, standing) !== null && !options.isExcused(day))
        wrong.push(`nothing came on ${day}, and nothing tells why`);
    }
    const isExplained =
      explains(entry, last) ||
      ((entry.saysAgain || entry.isMarked) &&
        history.slice(-FURTHEST_BACK).some((earlier) => explains(entry, earlier)));
    if (!isExplained)
      wrong.push(
        `${name}: not what was due since ${JSON.stringify(last)}: ${JSON.stringify(entry)}`,
      );
    if (entry.slotOn < last.coveredOn) wrong.push(`${name}: came after a later one`);
    history.push({
      coveredOn: entry.slotOn,
      toldOn: entry.readOn,
      digestOn: entry.kind === 'digest' ? entry.readOn : last.digestOn,
    });
  }

  const end = history.at(-1) ?? options.start;
  for (const day of officeDays(end.coveredOn, plusDays(options.lastDay, 1)))
    if (expectAt(day, standings(end, day).at(-1) ?? end) !== null)
      wrong.push(`nothing came of what was due on ${day}`);
  return wrong;
}

/** Office days between two days, both left out. */
function officeDays(after: string, before: string): string[] {
  const days: string[] = [];
  for (let day = plusDays(after, 1); day < before; day = plusDays(day, 1))
    if (isOfficeDay(day)) days.push(day);
  return days;
}
