import type { Knex } from 'knex';
import type { Peers, Topic } from './peers.js';

/**
 * What differs between database engines, in one place per engine; repositories use portable SQL
 * only. To add an engine, write its dialect and name its URL scheme in `openDatabase`.
 */
export interface Dialect {
  /** How messages name the database: a path or a host, never a password. */
  readonly subject: string;
  readonly knexConfig: Knex.Config;
  /** Folder for what is derived from the database and written anew where it is lost. */
  readonly derivedFolder: string;
  /** How a transaction is begun whose reads all see the database as of one moment. */
  readonly snapshotConfig: Knex.TransactionConfig;
  /** Makes what must exist before the first connection (the file's folder). */
  prepare(): Promise<void>;
  /**
   * Locks the rows a claim selects and passes over those another process is claiming, where the
   * engine lets several write at once; elsewhere the query as it is.
   */
  lockForClaim<Query extends Knex.QueryBuilder>(query: Query): Query;
  /** Whether the same work may succeed when tried again shortly: locked, serialization failure. */
  isTransient(error: unknown): boolean;
  /** Whether nothing can be written while reading still works: the disk is full, all is read-only. */
  isUnwritable(error: unknown): boolean;
  /** A Vietnamese sentence on what is wrong and what to do; null for an error that is no driver's. */
  explain(error: unknown): string | null;
  /** Tells the processes on this database of `topic` once `trx` commits; nothing without peers. */
  announce(trx: Knex, topic: Topic): Promise<void>;
  /** Null where the engine serves the processes of one machine, which look for themselves. */
  readonly peers: Peers | null;
}

const ignore = (): void => undefined;

/** For every dialect's `knexConfig`: knex would print to standard output, and all of it is thrown too. */
export const SILENT_LOG = { warn: ignore, error: ignore, deprecate: ignore, debug: ignore };
