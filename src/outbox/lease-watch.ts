import type { Scheduler } from '../domain/scheduler.js';
import type { Worker } from './outbox-store.js';

/** Beats a living process makes within one lease. */
export const BEATS_PER_LEASE = 4;

/** `Recovered` is what taking back what a dead process held comes to. */
export interface LeaseWatchDeps<Recovered> {
  /** The own worker, which is not watched; null where it is not among those listed. */
  readonly worker: string | null;
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
  /** Resolves when nothing is looked at any more. Idempotent; never rejects. */
  stop(): Promise<void>;
}

export function createLeaseWatch<Recovered>(deps: LeaseWatchDeps<Recovered>): LeaseWatch {
  const { scheduler } = deps;
  const missed = new Map<string, { beat: number; times: number }>();
  const running = new Set<Promise<void>>();
  let cancel: (() => void) | null = null;
  let isStopped = false;

  const check = async (isBeatDue: boolean): Promise<void> => {
    if (isStopped) return;
    const others = (await deps.listWorkers()).filter((one) => one.worker !== deps.worker);
    for (const name of missed.keys())
      if (!others.some((one) => one.worker === name)) missed.delete(name);
    for (const one of others) {
      // Stopped between two of them, nothing more is taken back.
      if (isStopped) return;
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
        void begin(true).catch(deps.onFault);
      });
  };

  /** Kept in sight until it ends, so that a stop can wait for it. */
  const begin = (isBeatDue: boolean): Promise<void> => {
    const checking = check(isBeatDue);
    const ended = checking.then(
      () => void running.delete(ended),
      () => void running.delete(ended),
    );
    running.add(ended);
    return checking;
  };

  return {
    look: () => begin(false),
    stop: async () => {
      isStopped = true;
      cancel?.();
      cancel = null;
      await Promise.all(running);
    },
  };
}
