import type { Clock } from '../domain/clock.js';
import type { ChatStore } from '../domain/ports.js';

/** What is kept for a time, as the database holds it. */
export interface RetentionStore {
  /** Removes what its rules keep no longer at `now`; how many rows, by table. */
  prune(now: Date): Promise<Readonly<Record<string, number>>>;
  /** Keys of chats of which nothing is to be kept any more. */
  listForgotten(now: Date): Promise<readonly string[]>;
}

export interface HousekeeperDeps {
  readonly store: RetentionStore;
  readonly chats: Pick<ChatStore, 'erase'>;
  /** What is old is judged by the assistant's clock. */
  readonly clock: Clock;
  /** Real time between two runs. */
  readonly timer: { after(delayMs: number, run: () => void): () => void };
  /** Told of rows removed by table, and chats forgotten; of nothing where there were none. */
  readonly onDone: (removed: Readonly<Record<string, number>>, chats: number) => void;
  readonly onFault: (error: unknown) => void;
}

export interface Housekeeper {
  start(): void;
  /** Waits for a run under way. Idempotent. */
  stop(): Promise<void>;
}

const DAY_MS = 86_400_000;
/** Not with everything else that happens at a start. */
const FIRST_AFTER_MS = 60_000;

/** Removes once a day what is kept no longer. A run that fails is made up for the next day. */
export function createHousekeeper(deps: HousekeeperDeps): Housekeeper {
  let cancel: (() => void) | null = null;
  let running: Promise<void> = Promise.resolve();
  let isStopped = false;

  const run = async (): Promise<void> => {
    try {
      const now = deps.clock.now();
      const removed = await deps.store.prune(now);
      const forgotten = await deps.store.listForgotten(now);
      for (const key of forgotten) await deps.chats.erase(key);
      const isAnything = forgotten.length > 0 || Object.values(removed).some((count) => count > 0);
      if (isAnything) deps.onDone(removed, forgotten.length);
    } catch (error) {
      deps.onFault(error);
    }
  };
  const plan = (delayMs: number): void => {
    cancel = deps.timer.after(delayMs, () => {
      running = run();
      if (!isStopped) plan(DAY_MS);
    });
  };
  return {
    start: () => {
      if (cancel === null && !isStopped) plan(FIRST_AFTER_MS);
    },
    stop: async () => {
      isStopped = true;
      cancel?.();
      await running;
    },
  };
}
