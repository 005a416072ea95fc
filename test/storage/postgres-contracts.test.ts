import { afterAll, beforeAll, describe } from 'vitest';
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

  const openEmpty = async () => openDatabase(await server.createDatabase());

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
