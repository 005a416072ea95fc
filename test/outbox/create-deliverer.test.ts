import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/outbox/create-deliverer.js';
import { DeliveryRig } from '../fakes/outbox/delivery-rig.js';
import { sentAs } from '../fakes/outbox/fake-sender.js';
import { makeItem, minutes, privateChat } from '../fakes/outbox/make-item.js';

const MINUTE_MS = 60_000;
const retry = (retryAfterMs: number | null) =>
  ({ status: 'retry', reason: 'bận', retryAfterMs }) as const;
const unknown = { status: 'unknown', reason: 'không trả lời' } as const;

describe('createDeliverer', () => {
  let rig: DeliveryRig;

  beforeEach(async () => {
    rig = await DeliveryRig.create();
  });
  afterEach(() => rig.close());

  const inChat = (key: string, chatId: string, notBefore = minutes(0)) =>
    makeItem(key, { chat: privateChat(chatId), notBefore });

  it('sends what is due at start, and the rest at its time, without being told', async () => {
    await rig.add(inChat('now', '1'), inChat('later', '2', minutes(90)));
    rig.start();
    await rig.quiet();
    expect(rig.telegram.texts).toEqual(['now']);
    await rig.pass(90 * MINUTE_MS - 1);
    expect(rig.telegram.texts).toEqual(['now']);
    await rig.pass(1);
    expect(rig.telegram.texts).toEqual(['now', 'later']);
    expect(await rig.store.find('later')).toMatchObject({ state: 'sent', messageId: 'm2' });
  });

  it('sends at once what it is told of, and soon what another process wrote', async () => {
    await rig.close();
    rig = await DeliveryRig.create({ limits: DEFAULT_LIMITS });
    const deliverer = rig.start();
    await rig.quiet();
    await rig.add(inChat('told', '1'));
    deliverer.wake();
    await rig.quiet();
    expect(rig.telegram.texts).toEqual(['told']);
    await rig.add(inChat('untold', '1'));
    await rig.pass(MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['told', 'untold']);
  });

  it('asks the database rarely while there is nothing to do', async () => {
    await rig.close();
    rig = await DeliveryRig.create({ limits: DEFAULT_LIMITS });
    rig.start();
    await rig.quiet();
    let timers = 0;
    const countUntil = rig.scheduler.nowMs() + 60 * MINUTE_MS;
    while (rig.scheduler.nowMs() < countUntil && rig.scheduler.runNext()) {
      timers += 1;
      await rig.quiet();
    }
    expect(timers).toBeLessThanOrEqual(121);
  });

  it('keeps the order of a chat through failures, and holds up no other', async () => {
    await rig.add(inChat('a1', '1'), inChat('a2', '1'), inChat('b1', '2'));
    let failures = 2;
    rig.telegram.respond = (text) =>
      text === 'a1' && (failures -= 1) >= 0 ? retry(20_000) : sentAs('m');
    rig.start();
    await rig.pass(2 * MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['a1', 'b1', 'a1', 'a1', 'a2']);
    expect(await rig.store.stats(rig.clock.now())).toMatchObject({ retried: 1 });
  });

  it('waits as long as the platform asks', async () => {
    await rig.add(inChat('a', '1'));
    rig.telegram.respond = () => (rig.telegram.sends.length === 1 ? retry(300_000) : sentAs('m'));
    rig.start();
    await rig.pass(299_999);
    expect(rig.telegram.texts).toEqual(['a']);
    await rig.pass(1_001);
    expect(rig.telegram.texts).toEqual(['a', 'a']);
  });

  it('re-sends what may have arrived once, marked, when the channel is known to work', async () => {
    await rig.add(inChat('a', '1'));
    rig.telegram.respond = () => (rig.telegram.sends.length === 1 ? unknown : sentAs('m'));
    const deliverer = rig.start();
    await rig.pass(5 * MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['a']);
    await rig.add(inChat('b', '2'));
    deliverer.wake();
    await rig.quiet();
    expect(rig.telegram.texts).toEqual(['a', 'b', 'a (gửi lại)']);
    expect((await rig.store.find('a'))?.state).toBe('sent');
  });

  it('re-sends it in the end where nothing else tells whether the channel works', async () => {
    await rig.add(inChat('a', '1'));
    rig.telegram.respond = () => unknown;
    rig.start();
    await rig.pass(61 * MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['a', 'a (gửi lại)']);
    expect(await rig.store.find('a')).toMatchObject({ state: 'dead', cause: 'unknown_twice' });
    await rig.pass(120 * MINUTE_MS);
    expect(rig.telegram.sends).toHaveLength(2);
  });

  it('probes a channel that is down with few messages, then sends them all', async () => {
    const many = Array.from({ length: 500 }, (_, index) => inChat(`k${index}`, `${index}`));
    await rig.add(...many);
    let isDown = true;
    rig.telegram.respond = () => (isDown ? retry(null) : sentAs('m'));
    rig.start();
    await rig.pass(3 * 60 * MINUTE_MS);
    expect(rig.telegram.sends.length).toBeLessThan(300);
    isDown = false;
    await rig.pass(15 * MINUTE_MS);
    const sent = rig.telegram.sends.filter((send) => send.outcome === 'sent');
    expect(new Set(sent.map((send) => send.text)).size).toBe(500);
    expect(sent).toHaveLength(500);
  });

  it('loses nothing and re-sends only what may have arrived when a channel stops answering for hours', async () => {
    const many = Array.from({ length: 200 }, (_, index) => inChat(`k${index}`, `${index}`));
    await rig.add(...many);
    let isDown = true;
    rig.telegram.respond = () => (isDown ? unknown : sentAs('m'));
    rig.start();
    await rig.pass(2 * 60 * MINUTE_MS);
    isDown = false;
    await rig.pass(61 * MINUTE_MS);
    const { counts } = await rig.store.stats(rig.clock.now());
    expect(counts.sent + counts.dead).toBe(200);
    for (const send of rig.telegram.sends.filter((one) => one.outcome === 'sent'))
      expect(send.resent).toBe(
        rig.telegram.sends.some((one) => one.text === send.text && one.outcome === 'unknown'),
      );
    expect(counts.dead).toBe(0);
  });

  it('goes on when a sender throws, and takes what had left for unknown', async () => {
    await rig.add(inChat('a', '1'), inChat('b', '2'));
    rig.telegram.respond = (text) => {
      if (text === 'a' && rig.telegram.sends.length < 3) throw new TypeError('a bug');
      return sentAs('m');
    };
    rig.start();
    await rig.pass(61 * MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['a', 'b', 'a (gửi lại)']);
  });

  it('gives up what is refused, and goes on with the chat', async () => {
    await rig.add(inChat('a', '1'), inChat('b', '1'));
    rig.telegram.respond = (text) =>
      text === 'a' ? { status: 'failed', reason: '400', chatGone: false } : sentAs('m');
    rig.start();
    await rig.quiet();
    expect(await rig.states()).toEqual({ a: 'dead', b: 'sent' });
  });

  it('follows a group that moved', async () => {
    const group = { channel: 'telegram', chatId: '-1', threadId: null, kind: 'group' } as const;
    await rig.add(makeItem('a', { chat: group }), makeItem('b', { chat: group }));
    rig.telegram.respond = (_text, chat) =>
      chat.chatId === '-1' ? { status: 'moved', chatId: '-100' } : sentAs('m');
    rig.start();
    await rig.quiet();
    expect(rig.telegram.sends.map((send) => [send.chat, send.text])).toEqual([
      ['telegram:-1', 'a'],
      ['telegram:-100', 'a'],
      ['telegram:-100', 'b'],
    ]);
  });

  it('does not run in circles where a group says that it moved to itself', async () => {
    await rig.add(inChat('a', '1'));
    rig.telegram.respond = () => ({ status: 'moved', chatId: '1' });
    rig.start();
    await rig.quiet();
    expect(await rig.states()).toEqual({ a: 'dead' });
  });

  it('stops within its time, and returns what had not left', async () => {
    await rig.add(inChat('slow', '1'), inChat('waiting', '2'));
    let answer = (): void => undefined;
    rig.telegram.respond = () => new Promise((resolve) => (answer = () => resolve(sentAs('m'))));
    const turns: (() => void)[] = [];
    rig.telegram.turn = (text) =>
      text === 'slow' ? Promise.resolve() : new Promise((resolve) => turns.push(resolve));
    const deliverer = rig.start();
    await rig.quiet();
    const stopped = deliverer.stop();
    await rig.quiet();
    expect(await rig.states()).toEqual({ slow: 'sending', waiting: 'pending' });
    for (const turn of turns) turn();
    answer();
    await stopped;
    expect(await rig.states()).toEqual({ slow: 'sent', waiting: 'pending' });
    expect(rig.telegram.texts).toEqual(['slow']);
    expect(await rig.store.listWorkers()).toEqual([]);
    await deliverer.stop();
  });

  it('leaves what does not answer before the stop ends to the next start, as unknown', async () => {
    await rig.add(inChat('hangs', '1'));
    rig.telegram.respond = () => new Promise(() => undefined);
    const stopped = rig.start();
    await rig.quiet();
    const end = stopped.stop();
    await rig.pass(11_000);
    await end;
    rig.telegram.respond = () => sentAs('m');
    rig.start();
    await rig.pass(2 * MINUTE_MS);
    expect(rig.telegram.texts).toEqual(['hangs', 'hangs (gửi lại)']);
  });

  it('loses nothing and doubles nothing where nothing can be written from when a message has left', async () => {
    const allowWriting = (isAllowed: boolean) =>
      rig.database.run((knex) => knex.raw(`pragma query_only = ${isAllowed ? 0 : 1}`));
    const keys = Array.from({ length: 6 }, (_, at) => `n${at}`);
    await rig.add(...keys.map((key, at) => inChat(key, String(at))));
    rig.telegram.respond = async () => {
      await allowWriting(false);
      return sentAs('m');
    };
    rig.start();
    await rig.quiet();
    const left = rig.telegram.texts.length;
    expect(left).toBeGreaterThan(0);
    await rig.pass(5 * MINUTE_MS);
    expect(rig.telegram.texts).toHaveLength(left);
    rig.telegram.respond = () => sentAs('m');
    await allowWriting(true);
    await rig.pass(20 * MINUTE_MS);
    expect(rig.telegram.texts.toSorted()).toEqual(keys.toSorted());
    expect(Object.values(await rig.states())).toEqual(Array(keys.length).fill('sent'));
  });
});
