/** Work in lanes: one after another within a lane, lanes side by side up to a limit. */
export interface UpdateLanes {
  /** Never runs before earlier work of the same lane is done. `work` must not reject. */
  add(lane: string, work: () => Promise<void>): void;
  /** Queued and running. */
  size(): number;
  /** Resolves with the free places as soon as fewer than `most` are taken. */
  roomBelow(most: number): Promise<number>;
  /** Resolves when nothing is queued or running. */
  idle(): Promise<void>;
  /** Drops what has not begun. */
  dropQueued(): void;
}

/**
 * Lanes for updates by chat. A lane with much queued takes one place at a time, so that a flood in
 * one chat does not keep the others waiting (grammY runner's `sequentialize` would: an update that
 * waits for its chat counts as running there).
 */
export function createUpdateLanes(concurrency: number): UpdateLanes {
  const queues = new Map<string, (() => Promise<void>)[]>();
  /** Lanes with work and nothing running, in the order they became ready. */
  const ready: string[] = [];
  let running = 0;
  let taken = 0;
  let watchers: (() => void)[] = [];

  const notify = (): void => {
    const due = watchers;
    watchers = [];
    for (const watch of due) watch();
  };

  const run = async (lane: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } finally {
      running -= 1;
      taken -= 1;
      if ((queues.get(lane)?.length ?? 0) > 0) ready.push(lane);
      else queues.delete(lane);
      pump();
      notify();
    }
  };

  const pump = (): void => {
    while (running < concurrency) {
      const lane = ready.shift();
      if (lane === undefined) return;
      const work = queues.get(lane)?.shift();
      if (!work) continue;
      running += 1;
      void run(lane, work);
    }
  };

  const until = (isMet: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const watch = (): void => {
        if (isMet()) resolve();
        else watchers.push(watch);
      };
      watch();
    });

  return {
    add: (lane, work) => {
      taken += 1;
      const queue = queues.get(lane);
      if (queue) queue.push(work);
      else {
        queues.set(lane, [work]);
        ready.push(lane);
      }
      pump();
    },
    size: () => taken,
    roomBelow: async (most) => {
      await until(() => taken < most);
      return most - taken;
    },
    idle: () => until(() => taken === 0),
    dropQueued: () => {
      for (const queue of queues.values()) taken -= queue.splice(0).length;
      notify();
    },
  };
}
