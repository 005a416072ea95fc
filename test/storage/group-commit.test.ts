import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/storage/database.js';
import { createGroupCommit } from '../../src/storage/group-commit.js';
import { openDatabase } from '../../src/storage/open-database.js';

describe('createGroupCommit', () => {
  let database: Database;
  let transactions: number;

  beforeEach(async () => {
    const opened = await openDatabase('sqlite::memory:');
    transactions = 0;
    database = {
      ...opened,
      transact: (work) => {
        transactions += 1;
        return opened.transact(work);
      },
    };
  });
  afterEach(() => database.close());

  const insert =
    (channel: string) => async (trx: Parameters<Parameters<Database['run']>[0]>[0]) => {
      await trx('usage').insert({ channel, month: '2024-07', total: 1 });
      return channel;
    };
  const channels = async () =>
    (await database.run((knex) => knex<{ channel: string }>('usage').orderBy('channel'))).map(
      (row) => row.channel,
    );

  it('commits what is asked for at the same moment together, each with its own result', async () => {
    const commit = createGroupCommit(database);
    const results = await Promise.all(['a', 'b', 'c'].map((name) => commit(insert(name))));
    expect(results).toEqual(['a', 'b', 'c']);
    expect(transactions).toBe(1);
    expect(await commit(insert('d'))).toBe('d');
    expect(transactions).toBe(2);
    expect(await channels()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('lets none suffer from another that fails', async () => {
    const commit = createGroupCommit(database);
    const results = await Promise.allSettled([
      commit(insert('a')),
      commit(() => Promise.reject(new Error('no'))),
      commit(insert('a')),
      commit(insert('b')),
    ]);
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    expect(await channels()).toEqual(['a', 'b']);
  });

  it('keeps a transaction short, however much piles up', async () => {
    const commit = createGroupCommit(database);
    await Promise.all(Array.from({ length: 250 }, (_, index) => commit(insert(`k${index}`))));
    expect(transactions).toBe(3);
    expect(await channels()).toHaveLength(250);
  });
});
