import type { Scheduler } from '../domain/scheduler.js';
import type { Worker } from './outbox-store.js';

/** Beats a living process makes within one lease. */
export const BEATS_PER_LEASE = 4;

/** `Recovered` is what taking back what a dead process held comes to. */
export interface LeaseWatchDeps<Recovered> {
  /** The own worker, which is not watched. */
  readonly worker: string;
  readonly listWorkers: () => Promise<readonly Worker[]>;
  readonly recover: (dead: Worker) => Promise<Recovered | null>;
  readonly onRecovered: (recovered: Recovered) => void;
  readonly onFault: (error: unknown) => void;
  readonly scheduler: Scheduler;
  readonly leaseMs: number;
}

/**
 * Finds processes that died holding items. One is dead when its beat stood still for a whole lease,
 * measured with timers alone: a clock that jumps, or a machine that slept, makes nobody look dead.
 */
export interface LeaseWatch {
  /** Looks for other processes, and watches them for as long as there are any. */
  look(): Promise<void>;
  stop(): void;
}

export function createLeaseWatch<Recovered>(deps: LeaseWatchDeps<Recovered>): LeaseWatch {
  const { scheduler } = deps;
  const missed = new Map<string, { beat: number; times: number }>();
  let cancel: (() => void) | null = null;
  let isStopped = false;

  const check = async (isBeatDue: boolean): Promise<void> => {
    const others = (await deps.listWorkers()).filter((one) => one.worker !== deps.worker);
    for (const name of missed.keys())
      if (!others.some((one) => one.worker === name)) missed.delete(name);
    for (const one of others) {
      const known = missed.get(one.worker);
      if (known?.beat !== one.beat) missed.set(one.worker, { beat: one.beat, times: 0 });
      else if (isBeatDue) known.times += 1;
      if ((known?.times ?? 0) < BEATS_PER_LEASE || known?.beat !== one.beat) continue;
      missed.delete(one.worker);
      const recovered = await deps.recover(one);
      if (recovered !== null) deps.onRecovered(recovered);
    }
    if (missed.size > 0 && !isStopped)
      cancel ??= scheduler.after(deps.leaseMs / BEATS_PER_LEASE, () => {
        cancel = null;
        void check(true).catch(deps.onFault);
      });
  };

  return {
    look: () => check(false),
    stop: () => {
      isStopped = true;
      cancel?.();
      cancel = null;
    },
  };
}
