import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutboxStore } from '../../src/outbox/outbox-store.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { DeliveryRig } from '../fakes/outbox/delivery-rig.js';
import { sentAs } from '../fakes/outbox/fake-sender.js';
import { makeItem, minutes, privateChat } from '../fakes/outbox/make-item.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe('the outbox in one database file', () => {
  let folder: string;
  let url: string;
  let rig: DeliveryRig;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'outbox-'));
    url = `sqlite:${join(folder, 'assistant.db')}`;
    rig = await DeliveryRig.create({ url });
  });
  afterEach(async () => {
    await rig.close();
    await rm(folder, { recursive: true });
  });

  const inChat = (key: string, chatId: string, notBefore = minutes(0)) =>
    makeItem(key, { chat: privateChat(chatId), notBefore });
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => inChat(`k${index}`, `${index % 50}`));

  /** A process that was killed: whatever it would still do never happens. */
  function dieAt(store: OutboxStore, step: keyof OutboxStore, when: 'before' | 'after') {
    const state = { isDead: false };
    const never = (): Promise<never> => new Promise(() => undefined);
    const dying = new Proxy(store, {
      get(target, name) {
        const method = Reflect.get(target, name) as (...values: unknown[]) => Promise<unknown>;
        return async (...values: unknown[]): Promise<unknown> => {
          if (name === step && when === 'before') state.isDead = true;
          if (state.isDead) return never();
          const result = await method.apply(target, values);
          if (name === step) state.isDead = true;
          // Written a moment before the end, or not: only the step itself is certain.
          return state.isDead ? never() : result;
        };
      },
    });
    return dying;
  }

  it('is drained by two processes without one message twice or out of order', async () => {
    await rig.add(...many(200));
    const another = await rig.openAnother();
    rig.telegram.turn = () => new Promise((resolve) => rig.scheduler.after(50, resolve));
    rig.createDeliverer().start();
    rig.createDeliverer(another).start();
    await rig.pass(5_000);
    expect(rig.telegram.sends).toHaveLength(200);
    expect(new Set(rig.telegram.texts).size).toBe(200);
    for (let chat = 0; chat < 50; chat += 1)
      expect(rig.telegram.texts.filter((text) => Number(text.slice(1)) % 50 === chat)).toEqual(
        [0, 50, 100, 150].map((step) => `k${step + chat}`),
      );
    const workers = (await rig.store.listWorkers()).map((one) => one.worker);
    expect(workers).toEqual(['w1', 'w2']);
  });

  it.each([
    ['claim', 'before', []],
    ['claim', 'after', []],
    ['markSending', 'after', ['k0 (gửi lại)']],
    ['record', 'before', ['k0', 'k0 (gửi lại)']],
    ['record', 'after', ['k0']],
  ] as const)('loses nothing when a process dies at %s (%s)', async (step, when, ofTheFirst) => {
    await rig.add(inChat('k0', '0'));
    rig.createDoomed(dieAt(await rig.openAnother(), step, when)).start();
    await rig.quiet();
    await rig.add(inChat('k1', '1'));
    rig.createDeliverer().start();
    await rig.pass(HOUR_MS);
    const texts = rig.telegram.texts.filter((text) => text.startsWith('k0'));
    expect(texts).toEqual(ofTheFirst.length === 0 ? ['k0'] : ofTheFirst);
    expect(await rig.states()).toEqual({ k0: 'sent', k1: 'sent' });
  });

  it('leaves what a living process holds alone, however long its send takes', async () => {
    await rig.add(inChat('slow', '1'));
    let answer = (): void => undefined;
    rig.telegram.respond = () => new Promise((resolve) => (answer = () => resolve(sentAs('m'))));
    rig.createDeliverer().start();
    await rig.quiet();
    rig.createDeliverer(await rig.openAnother()).start();
    await rig.pass(20 * MINUTE_MS);
    answer();
    await rig.pass(MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['slow']);
    expect(await rig.states()).toEqual({ slow: 'sent' });
  });

  it('takes nothing from a living process when the clock jumps', async () => {
    await rig.add(inChat('slow', '1'));
    let answer = (): void => undefined;
    rig.telegram.respond = () => new Promise((resolve) => (answer = () => resolve(sentAs('m'))));
    rig.createDeliverer().start();
    const other = rig.createDeliverer(await rig.openAnother());
    other.start();
    await rig.quiet();
    for (const jumpMs of [3 * HOUR_MS, -3 * HOUR_MS, 0]) {
      rig.clockOffsetMs = jumpMs;
      other.wake();
      await rig.pass(MINUTE_MS);
    }
    answer();
    await rig.pass(MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['slow']);
  });

  it('sends at its time again after the clock was set forward and back', async () => {
    await rig.add(inChat('a', '1', minutes(60)), inChat('b', '2', minutes(240)));
    const deliverer = rig.start();
    await rig.quiet();
    rig.clockOffsetMs = 90 * MINUTE_MS;
    await rig.pass(21 * MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['a']);
    rig.clockOffsetMs = -DAY_MS;
    deliverer.wake();
    await rig.pass(HOUR_MS);
    rig.clockOffsetMs = 0;
    await rig.pass(4 * HOUR_MS);
    expect(rig.telegram.texts).toEqual(['a', 'b']);
  });

  it('does not wait out a backoff measured on a clock that was put back', async () => {
    await rig.add(inChat('a', '1', minutes(-10 * 60)));
    rig.telegram.respond = () =>
      rig.telegram.sends.length === 1
        ? { status: 'retry', reason: '502', retryAfterMs: 60_000 }
        : sentAs('m');
    rig.start();
    await rig.quiet();
    rig.clockOffsetMs = -9 * HOUR_MS;
    await rig.pass(21 * MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['a', 'a']);
  });

  it('sends once what became due in hours of downtime, and hands back what is a day late', async () => {
    await rig.add(inChat('fresh', '1', minutes(60)), inChat('old', '2', minutes(-23 * 60)));
    await rig.pass(5 * HOUR_MS);
    rig.start();
    await rig.quiet();
    expect(rig.telegram.texts).toEqual(['fresh']);
    expect(await rig.states()).toEqual({ fresh: 'sent', old: 'expired' });
  });

  it('loses nothing and doubles nothing while the database is locked for ten seconds', async () => {
    const holder = await openDatabase(url);
    await rig.add(...many(60));
    const answers: (() => void)[] = [];
    rig.telegram.respond = () => new Promise((resolve) => answers.push(() => resolve(sentAs('m'))));
    rig.start();
    await rig.quiet();
    const onTheWay = answers.length;
    expect(onTheWay).toBeGreaterThan(10);

    await holder.run((knex) => knex.raw('begin immediate'));
    let isReleased = false;
    rig.scheduler.after(10_000, () => {
      void holder.run((knex) => knex.raw('commit')).then(() => (isReleased = true));
    });
    for (const answer of answers.splice(0)) answer();
    rig.telegram.respond = () => sentAs('m');
    const enqueued = rig.add(inChat('during', '99'));
    await rig.pass(9_000);
    expect(isReleased).toBe(false);
    expect(rig.telegram.sends).toHaveLength(onTheWay);
    await rig.pass(2 * MINUTE_MS);
    await enqueued;
    await rig.pass(20 * MINUTE_MS);
    await holder.close();
    expect(new Set(rig.telegram.texts).size).toBe(61);
    expect(rig.telegram.texts).toHaveLength(61);
    expect(Object.values(await rig.states())).toEqual(Array(61).fill('sent'));
  });
});
