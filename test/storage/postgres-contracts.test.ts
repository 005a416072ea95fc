import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { describeClaiming } from '../contracts/outbox/claim-contract.js';
import { describeEnqueueing } from '../contracts/outbox/enqueue-contract.js';
import { describeOperation } from '../contracts/outbox/operate-contract.js';
import { describeRecording } from '../contracts/outbox/record-contract.js';
import { describeAdminStores } from '../contracts/storage/admin-stores-contract.js';
import { describeAmendmentStores } from '../contracts/storage/amendment-stores-contract.js';
import { describeChatStores } from '../contracts/storage/chat-stores-contract.js';
import { describeClaimStore } from '../contracts/storage/claim-store-contract.js';
import { describeRegisterStore } from '../contracts/storage/register-store-contract.js';
import { describeUpdateJournal } from '../contracts/storage/update-journal-contract.js';
import {
  POSTGRES_MISSING,
  startPostgres,
  type PostgresServer,
} from '../fakes/postgres/start-postgres.js';

if (POSTGRES_MISSING !== null) process.stderr.write(`${POSTGRES_MISSING}\n`);

describe.skipIf(POSTGRES_MISSING !== null)('on a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  let url: string | null = null;
  /** Emptied between tests: making all tables anew each time would take most of the time. */
  const openEmpty = async (): Promise<Database> => {
    if (url === null) return openDatabase((url = await server.createDatabase()));
    const database = await openDatabase(url);
    await database.run(async (knex) => {
      const tables = await knex('pg_tables')
        .whereRaw('schemaname = current_schema()')
        .whereNot('tablename', 'schema_migrations')
        .pluck<string[]>('tablename');
      const sequences = await knex('pg_sequences')
        .whereRaw('schemaname = current_schema()')
        .pluck<string[]>('sequencename');
      // Not truncated: that writes every file anew.
      const statements = [
        ...['register_state', ...tables].map((table) => `delete from ${table}`),
        ...sequences.map((sequence) => `alter sequence ${sequence} restart`),
      ];
      await knex.raw(statements.join('; '));
      await knex('register_state').insert({ id: 1, last_version: 0, active_version: null });
    });
    return database;
  };

  describeRegisterStore('PostgreSQL', openEmpty);
  describeChatStores('PostgreSQL', openEmpty);
  describeUpdateJournal('PostgreSQL', openEmpty);
  describeClaimStore('PostgreSQL', openEmpty);
  describeAdminStores('PostgreSQL', openEmpty);
  describeAmendmentStores('PostgreSQL', openEmpty);
  describeEnqueueing('PostgreSQL', openEmpty);
  describeClaiming('PostgreSQL', openEmpty);
  describeRecording('PostgreSQL', openEmpty);
  describeOperation('PostgreSQL', openEmpty);
});
