import { Cron } from 'croner';

const patterns = new Map<string, Cron>();

/** A daily time of day as a schedule; kept, since making one is dear. */
function daily(minutes: number, timeZone: string): Cron {
  const pattern = `${minutes % 60} ${Math.floor(minutes / 60)} * * *`;
  const key = `${pattern} ${timeZone}`;
  const known = patterns.get(key) ?? new Cron(pattern, { timezone: timeZone, paused: true });
  patterns.set(key, known);
  return known;
}

/** The next instant after `now` at which the wall clock shows one of the times; null without any. */
export function nextWakeAt(timesOfDay: Iterable<number>, now: Date, timeZone: string): Date | null {
  let next: Date | null = null;
  for (const minutes of timesOfDay) {
    const at = daily(minutes, timeZone).nextRun(now);
    if (at !== null && (next === null || at < next)) next = at;
  }
  return next;
}
