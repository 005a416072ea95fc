/** The one source of the current instant; injected, so that a year can be simulated in a test. */
export interface Clock {
  now(): Date;
}

/** The real time, for `app.ts` and commands; everything else is given a clock. */
export const systemClock: Clock = { now: () => new Date() };

/**
 * A clock that stood at `startAt` when it was made and runs on from there (`CLOCK_START`).
 * `source` gives the real time that passes.
 */
export function createOffsetClock(startAt: Date, source: Clock = systemClock): Clock {
  const offsetMs = startAt.getTime() - source.now().getTime();
  return { now: () => new Date(source.now().getTime() + offsetMs) };
}
