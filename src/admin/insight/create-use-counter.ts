import type { ChannelName } from '../../domain/chat.js';
import type { Clock } from '../../domain/clock.js';
import type { DailyUse, DailyUseStore } from '../../domain/daily-use.js';
import { localDateAt, type LocalDate } from '../../domain/local-date.js';

/** Counts questions per day, channel and intent: no texts, no persons. */
export interface UseCounter {
  /** Cheap; never waits for the database. */
  count(channel: ChannelName, intent: string, isRefused: boolean): void;
  /** What is counted so far, from that day on; oldest first. */
  list(from: LocalDate): Promise<readonly DailyUse[]>;
  /** Writes down what is counted; before the end. */
  flush(): Promise<void>;
}

/** At most this much of the counts is lost where the process dies. */
const FLUSH_EVERY_MS = 30_000;

/**
 * Collects counts in memory and writes them together: a write for every question would cost a disk
 * sync each. `onFault` is told where writing fails; the counts are then kept for the next time.
 */
export function createUseCounter(
  store: DailyUseStore,
  clock: Clock,
  timeZone: string,
  onFault: (error: unknown) => void,
): UseCounter {
  const pending = new Map<string, DailyUse>();
  let flushedAtMs = clock.now().getTime();
  let writing: Promise<void> = Promise.resolve();

  const add = (use: DailyUse): void => {
    const key = `${use.on} ${use.channel} ${use.intent}`;
    const known = pending.get(key);
    pending.set(key, {
      ...use,
      questions: use.questions + (known?.questions ?? 0),
      refused: use.refused + (known?.refused ?? 0),
    });
  };

  const write = async (): Promise<void> => {
    const uses = [...pending.values()];
    if (uses.length === 0) return;
    pending.clear();
    try {
      await store.add(uses);
    } catch (error) {
      for (const use of uses) add(use);
      onFault(error);
    }
  };

  const flush = (): Promise<void> => {
    flushedAtMs = clock.now().getTime();
    writing = writing.then(write);
    return writing;
  };

  return {
    count: (channel, intent, isRefused) => {
      const on = localDateAt(clock.now(), timeZone);
      add({ on, channel, intent, questions: 1, refused: isRefused ? 1 : 0 });
      if (clock.now().getTime() - flushedAtMs >= FLUSH_EVERY_MS) void flush();
    },
    list: async (from) => {
      await flush();
      return store.list(from);
    },
    flush,
  };
}
