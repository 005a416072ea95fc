import { openDatabase } from '../../src/storage/open-database.js';
import { describeAdminStores } from '../contracts/storage/admin-stores-contract.js';
import { describeAmendmentStores } from '../contracts/storage/amendment-stores-contract.js';
import { describeChatStores } from '../contracts/storage/chat-stores-contract.js';
import { describeClaimStore } from '../contracts/storage/claim-store-contract.js';
import { describeRegisterStore } from '../contracts/storage/register-store-contract.js';
import { describeUpdateJournal } from '../contracts/storage/update-journal-contract.js';

const openEmpty = () => openDatabase('sqlite::memory:');

describeRegisterStore('SQLite', openEmpty);
describeChatStores('SQLite', openEmpty);
describeUpdateJournal('SQLite', openEmpty);
describeClaimStore('SQLite', openEmpty);
describeAdminStores('SQLite', openEmpty);
describeAmendmentStores('SQLite', openEmpty);
