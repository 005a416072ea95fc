import type { Meter } from './benchmark.js';
import { percentile } from './percentile.js';

export interface Latency {
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Runs `act` once on each input, after one uncounted round, and reads how long each run took. */
export function measureLatency<T>(
  inputs: readonly T[],
  act: (input: T) => unknown,
  meter: Pick<Meter, 'now'>,
): Latency {
  for (const input of inputs) act(input);
  const times = inputs.map((input) => {
    const startedAt = meter.now();
    act(input);
    return meter.now() - startedAt;
  });
  return {
    medianMs: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    maxMs: percentile(times, 1),
  };
}
