import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { StorageError } from '../domain/errors.js';
import type { Dialect } from './dialect.js';
import type { Peers } from './peers.js';

/** The database as repositories see it. Every failure is a StorageError in Vietnamese. */
export interface Database {
  /** How messages name it; holds no secret. */
  readonly subject: string;
  /** Folder for what is derived from the database and written anew where it is lost. */
  readonly derivedFolder: string;
  readonly lockForClaim: Dialect['lockForClaim'];
  /** Runs one statement, or several reads that need not agree with each other. */
  run<T>(work: (knex: Knex) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction, again from the start where a lock came in between: it must do
   * nothing but read and write through `trx`. Never await a network call in it.
   */
  transact<T>(work: (trx: Knex) => Promise<T>): Promise<T>;
  /** Reads that agree with each other: all see the database as of one moment. Writes nothing. */
  snapshot<T>(read: (trx: Knex) => Promise<T>): Promise<T>;
  /** See `Dialect.announce`. */
  readonly announce: Dialect['announce'];
  readonly peers: Peers | null;
  /**
   * Throws where the database does not answer; once something could not be written (a full disk),
   * also for as long as a trial shows that nothing can.
   */
  check(): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** How long work is tried again while another process holds a lock. */
const LOCK_PATIENCE_MS = 15_000;
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 500;

/** What `createDatabase` takes from outside; replaced in tests. */
export interface DatabaseOptions {
  /** Waits between two tries; the default really waits. */
  readonly pause?: (pauseMs: number) => Promise<unknown>;
}

/**
 * Wraps a knex instance with patience for locks and with errors that say what to do. Of everything
 * that waits for a lock one at a time tries again: the driver blocks for a moment with each try, and
 * dozens that did so in turn would leave no time for anything else.
 */
export function createDatabase(
  knex: Knex,
  dialect: Dialect,
  { pause = wait }: DatabaseOptions = {},
): Database {
  /** Ends when nobody waits for a lock any more. */
  let lastTurn: Promise<void> = Promise.resolve();
  let waitingCount = 0;
  /** Waited for locks since the start, by whoever had the turn: it counts for all who wait. */
  let waitedMs = 0;

  /** Something could not be written, and no trial has shown since that it can. */
  let isUnwritable = false;

  const explained = (error: unknown): unknown => {
    if (dialect.isUnwritable(error)) isUnwritable = true;
    const explanation = error instanceof StorageError ? null : dialect.explain(error);
    return explanation === null ? error : new StorageError(explanation, { cause: error });
  };

  const tryAgain = async <T>(
    work: () => Promise<T>,
    isFirst: boolean,
    sinceMs: number,
  ): Promise<T> => {
    let pauseMs = isFirst ? FIRST_PAUSE_MS : 0;
    for (;;) {
      if (pauseMs > 0) await pause(pauseMs);
      waitedMs += pauseMs;
      try {
        return await work();
      } catch (error) {
        if (!dialect.isTransient(error) || waitedMs - sinceMs >= LOCK_PATIENCE_MS)
          throw explained(error);
      }
      pauseMs = Math.min(Math.max(pauseMs * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS);
    }
  };

  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!dialect.isTransient(error)) throw explained(error);
    }
    const isFirst = waitingCount === 0;
    waitingCount += 1;
    const [before, sinceMs] = [lastTurn, waitedMs];
    const turn = (async (): Promise<T> => {
      await before;
      return tryAgain(work, isFirst, sinceMs);
    })();
    lastTurn = turn.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await turn;
    } finally {
      waitingCount -= 1;
    }
  };

  return {
    subject: dialect.subject,
    derivedFolder: dialect.derivedFolder,
    lockForClaim: (query) => dialect.lockForClaim(query),
    run: (work) => attempt(() => work(knex)),
    transact: (work) => attempt(() => knex.transaction((trx) => work(trx))),
    snapshot: (read) => attempt(() => knex.transaction((trx) => read(trx), dialect.snapshotConfig)),
    announce: (trx, topic) => dialect.announce(trx, topic),
    peers: dialect.peers,
    check: async () => {
      await attempt(async () => {
        await knex.select(knex.raw('1'));
      });
      if (!isUnwritable) return;
      // A row written as it is goes to the disk all the same.
      await attempt(() => knex('register_state').update({ id: knex.ref('id') }));
      isUnwritable = false;
    },
    close: () => knex.destroy(),
  };
}
