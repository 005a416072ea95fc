/**
 * Work cut into steps: between two of them the event loop may serve others. Written once as a
 * generator, run in one go where nobody waits and in slices where somebody does.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs the work to its end in one go. */
export function finishNow<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Runs the work, pausing wherever `isPauseDue` says so between two steps (after some milliseconds of
 * work, say).
 */
export async function finishInSlices<T>(
  steps: Steps<T>,
  isPauseDue: () => boolean,
  pause: () => Promise<unknown>,
): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (isPauseDue()) await pause();
  }
}
