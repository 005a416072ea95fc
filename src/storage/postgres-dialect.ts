import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { StorageError } from '../domain/errors.js';
import { SILENT_LOG, type Dialect } from './dialect.js';
import { explainPostgres, isTransientPostgres, isUnwritablePostgres } from './postgres-errors.js';
import { createPostgresPeers, NOTICE_CHANNEL } from './postgres-peers.js';

/** Connections of one process; a server takes 100 by default, so some ten processes fit. */
const MOST_CONNECTIONS = 8;

/** How long a server may take to answer at all before the try counts as failed. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Object ids of bigint and numeric in PostgreSQL's catalogue: counts and sums. */
const NUMBERS: ReadonlySet<number> = new Set([20, 1700]);

/**
 * Counts come as numbers, as from SQLite: none of ours comes near 2^53. Set per connection, since
 * the driver's own table is shared by whoever else uses it.
 */
const getTypeParser = (id: number, format?: string): ((value: never) => unknown) =>
  NUMBERS.has(id)
    ? Number
    : (pg.types.getTypeParser(id, format as 'text') as (value: never) => unknown);

const NULL_CHARACTER = '\u0000';

const withoutNull = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll(NULL_CHARACTER, '\uFFFD') : value;

/**
 * The server takes every character in a text but the null character, which anybody can type into a
 * forged message: it goes in as the sign for what cannot be shown. Neither driver nor knex has a
 * place for this but the connection.
 */
function dropNullCharacters(
  connection: pg.Client,
  done: (error: Error | null, connection: pg.Client) => void,
): void {
  const query = connection.query.bind(connection) as (...args: unknown[]) => unknown;
  connection.query = ((config: unknown, ...rest: unknown[]) => {
    const isBound =
      typeof config === 'object' &&
      config !== null &&
      'values' in config &&
      Array.isArray(config.values);
    return query(
      isBound ? { ...config, values: (config.values as unknown[]).map(withoutNull) } : config,
      ...rest,
    );
  }) as typeof connection.query;
  done(null, connection);
}

/** How messages name the database; throws a StorageError that repeats nothing of a bad address. */
function subjectOf(url: string): string {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const host = hostname === '' ? (searchParams.get('host') ?? 'localhost') : hostname;
    return `PostgreSQL ${host}:${port === '' ? '5432' : port}${decodeURIComponent(pathname)}`;
  } catch (error) {
    throw new StorageError(
      'DATABASE_URL: địa chỉ PostgreSQL không đúng dạng postgres://người-dùng:mật-khẩu@máy:5432/tên-cơ-sở-dữ-liệu (ký tự đặc biệt trong mật khẩu viết dạng %40).',
      // The driver's error repeats the address, and the password with it.
      { cause: error instanceof Error ? error.name : undefined },
    );
  }
}

/** PostgreSQL through pg. `url` is `postgres://user:password@host:port/database?options`. */
export function createPostgresDialect(url: string): Dialect {
  const subject = subjectOf(url);
  const connection = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'task-assistant',
    types: { getTypeParser },
  };
  const digest = createHash('sha256').update(subject).digest('hex').slice(0, 12);

  return {
    subject,
    derivedFolder: join(tmpdir(), `task-assistant-${digest}`),
    knexConfig: {
      client: 'pg',
      connection,
      // Error messages then carry no bound values, which may be what a user typed.
      compileSqlOnError: false,
      log: SILENT_LOG,
      pool: {
        min: 0,
        max: MOST_CONNECTIONS,
        afterCreate: dropNullCharacters,
        // A wrong password or a server that is away says so at once, not after a minute of trying.
        propagateCreateError: true,
      },
    },
    snapshotConfig: { isolationLevel: 'repeatable read', readOnly: true },
    prepare: () => Promise.resolve(),
    lockForClaim: (query) => query.forUpdate().skipLocked() as typeof query,
    isTransient: isTransientPostgres,
    isUnwritable: isUnwritablePostgres,
    explain: (error) => explainPostgres(error, subject),
    // Sent when the transaction commits, and only then.
    announce: async (trx, topic) => {
      await trx.raw('select pg_notify(?, ?)', [NOTICE_CHANNEL, topic]);
    },
    peers: createPostgresPeers(connection),
  };
}
