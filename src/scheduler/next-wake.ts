import { Cron } from 'croner';

/** A daily time of day as a schedule, with what it last answered. */
interface Daily {
  readonly cron: Cron;
  from: Date;
  next: Date | null;
}

const schedules = new Map<string, Daily>();

/** The next instant after `now` at which the wall clock shows a time of day. */
function nextOf(minutes: number, now: Date, timeZone: string): Date | null {
  const pattern = `${minutes % 60} ${Math.floor(minutes / 60)} * * *`;
  const key = `${pattern} ${timeZone}`;
  let known = schedules.get(key);
  if (!known) {
    const cron = new Cron(pattern, { timezone: timeZone, paused: true });
    known = { cron, from: now, next: cron.nextRun(now) };
    schedules.set(key, known);
  }
  // Working one out is dear, and the answer holds until it has come.
  if (now < known.from || (known.next !== null && now >= known.next)) {
    known.from = now;
    known.next = known.cron.nextRun(now);
  }
  return known.next;
}

/** The next instant after `now` at which the wall clock shows one of the times; null without any. */
export function nextWakeAt(timesOfDay: Iterable<number>, now: Date, timeZone: string): Date | null {
  let next: Date | null = null;
  for (const minutes of timesOfDay) {
    const at = nextOf(minutes, now, timeZone);
    if (at !== null && (next === null || at < next)) next = at;
  }
  return next;
}
