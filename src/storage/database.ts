import { setTimeout as wait } from 'node:timers/promises';
import type { Knex } from 'knex';
import { StorageError } from '../domain/errors.js';
import type { Dialect } from './dialect.js';

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
  /** Throws where the database does not answer. */
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

/** Wraps a knex instance with patience for locks and with errors that say what to do. */
export function createDatabase(
  knex: Knex,
  dialect: Dialect,
  { pause = wait }: DatabaseOptions = {},
): Database {
  const attempt = async <T>(work: () => Promise<T>): Promise<T> => {
    let pauseMs = FIRST_PAUSE_MS;
    for (let waitedMs = 0; ; waitedMs += pauseMs, pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS))
      try {
        return await work();
      } catch (error) {
        if (!dialect.isTransient(error) || waitedMs >= LOCK_PATIENCE_MS) {
          const explanation = error instanceof StorageError ? null : dialect.explain(error);
          throw explanation === null ? error : new StorageError(explanation, { cause: error });
        }
        await pause(pauseMs);
      }
  };

  return {
    subject: dialect.subject,
    derivedFolder: dialect.derivedFolder,
    lockForClaim: (query) => dialect.lockForClaim(query),
    run: (work) => attempt(() => work(knex)),
    transact: (work) => attempt(() => knex.transaction((trx) => work(trx))),
    check: async () => {
      await attempt(async () => {
        await knex.select(knex.raw('1'));
      });
    },
    close: () => knex.destroy(),
  };
}
