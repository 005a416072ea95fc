import { openDatabase } from '../../../src/storage/open-database.js';
import { describeClaiming } from '../../contracts/outbox/claim-contract.js';
import { describeEnqueueing } from '../../contracts/outbox/enqueue-contract.js';
import { describeOperation } from '../../contracts/outbox/operate-contract.js';
import { describeRecording } from '../../contracts/outbox/record-contract.js';

const openEmpty = () => openDatabase('sqlite::memory:');

describeEnqueueing('SQLite', openEmpty);
describeClaiming('SQLite', openEmpty);
describeRecording('SQLite', openEmpty);
describeOperation('SQLite', openEmpty);
