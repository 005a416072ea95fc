import { afterEach, describe, expect, it } from 'vitest';
import type { DeliveryHooks, OutboxItem } from '../../src/domain/outbox.js';
import { knexOf } from '../../src/storage/transaction.js';
import { DeliveryRig } from '../fakes/outbox/delivery-rig.js';
import { sentAs } from '../fakes/outbox/fake-sender.js';
import { makeItem, minutes, privateChat } from '../fakes/outbox/make-item.js';

const HOUR_MS = 3_600_000;

describe('delivery hooks', () => {
  let rig: DeliveryRig;
  afterEach(() => rig.close());
  const open = async (hooks: DeliveryHooks): Promise<void> => {
    rig = await DeliveryRig.create({ hooks });
  };
  const withAnnex = (key: string, type = 'annex'): OutboxItem => {
    const item = makeItem(key);
    return { ...item, reply: { ...item.reply, attachment: { type, params: { id: 7 } } } };
  };

  it('sends what the maker says at the moment of sending', async () => {
    await open({
      prepare: {
        deadlines: (item, now) =>
          Promise.resolve({
            ...item.reply,
            view: { ...item.reply.view, headline: `${item.dedupeKey} lúc ${now.toISOString()}` },
          }),
      },
    });
    await rig.add(makeItem('a', { notBefore: minutes(30) }), makeItem('b', { kind: 'notice' }));
    rig.start();
    await rig.pass(HOUR_MS);
    expect(rig.telegram.texts).toEqual(['b', `a lúc ${minutes(30).toISOString()}`]);
  });

  it('cancels what has become pointless', async () => {
    await open({ prepare: { deadlines: () => Promise.resolve(null) } });
    await rig.add(makeItem('a'));
    rig.start();
    await rig.quiet();
    expect(rig.telegram.sends).toEqual([]);
    expect(await rig.states()).toEqual({ a: 'cancelled' });
  });

  it('tries again later where a maker fails, and goes on with other chats', async () => {
    let failures = 1;
    await open({
      prepare: {
        deadlines: (item) =>
          (failures -= 1) >= 0 ? Promise.reject(new Error('a bug')) : Promise.resolve(item.reply),
      },
    });
    await rig.add(makeItem('a'), makeItem('b', { chat: privateChat('2') }));
    rig.start();
    await rig.quiet();
    expect(rig.telegram.texts).toEqual(['b']);
    await rig.pass(HOUR_MS);
    expect(rig.telegram.texts).toEqual(['b', 'a']);
  });

  it('makes the file when the message is sent, and sends without it where that fails', async () => {
    await open({
      attachments: {
        annex: (params, chat) =>
          Promise.resolve({
            name: `${JSON.stringify(params)} ${chat.chatId}.xlsx`,
            mimeType: 'application/octet-stream',
            bytes: new Uint8Array([1]),
            caption: null,
            kind: 'document',
          }),
        broken: () => Promise.reject(new Error('no room')),
      },
    });
    await rig.add(withAnnex('a'), withAnnex('b', 'broken'), withAnnex('c', 'unheard of'));
    rig.start();
    await rig.quiet();
    expect(rig.telegram.sends.map((send) => send.files)).toEqual([['{"id":7} 1.xlsx'], [], []]);
    expect(rig.log.count('Không tạo được tệp đính kèm')).toBe(2);
  });

  it('hands what expired to its maker in one transaction, again where that fails', async () => {
    let failures = 1;
    await open({
      onExpired: async (items, _now, tx) => {
        await knexOf(tx)('usage').insert(
          items.map((item) => ({ channel: item.dedupeKey, month: '2024-07', total: 1 })),
        );
        if ((failures -= 1) >= 0) throw new Error('a bug');
      },
    });
    await rig.add(makeItem('old', { notBefore: minutes(-25 * 60) }), makeItem('fresh'));
    rig.start();
    await rig.quiet();
    expect(await rig.database.run((knex) => knex('usage'))).toEqual([]);
    await rig.pass(HOUR_MS);
    expect(await rig.database.run((knex) => knex('usage').select('channel'))).toEqual([
      { channel: 'old' },
    ]);
    expect(rig.telegram.texts).toEqual(['fresh']);
  });

  it('says that a chat is gone, and ends what else waits for it', async () => {
    const gone: string[] = [];
    await open({ onChatGone: (chat) => Promise.resolve(void gone.push(chat.chatId)) });
    await rig.add(makeItem('a'), makeItem('b'), makeItem('c', { chat: privateChat('2') }));
    rig.telegram.respond = (_text, chat) =>
      chat.chatId === '1' ? { status: 'failed', reason: '403', chatGone: true } : sentAs('m');
    rig.start();
    await rig.quiet();
    expect(gone).toEqual(['1']);
    expect(await rig.states()).toEqual({ a: 'dead', b: 'dead', c: 'sent' });
  });
});
