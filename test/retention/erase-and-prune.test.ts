import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CONVERSATION_DAYS,
  GONE_CHAT_DAYS,
  RETENTION_RULES,
  SILENT_CHAT_DAYS,
} from '../../src/retention/retention-rules.js';
import { REFUSED_CHATS } from '../../src/domain/ports.js';
import { CHAT_TABLES } from '../../src/storage/chats/chat-tables.js';
import { createChatStore } from '../../src/storage/chats/create-chat-store.js';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open-database.js';
import {
  createPersonEraser,
  ERASED_PERSON,
} from '../../src/storage/retention/create-person-eraser.js';
import { createRetentionStore } from '../../src/storage/retention/create-retention-store.js';

const NOW = new Date('2024-07-15T02:00:00Z');
const OWN = 'telegram:7';
const OTHER = 'telegram:8';
const daysAgo = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString();

/** Tables without a row of a chat's or a person's own, each for a reason. */
const WITHOUT_CHAT_DATA: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['versions', 'register_state', 'documents', 'sections', 'agencies', 'tasks'],
      ...['task_events', 'indicators', 'observations', 'inconsistencies', 'stated_lists', 'terms'],
      ...['legal_references', 'schema_migrations'],
    ].map((name) => [name, 'what public documents say']),
  ),
  update_journal: 'of a chat only that it was refused, which goes with it',
  usage: 'counts by month',
  daily_use: 'counts by day',
  amendments: 'who changed the register answers for it',
  editors: 'appointed and dismissed by name',
  audit_log: 'who changed what outlives the chat it was typed in',
  outbox_workers: 'processes',
  update_owners: 'processes',
  outbox_holds: 'channels',
};

/**
 * Every column of the tables above that are not made from documents: a new one has to be put here,
 * and thought about. Those that name a person are of who answers for the register, and stay.
 */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  update_journal: [
    ...['channel', 'handled_at', 'id', 'owner', 'payload', 'received_at', 'update_id'],
  ],
  usage: ['channel', 'month', 'total'],
  daily_use: ['channel', 'intent', 'questions', 'refused', 'used_on'],
  amendments: ['content', 'id', 'kind', 'made_at', 'made_by'],
  editors: ['appointed_at', 'appointed_by', 'name', 'person'],
  audit_log: [
    ...['action', 'after', 'before', 'done_at', 'done_by', 'done_by_name', 'id', 'subject'],
  ],
  outbox_workers: ['beat', 'worker'],
  update_owners: ['beat', 'owner'],
  outbox_holds: ['channel', 'held_at', 'held_until', 'reason'],
};

/** Columns of a group's rows that name one person, and what becomes of them when that person asks. */
const PERSONS: Readonly<Record<string, 'row goes' | 'name goes' | 'stays'>> = {
  'feedback.sender_id': 'row goes',
  'completion_claims.sender_id': 'name goes',
  // An admin, who answers for what was decided.
  'completion_claims.decided_by': 'stays',
  'subscriptions.created_by': 'name goes',
  'subscriptions.changed_by': 'name goes',
  'task_marks.marked_by': 'name goes',
  // A process, not a person.
  'outbox.claimed_by': 'stays',
};

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: unknown;
  readonly pk: number;
}

let database: Database;
beforeEach(async () => {
  database = await openDatabase('sqlite::memory:');
});
afterEach(() => database.close());

const tablesOf = (knex: Knex): Promise<{ name: string }[]> =>
  knex('sqlite_master').select('name').where('type', 'table').whereNot('name', 'like', 'sqlite%');
const columnsOf = (knex: Knex, table: string): Promise<Column[]> =>
  knex.raw<Column[]>(`pragma table_info("${table}")`);

