import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef } from '../../src/domain/chat.js';
import { DeliveryRig } from '../fakes/outbox/delivery-rig.js';
import { makeItem, privateChat, START_AT } from '../fakes/outbox/make-item.js';
import { RealChannels } from '../fakes/outbox/real-channels.js';
import { blocked, tooManyRequests, type Fault } from '../fakes/telegram/bot-api-fault.js';
import { FakeScheduler } from '../fakes/telegram/fake-scheduler.js';
import {
  DROP_AFTER,
  DROP_BEFORE,
  HTML_429,
  HTML_502,
  QUOTA,
  type ZaloFault,
} from '../fakes/zalo/zalo-faults.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ADMIN = 99;

/** Numbers from 0 up to 1 that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

describe('delivery through both channels while they fail', () => {
  let channels: RealChannels;
  let rig: DeliveryRig;

  beforeEach(async () => {
    const scheduler = new FakeScheduler(START_AT.getTime());
    channels = await RealChannels.create(scheduler);
    channels.api.state.chats.add(ADMIN);
    rig = await DeliveryRig.create({
      scheduler,
      senders: channels.senders,
      isBusy: channels.isBusy,
      admins: [`telegram:${ADMIN}`, 'zalo:boss'],
    });
  });
  afterEach(async () => {
    await rig.close();
    await channels.close();
  });

  /** `count` messages to each of `chats` on a channel, with texts that name chat and number. */
  const fill = async (
    channel: ChatRef['channel'],
    chats: number,
    count: number,
  ): Promise<string[]> => {
    const items = Array.from({ length: chats * count }, (_, index) => {
      const chat = (index % chats) + 1;
      if (channel === 'telegram') channels.api.state.chats.add(chat);
      return makeItem(`Tin ${channel} ${chat} số ${Math.floor(index / chats) + 1}.`, {
        chat: privateChat(String(chat), channel),
      });
    });
    await rig.add(...items);
    return items.map((item) => item.dedupeKey);
  };

  /** How often each text arrived unmarked and marked. */
  const count = (key: string): { plain: number; marked: number } => {
    const texts = channels.arrived().filter((text) => text.includes(key));
    const marked = texts.filter((text) => text.includes('(gửi lại)')).length;
    return { plain: texts.length - marked, marked };
  };

  it('loses nothing in storms, and doubles only what is marked', async () => {
    const keys = [...(await fill('telegram', 25, 4)), ...(await fill('zalo', 25, 2))];
    const random = createRandom(7);
    const telegramFaults: readonly Fault[] = [
      tooManyRequests(20),
      tooManyRequests(3),
      { type: 'html', status: 502 },
      { type: 'dropBefore' },
      { type: 'dropAfter' },
    ];
    const zaloFaults: readonly ZaloFault[] = [HTML_429, HTML_502, DROP_BEFORE, DROP_AFTER];
    const pick = <T>(faults: readonly T[]): T | null =>
      random() < 0.3 ? (faults[Math.floor(random() * faults.length)] ?? null) : null;
    channels.api.faults.storm = (method) =>
      method === 'sendMessage' ? pick(telegramFaults) : null;
    channels.server.failNext(
      'sendMessage',
      ...Array.from(
        { length: 40 },
        (_, index) => zaloFaults[index % zaloFaults.length] ?? HTML_429,
      ),
    );
    rig.start();
    await rig.pass(2 * HOUR_MS);
    channels.api.faults.clear();
    await rig.pass(3 * HOUR_MS);

    const states = await rig.states();
    const twiceUnknown = keys.filter((key) => states[key] === 'dead');
    for (const key of keys) {
      const { plain, marked } = count(key);
      expect(plain, key).toBeLessThanOrEqual(1);
      expect(marked, key).toBeLessThanOrEqual(1);
      if (!twiceUnknown.includes(key)) {
        expect(states[key], key).toBe('sent');
        expect(plain + marked, key).toBeGreaterThan(0);
      }
    }
    expect(channels.arrived().some((text) => text.includes('(gửi lại)'))).toBe(true);
    // Two unknown outcomes of one message: rare, and for the operator to decide.
    expect(twiceUnknown.length).toBeLessThan(10);
    expect(channels.server.violations).toEqual([]);
  });

  it('keeps the order of each chat through a storm', async () => {
    await fill('telegram', 5, 6);
    const random = createRandom(3);
    channels.api.faults.storm = (method) =>
      method === 'sendMessage' && random() < 0.4 ? tooManyRequests(5) : null;
    rig.start();
    await rig.pass(HOUR_MS);
    for (let chat = 1; chat <= 5; chat += 1)
      expect(
        channels.api.state.delivered
          .filter((message) => message.chatId === chat)
          .map((message) => /số (\d)/.exec(message.text)?.[1]),
      ).toEqual(['1', '2', '3', '4', '5', '6']);
  });

  it('stops telling a chat that blocked the bot, and alarms nobody', async () => {
    const keys = await fill('telegram', 2, 2);
    channels.api.faults.add({ chatId: 1, fault: blocked });
    rig.start();
    await rig.pass(HOUR_MS);
    const states = await rig.states();
    expect(keys.map((key) => states[key])).toEqual(['dead', 'sent', 'dead', 'sent']);
    expect(
      channels.api.called('sendMessage').filter((call) => call.payload['chat_id'] === 1),
    ).toHaveLength(1);
    expect(channels.arrived().filter((text) => text.includes('❌'))).toEqual([]);
  });

  it('holds everything on Zalo when the quota is used up, and tells the other admins once', async () => {
    const keys = await fill('zalo', 6, 1);
    await fill('telegram', 2, 1);
    channels.server.outage = QUOTA;
    rig.start();
    await rig.pass(5 * HOUR_MS);
    expect(channels.server.deliveries).toEqual([]);
    const tries = channels.server.countCalls('sendMessage');
    expect(tries).toBeLessThanOrEqual(6);
    const told = channels.api.state.delivered.filter((message) => message.chatId === ADMIN);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('hết hạn mức');
    expect(told[0]?.text).toContain('1/8/2024');
    expect(channels.arrived().filter((text) => text.includes('telegram'))).toHaveLength(2);

    channels.server.outage = null;
    await rig.pass(HOUR_MS);
    expect(channels.server.countCalls('sendMessage')).toBe(tries);
    await rig.store.releaseHold('zalo');
    channels.zalo.releaseHold();
    await rig.pass(HOUR_MS);
    const states = await rig.states();
    expect(keys.map((key) => states[key])).toEqual(Array(6).fill('sent'));
    for (const key of keys) expect(count(key)).toEqual({ plain: 1, marked: 0 });
  });

  it('tells the operator once a day and cause what was refused', async () => {
    await fill('telegram', 4, 1);
    const fault = { type: 'error', code: 400, description: 'Bad Request: wrong' } as const;
    for (const chatId of [1, 2, 3, 4]) channels.api.faults.add({ chatId, fault });
    rig.start();
    await rig.pass(HOUR_MS);
    const told = channels.api.state.delivered.filter((message) => message.chatId === ADMIN);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('/tinloi');
  });
});
