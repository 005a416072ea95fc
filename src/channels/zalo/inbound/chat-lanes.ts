/** Runs jobs of one chat in order, those of different chats side by side. */
export interface ChatLanes {
  /** Queues a job; `job` must not reject. */
  run(chat: string, job: () => Promise<void>): void;
  /** Jobs queued or running. */
  size(): number;
  /** Resolves when nothing is queued or running any more. */
  drained(): Promise<void>;
}

/** Lanes in memory; a chat without jobs takes none. */
export function createChatLanes(): ChatLanes {
  const lanes = new Map<string, Promise<void>>();
  let jobs = 0;
  return {
    run: (chat, job) => {
      jobs += 1;
      const before = lanes.get(chat) ?? Promise.resolve();
      const lane = before.then(job).finally(() => {
        jobs -= 1;
        if (lanes.get(chat) === lane) lanes.delete(chat);
      });
      lanes.set(chat, lane);
    },
    size: () => jobs,
    drained: async () => {
      while (lanes.size > 0) await Promise.allSettled(lanes.values());
    },
  };
}
