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
  /** Days whose dead letter an operator sent again: that comes late, after others, and marked. */
  readonly sentAgain: ReadonlySet<string>;
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
  const { settings, registers, sentAgain } = options;
  const wrong: string[] = [];
  const history: Told[] = [options.start];
  const seen = new Set<string>();
  const came = new Set<string>();

  /**
   * Where a chat may stand on a day: days with nothing to say were looked at, or slept through; a
   * dead letter counts as said, since it is the operator's to send it again.
   */
  const standings = (told: Told, before: string): Told[] => {
    const all = [told];
    for (const day of officeDays(told.coveredOn, before)) {
      const latest = all.at(-1) ?? told;
      const expected = expectAt(day, latest);
      if (expected !== null && !sentAgain.has(day)) continue;
      const digestOn = expected?.kind === 'digest' ? day : latest.digestOn;
      all.push({ coveredOn: day, toldOn: day, digestOn });
    }
    return all;
  };
  /** The standing from which a message says exactly what it says, the latest first. */
  const findStanding = (entry: LedgerEntry, told: Told): Told | undefined =>
    standings(told, entry.slotOn).findLast((standing) => {
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
    came.add(entry.slotOn);
    const newest = history.at(-1) ?? options.start;
    const isLate = entry.slotOn < newest.coveredOn;
    if (isLate && !(entry.isMarked && sentAgain.has(entry.slotOn)))
      wrong.push(`${name}: came after a later one`);
    const earlier = history.filter(({ coveredOn }) => coveredOn < entry.slotOn);
    const last = earlier.at(-1) ?? options.start;
    for (const day of officeDays(last.coveredOn, entry.slotOn)) {
      const standing = standings(last, day).at(-1) ?? last;
      const isExplained = options.isExcused(day) || sentAgain.has(day);
      if (expectAt(day, standing) !== null && !isExplained)
        wrong.push(`nothing came on ${day}, and nothing tells why`);
    }
    let from = findStanding(entry, last);
    if (entry.saysAgain || entry.isMarked)
      for (const one of earlier.slice(-FURTHEST_BACK)) from ??= findStanding(entry, one);
    if (from === undefined)
      wrong.push(
        `${name}: not what was due since ${JSON.stringify(last)}: ${JSON.stringify(entry)}`,
      );
    // What comes late was taken for said by those after it.
    if (isLate) continue;
    history.push({
      coveredOn: entry.slotOn,
      toldOn: entry.readOn,
      digestOn: entry.kind === 'digest' ? entry.readOn : (from ?? last).digestOn,
    });
  }
  for (const day of sentAgain)
    if (!came.has(day) && !options.isExcused(day))
      wrong.push(`what was sent again of ${day} never came`);

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
