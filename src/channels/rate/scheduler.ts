import type { Scheduler } from '../../domain/scheduler.js';

/** The real time, for `app.ts`; everything else is given a scheduler. */
export const systemScheduler: Scheduler = {
  nowMs: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Thrown by what waits when its signal is aborted: the channel is stopping. */
export class StoppedError extends Error {
  constructor() {
    super('stopped');
    this.name = 'StoppedError';
  }
}

/** Waits `delayMs`; rejects with a StoppedError as soon as `signal` is aborted. */
export function sleep(scheduler: Scheduler, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new StoppedError());
    const onAbort = (): void => {
      cancel();
      reject(new StoppedError());
    };
    const cancel = scheduler.after(delayMs, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** Resolves when `work` does, or after `ms`: for what must end in time. `work` must not reject. */
export function withinMs(work: Promise<void>, ms: number, scheduler: Scheduler): Promise<void> {
  return new Promise((resolve) => {
    const cancel = scheduler.after(ms, resolve);
    void work.then(() => {
      cancel();
      resolve();
    });
  });
}
