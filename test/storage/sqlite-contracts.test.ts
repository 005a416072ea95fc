import { openDatabase } from '../../src/storage/open-database.js';
import { describeRegisterStore } from '../contracts/storage/register-store-contract.js';

const openEmpty = () => openDatabase('sqlite::memory:');

describeRegisterStore('SQLite', openEmpty);
