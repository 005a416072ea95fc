import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChatStore } from '../../src/storage/chats/create-chat-store.js';
import { createOutboxStore } from '../../src/storage/outbox/create-outbox-store.js';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open-database.js';
import type { PeerConnection, Peers } from '../../src/storage/peers.js';
import { createRegisterStore } from '../../src/storage/register/create-register-store.js';
import { createSampleRegister } from '../contracts/storage/sample-register.js';
import { makeItem } from '../fakes/outbox/make-item.js';
import {
  POSTGRES_MISSING,
  startPostgres,
  type PostgresServer,
} from '../fakes/postgres/start-postgres.js';

describe.skipIf(POSTGRES_MISSING !== null)('processes on one PostgreSQL database', () => {
  let server: PostgresServer;
  let url: string;
  let first: Database;
  let second: Database;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase();
    // Together on an empty database: both make its tables.
    [first, second] = await Promise.all([openDatabase(url), openDatabase(url)]);
  });
  afterAll(async () => {
    await Promise.all([first.close(), second.close()]);
    await server.stop();
  });

  const peersOf = (database: Database): Peers => {
    if (!database.peers) throw new Error('no peers');
    return database.peers;
  };
  const join = (database: Database, onNotice = (topic: string): void => void topic) => {
    let markLost = (): void => undefined;
    const lost = new Promise<void>((resolve) => (markLost = resolve));
    return peersOf(database)
      .connect({ onNotice, onLost: () => markLost() })
      .then((connection: PeerConnection) => ({ connection, lost }));
  };

  it('gives the lead to one, and to another when that one closes or is cut off', async () => {
    const [a, b] = [await join(first), await join(second)];
    expect([await a.connection.lead(), await b.connection.lead()]).toEqual([true, false]);
    expect([await a.connection.lead(), await b.connection.lead()]).toEqual([true, false]);
    await a.connection.close();
    await expect.poll(() => b.connection.lead()).toBe(true);

    const c = await join(first);
    expect(await c.connection.lead()).toBe(false);
    await server.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`,
    );
    await b.lost;
    await expect(b.connection.lead()).rejects.toThrow();
    await expect.poll(() => c.connection.lead()).toBe(true);
    await c.connection.close();
  });

  it('gives the lead apart in each schema', async () => {
    const other = await openDatabase(await server.createDatabase());
    const [a, b] = [await join(first), await join(other)];
    expect([await a.connection.lead(), await b.connection.lead()]).toEqual([true, true]);
    await Promise.all([a.connection.close(), b.connection.close()]);
    await other.close();
  });

  it('tells the others of a new register version when it can be read', async () => {
    const store = createRegisterStore(second);
    let markHeard = (topic: string): void => void topic;
    const heard = new Promise<string>((resolve) => (markHeard = resolve));
    const { connection } = await join(second, markHeard);
    const origin = { fingerprint: 'x', reason: 'thử', by: 'system', at: new Date(0) };
    const version = await createRegisterStore(first).commit(createSampleRegister(), origin);
    expect(await heard).toBe('register');
    expect(await store.findActiveVersion()).toBe(version);
    await connection.close();
  });

  it('says nothing of what was rolled back', async () => {
    const heard: string[] = [];
    const { connection } = await join(second, (topic) => void heard.push(topic));
    await first
      .transact(async (trx) => {
        await first.announce(trx, 'claims');
        throw new Error('undone');
      })
      .catch(() => undefined);
    await first.transact((trx) => first.announce(trx, 'subscriptions'));
    await expect.poll(() => heard).toEqual(['subscriptions']);
    await connection.close();
  });

  it('lets many claim at once, each item once, a chat’s in order', async () => {
    const CHATS = 20;
    const NOW = new Date('2024-07-15T01:05:00Z');
    const stores = [first, second].map(createOutboxStore);
    const items = Array.from({ length: CHATS * 3 }, (_, index) => {
      const item = makeItem(`k${index}`);
      return { ...item, chat: { ...item.chat, chatId: String(index % CHATS) } };
    });
    await stores[0]?.enqueueAll(items);
    const sent: string[] = [];
    while (sent.length < items.length) {
      const claims = await Promise.all(
        [0, 1, 0, 1, 0, 1].map(
          async (which, turn) => (await stores[which]?.claim('telegram', `w${turn}`, 5, NOW)) ?? [],
        ),
      );
      expect(claims.every((claimed) => claimed.length <= 5)).toBe(true);
      const all = claims.flat();
      // Of a chat, only one is on its way at a time.
      expect(new Set(all.map(({ item }) => item.chat.chatId)).size).toBe(all.length);
      for (const claimed of all) {
        sent.push(claimed.item.dedupeKey);
        const result = { type: 'sent', messageId: claimed.item.dedupeKey } as const;
        await stores[0]?.record(claimed, result, NOW);
      }
      expect(all.length).toBeGreaterThan(0);
    }
    expect(new Set(sent).size).toBe(items.length);
    const orderOf = (chat: number) =>
      sent.map((key) => Number(key.slice(1))).filter((index) => index % CHATS === chat);
    for (let chat = 0; chat < CHATS; chat += 1)
      expect(orderOf(chat)).toEqual([chat, chat + CHATS, chat + 2 * CHATS]);
  });

  it('says what is wrong with an address, without the password', async () => {
    const wrong = url.replace('/postgres?', '/nowhere?').replace('postgres@', 'postgres:hush@');
    const open = openDatabase(wrong);
    await expect(open).rejects.toThrow('Không có cơ sở dữ liệu PostgreSQL 127.0.0.1');
    await expect(open).rejects.not.toThrow('hush');
  });

  it('takes texts with characters the server has no place for', async () => {
    const chats = createChatStore(first);
    const { chat } = makeItem('k');
    await chats.touch(chat, 'a\u0000b \uD800 ế', new Date(0));
    expect((await chats.find('telegram:1'))?.title).toBe('a\uFFFDb \uFFFD ế');
  });

  it('goes on after the server cut all connections', async () => {
    await first.check();
    await server.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'task-assistant'`,
    );
    await first.check();
    expect(await createRegisterStore(first).findActiveVersion()).toBe(1);
  });
});
