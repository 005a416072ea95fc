import { execFile, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { tmpdir, userInfo } from 'node:os';
import { promisify } from 'node:util';
import pg from 'pg';

const INSTALLED = '/usr/lib/postgresql';
const SERVER_USER = 'postgres';
/** Well above what a loaded machine takes to start a server. */
const START_TRIES = 300;
const TRY_EVERY_MS = 100;

/** A PostgreSQL server of its own on loopback, in a folder that goes with it. */
export interface PostgresServer {
  readonly port: number;
  /** The address of a schema of its own: an empty database to the program. */
  createDatabase(): Promise<string>;
  /** Runs a statement as the operator. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  stop(): Promise<void>;
  /** Ends the server at once, for a program that is about to end itself. */
  kill(): void;
}

/** The folder of Debian's server programs, the newest version; null where none is installed. */
function findPrograms(): string | null {
  if (!existsSync(INSTALLED)) return null;
  const versions = readdirSync(INSTALLED)
    .filter((name) => existsSync(join(INSTALLED, name, 'bin', 'initdb')))
    .toSorted((a, b) => Number(b) - Number(a));
  return versions[0] === undefined ? null : join(INSTALLED, versions[0], 'bin');
}

const PROGRAMS = findPrograms();

/** Ids of the user a server runs as where we are root, which PostgreSQL refuses; null: as we are. */
function findServerUser(): { uid: number; gid: number } | null {
  if (userInfo().uid !== 0) return null;
  const idOf = (flag: string) =>
    Number(execFileSync('id', [flag, SERVER_USER], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Why no server can be started here, in words; null where one can. */
export const POSTGRES_MISSING: string | null =
  PROGRAMS === null
    ? 'PostgreSQL is not installed (apt-get install postgresql): its tests are skipped'
    : null;

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server that keeps nothing through a power cut: quick, and for tests alone. */
export async function startPostgres(): Promise<PostgresServer> {
  if (PROGRAMS === null) throw new Error(POSTGRES_MISSING ?? '');
  const user = findServerUser();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...user };
  const initArgs = ['-D', data, '-U', SERVER_USER, '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8'];
  await promisify(execFile)(join(PROGRAMS, 'initdb'), [...initArgs, '--no-sync'], options);

  const port = await findFreePort();
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'autovacuum=off',
    'max_connections=200',
    'shared_buffers=32MB',
  ].flatMap((setting) => ['-c', setting]);
  const server = spawn(
    join(PROGRAMS, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, ...settings],
    { ...options, stdio: 'ignore' },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const address = `postgres://${SERVER_USER}@127.0.0.1:${port}/postgres`;

  const connect = async (): Promise<pg.Client> => {
    for (let tries = 1; ; tries += 1) {
      const client = new pg.Client({ connectionString: address });
      try {
        await client.connect();
        return client;
      } catch (error) {
        if (tries >= START_TRIES || server.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, TRY_EVERY_MS));
      }
    }
  };
  const operator = await connect();
  operator.on('error', () => undefined);
  let count = 0;
  return {
    port,
    createDatabase: async () => {
      count += 1;
      const schema = `suite_${count}`;
      await operator.query(`create schema ${schema}`);
      return `${address}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
    },
    query: async (sql) => (await operator.query<Record<string, unknown>>(sql)).rows,
    kill: () => void server.kill('SIGQUIT'),
    stop: async () => {
      await operator.end().catch(() => undefined);
      // At once, open connections or not.
      server.kill('SIGQUIT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
