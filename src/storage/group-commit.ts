import type { Knex } from 'knex';
import type { Database } from './database.js';

/** Works of one transaction at most: it stays short, whatever piles up. */
const MOST_TOGETHER = 100;

interface Waiting {
  readonly run: (trx: Knex) => Promise<void>;
  readonly fail: (error: unknown) => void;
  readonly settle: () => void;
}

/**
 * Runs small writes that are asked for at the same moment in one transaction: each commit waits for
 * the disk, and blocks everything else meanwhile. A write resolves when it is committed. Each works
 * as in `Database.transact`; where one throws, all are run again on their own, so that none
 * suffers from another.
 */
export function createGroupCommit(
  database: Database,
): <T>(work: (trx: Knex) => Promise<T>) => Promise<T> {
  let queue: Waiting[] = [];

  const runAlone = async (one: Waiting): Promise<void> => {
    try {
      await database.transact(one.run);
      one.settle();
    } catch (error) {
      one.fail(error);
    }
  };

  const runTogether = async (all: readonly Waiting[]): Promise<void> => {
    try {
      await database.transact(async (trx) => {
        for (const one of all) await one.run(trx);
      });
    } catch {
      // At once: where the database is locked they wait for it together.
      await Promise.all(all.map(runAlone));
      return;
    }
    for (const one of all) one.settle();
  };

  const flush = (): void => {
    const all = queue;
    queue = [];
    for (let from = 0; from < all.length; from += MOST_TOGETHER)
      void runTogether(all.slice(from, from + MOST_TOGETHER));
  };

  return <T>(work: (trx: Knex) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      let result: T;
      queue.push({
        run: async (trx) => {
          result = await work(trx);
        },
        settle: () => resolve(result),
        fail: reject,
      });
      if (queue.length === 1) setImmediate(flush);
    });
}
