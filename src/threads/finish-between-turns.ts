import { setImmediate } from 'node:timers/promises';
import { finishInSlices, type Steps } from '../domain/steps.js';

/** Work between two pauses; the longest single step takes about twice as long. */
const SLICE_MS = 4;

/** Runs the work in slices of some milliseconds: questions do not wait for it. */
export function finishBetweenTurns<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  return finishInSlices(
    steps,
    () => performance.now() - since >= SLICE_MS,
    async () => {
      await setImmediate();
      since = performance.now();
    },
  );
}