/** A row with something in every column that needs it. */
async function insertRow(table: string, values: Record<string, unknown>): Promise<void> {
  await database.run(async (knex) => {
    const columns = await columnsOf(knex, table);
    const filled = columns
      .filter(({ notnull, dflt_value, type, pk }) =>
        type === 'INTEGER' || type === 'integer'
          ? notnull === 1 && dflt_value === null && pk === 0
          : (notnull === 1 || pk > 0) && dflt_value === null,
      )
      .map(({ name, type }) => [
        name,
        /int|double/i.test(type) ? 1 : `${name}-${Math.floor(count++)}`,
      ]);
    await knex(table).insert({ ...Object.fromEntries(filled), ...values });
  });
}
let count = 0;
const countRows = (table: string, where: Record<string, unknown> = {}): Promise<number> =>
  database.run(async (knex) => (await knex(table).where(where)).length);

describe('erasing a chat', () => {
  it('knows of every table whether it holds what a chat left', async () => {
    const names = await database.run(tablesOf);
    const known = new Set([
      'chats',
      ...CHAT_TABLES.map(({ name }) => name),
      ...Object.keys(WITHOUT_CHAT_DATA),
    ]);
    expect(names.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('finds no column of a chat or its sender in a table said to have none', async () => {
    const found = await database.run(async (knex) => {
      const named: string[] = [];
      for (const table of Object.keys(WITHOUT_CHAT_DATA))
        for (const { name } of await columnsOf(knex, table))
          if (/chat|sender/.test(name)) named.push(`${table}.${name}`);
      return named;
    });
    expect(found).toEqual([]);
  });

  it('knows every column of the tables that outlive a chat', async () => {
    const found = await database.run(async (knex) => {
      const columns: Record<string, string[]> = {};
      for (const table of Object.keys(COLUMNS))
        columns[table] = (await columnsOf(knex, table)).map(({ name }) => name).sort();
      return columns;
    });
    expect(found).toEqual(COLUMNS);
    const described = Object.entries(WITHOUT_CHAT_DATA).filter(
      ([, reason]) => reason !== 'what public documents say',
    );
    expect(Object.keys(COLUMNS).sort()).toEqual(described.map(([table]) => table).sort());
  });

  it('knows every column of a chat’s tables that names a person', async () => {
    const found = await database.run(async (knex) => {
      const named: string[] = [];
      for (const { name: table } of CHAT_TABLES)
        for (const { name } of await columnsOf(knex, table))
          if (/_by$|sender|person|author|user|phone|mail|name/.test(name))
            named.push(`${table}.${name}`);
      return named;
    });
    expect(found.sort()).toEqual(Object.keys(PERSONS).sort());
  });

  it('forgets that the chat was refused, and no other', async () => {
    for (const update_id of [OWN, OTHER])
      await insertRow('update_journal', { channel: REFUSED_CHATS, update_id });
    await createChatStore(database).erase(OWN);
    expect(await countRows('update_journal', { update_id: OWN })).toBe(0);
    expect(await countRows('update_journal', { update_id: OTHER })).toBe(1);
  });

  it.each(['chats', ...CHAT_TABLES.map(({ name }) => name)])(
    'leaves nothing of it in %s, and everything of others',
    async (table) => {
      for (const key of [OWN, OTHER]) await insertRow(table, { chat_key: key });
      await createChatStore(database).erase(OWN);
      expect(await countRows(table, { chat_key: OWN })).toBe(0);
      expect(await countRows(table, { chat_key: OTHER })).toBe(1);
    },
  );
});

describe('erasing a person', () => {
  const group = 'telegram:-100';
  const author = (id: string) => JSON.stringify({ id, name: `Người ${id}` });

  it('takes their opinions out of groups and their name off what the group keeps', async () => {
    await insertRow('feedback', { chat_key: group, sender_id: '7' });
    await insertRow('completion_claims', { chat_key: group, sender_id: '7' });
    const [created_by, changed_by] = [author('7'), author('8')];
    await insertRow('subscriptions', { chat_key: group, created_by, changed_by });
    await insertRow('task_marks', { chat_key: group, marked_by: author('7') });
    await createPersonEraser(database)('telegram', '7');
    expect(await countRows('feedback')).toBe(0);
    expect(await countRows('completion_claims', { sender_id: ERASED_PERSON })).toBe(1);
    const erased = JSON.stringify({ id: ERASED_PERSON, name: ERASED_PERSON });
    expect(await countRows('subscriptions', { created_by: erased, changed_by })).toBe(1);
    expect(await countRows('task_marks', { marked_by: erased })).toBe(1);
  });

  it.each(Object.entries(PERSONS))('of a person in %s: the %s', async (place, fate) => {
    const [table = '', column = ''] = place.split('.');
    const isPlain = /sender_id|decided_by|claimed_by/.test(column);
    const own = isPlain ? '7' : author('7');
    await insertRow(table, { chat_key: group, [column]: own });
    await createPersonEraser(database)('telegram', '7');
    expect(await countRows(table)).toBe(fate === 'row goes' ? 0 : 1);
    expect(await countRows(table, { [column]: own })).toBe(fate === 'stays' ? 1 : 0);
  });

  it('leaves the same id of another messenger, and other people, alone', async () => {
    await insertRow('feedback', { chat_key: 'zalo:1', sender_id: '7' });
    await insertRow('feedback', { chat_key: group, sender_id: '8' });
    await insertRow('task_marks', { chat_key: 'zalo:1', marked_by: author('7') });
    await createPersonEraser(database)('telegram', '7');
    expect(await countRows('feedback')).toBe(2);
    expect(await countRows('task_marks', { marked_by: author('7') })).toBe(1);
  });
});

describe('keeping no longer than needed', () => {
  it.each(RETENTION_RULES.map((rule) => [rule.table, rule.days, rule] as const))(
    'removes from %s what is older than %i days',
    async (table, days, { column, only }) => {
      const done = only === undefined ? {} : { [only.column]: daysAgo(days + 1) };
      await insertRow(table, { ...done, [column]: daysAgo(days + 1) });
      await insertRow(table, { ...done, [column]: daysAgo(days - 1) });
      const removed = await createRetentionStore(database).prune(NOW);
      expect(removed[table]).toBe(1);
      expect(await countRows(table)).toBe(1);
      expect((await createRetentionStore(database).prune(NOW))[table]).toBe(0);
    },
  );

  it('keeps updates under way for longer than those that are done, and open reports for good', async () => {
    await insertRow('update_journal', { received_at: daysAgo(20), handled_at: null });
    await insertRow('completion_claims', { claimed_at: daysAgo(2_000), decided_at: null });
    await createRetentionStore(database).prune(NOW);
    expect(await countRows('update_journal')).toBe(1);
    expect(await countRows('completion_claims')).toBe(1);
  });

  it('ends conversations of chats that fell silent', async () => {
    for (const [key, days] of [
      [OWN, CONVERSATION_DAYS + 1],
      [OTHER, CONVERSATION_DAYS - 1],
    ] as const) {
      await insertRow('chats', { chat_key: key, last_seen_at: daysAgo(days) });
      await insertRow('conversations', { chat_key: key });
    }
    await createRetentionStore(database).prune(NOW);
    expect(await countRows('conversations', { chat_key: OWN })).toBe(0);
    expect(await countRows('conversations', { chat_key: OTHER })).toBe(1);
  });

  it('forgets chats that are gone or silent for long, not those that are reminded', async () => {
    const insert = (key: string, state: string, days: number) =>
      insertRow('chats', { chat_key: key, state, last_seen_at: daysAgo(days) });
    await insert('gone', 'blocked', GONE_CHAT_DAYS + 1);
    await insert('gone-lately', 'removed', GONE_CHAT_DAYS - 1);
    await insert('silent', 'active', SILENT_CHAT_DAYS + 1);
    await insert('reminded', 'active', SILENT_CHAT_DAYS + 1);
    await insertRow('subscriptions', { chat_key: 'reminded' });
    const store = createRetentionStore(database);
    expect([...(await store.listForgotten(NOW))].toSorted()).toEqual(['gone', 'silent']);
  });
});
