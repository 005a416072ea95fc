import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExpiredItem } from '../../../src/domain/outbox.js';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import type { Database } from '../../../src/storage/database.js';
import { makeItem, minutes, privateChat, START_AT } from '../../fakes/outbox/make-item.js';
import { failed, inChat, keysOf, SENT, StoreKit, UNKNOWN } from './store-kit.js';

/** What every database must do for outbox results. */
export function describeRecording(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`outbox results on ${engine}`, () => {
    let kit: StoreKit;

    beforeEach(async () => {
      kit = new StoreKit(await openEmpty());
    });
    afterEach(() => kit.database.close());

    describe('recording', () => {
      it('keeps the platform’s id of what was sent', async () => {
        await kit.add(makeItem('a'));
        expect(await kit.store.record(await kit.sendOne(), SENT, minutes(1))).toBe('sent');
        expect(await kit.store.find('a')).toMatchObject({
          state: 'sent',
          messageId: 'm1',
          attempts: 1,
          sentAt: minutes(1),
          reason: null,
        });
      });

      it('re-sends what may have arrived once, marked, and then gives it up', async () => {
        await kit.add(makeItem('a'));
        expect(await kit.store.record(await kit.sendOne(), UNKNOWN, START_AT)).toBe('unknown');
        const second = await kit.sendOne();
        expect(second.isResend).toBe(true);
        expect(await kit.store.record(second, UNKNOWN, minutes(1))).toBe('dead');
        expect(await kit.store.find('a')).toMatchObject({
          cause: 'unknown_twice',
          reason: 'không trả lời',
          endedAt: minutes(1),
        });
        expect(await kit.claim()).toEqual([]);
      });

      it('still marks what surely failed after an attempt that may have arrived', async () => {
        await kit.add(makeItem('a'));
        await kit.store.record(await kit.sendOne(), UNKNOWN, START_AT);
        expect(await kit.store.record(await kit.sendOne(), failed(1), START_AT)).toBe('unknown');
        const third = await kit.sendOne(minutes(1));
        expect(third).toMatchObject({ isResend: true, attempts: 2 });
        expect(await kit.store.record(third, SENT, minutes(1))).toBe('sent');
      });

      it('counts nothing against what was only returned', async () => {
        await kit.add(makeItem('a'));
        const one = await kit.claimOne();
        expect(await kit.store.record(one, { type: 'returned', reason: null }, START_AT)).toBe(
          'pending',
        );
        expect(await kit.claimOne()).toMatchObject({ isResend: false, attempts: 0 });
      });

      it('sends everything of a chat that moved to its new id', async () => {
        const group = { channel: 'telegram', chatId: '-1', threadId: '7', kind: 'group' } as const;
        await kit.add(makeItem('a', { chat: group }), makeItem('b', { chat: group }));
        await kit.store.record(await kit.sendOne(), { type: 'moved', chatId: '-100' }, START_AT);
        const one = await kit.claimOne();
        expect(one.item.chat).toEqual({ ...group, chatId: '-100' });
        await kit.store.record(one, SENT, START_AT);
        expect((await kit.claimOne()).item.chat.chatId).toBe('-100');
      });

      it('follows a chat that was moved as a whole', async () => {
        await kit.add(makeItem('a', { chat: { ...privateChat('-1'), kind: 'group' } }));
        await createChatStore(kit.database).migrate('telegram', '-1', '-100');
        expect((await kit.claimOne()).item.chat.chatId).toBe('-100');
      });

      it('ignores what an earlier claim says once the item was claimed again', async () => {
        await kit.add(makeItem('a'));
        const lost = await kit.sendOne();
        expect(await kit.store.recover({ worker: 'w1', beat: 0 }, START_AT)).toMatchObject({
          unknown: 1,
        });
        const [again] = await kit.claim(START_AT, 1, 'telegram', 'w2');
        if (!again) throw new Error('the item waits again');
        expect(await kit.store.record(lost, failed(1), START_AT)).toBeNull();
        expect(await kit.store.record(lost, SENT, START_AT)).toBeNull();
        expect(await kit.store.record(again, SENT, START_AT)).toBe('sent');
      });

      it('ends everything that waits for a chat that is gone', async () => {
        await kit.add(makeItem('a'), makeItem('b'), inChat('c', '2'));
        const one = await kit.sendOne();
        await kit.store.record(one, { type: 'dead', reason: '403', cause: 'chat_gone' }, START_AT);
        expect(await kit.store.giveUpChat('telegram:1', '403', START_AT)).toBe(1);
        const dead = await kit.store.listDead(10);
        expect(dead.map((record) => [record.dedupeKey, record.cause])).toEqual([
          ['b', 'chat_gone'],
          ['a', 'chat_gone'],
        ]);
        expect(keysOf(await kit.claim())).toEqual(['c']);
      });
    });
    describe('expiry', () => {
      it('hands over what ran out, once, with what its maker writes', async () => {
        await kit.add(
          makeItem('sent'),
          inChat('doubtful', '2', { context: ['t1'] }),
          inChat('b', '3'),
        );
        await kit.store.record(await kit.sendOne(), SENT, START_AT);
        await kit.store.record(await kit.sendOne(), UNKNOWN, START_AT);
        const handed: ExpiredItem[] = [];
        const collect = (items: readonly ExpiredItem[]): Promise<void> => {
          handed.push(...items);
          return Promise.resolve();
        };
        expect(await kit.store.expire(minutes(24 * 60 - 1), 10, collect)).toBe(0);
        const broken = kit.store.expire(minutes(24 * 60), 10, () =>
          Promise.reject(new Error('no')),
        );
        await expect(broken).rejects.toThrow('no');
        expect(await kit.store.expire(minutes(24 * 60), 10, collect)).toBe(2);
        expect(await kit.store.expire(minutes(24 * 60), 10, collect)).toBe(0);
        expect(handed.map((item) => [item.dedupeKey, item.mayHaveArrived, item.context])).toEqual([
          ['doubtful', true, ['t1']],
          ['b', false, null],
        ]);
      });

      it('never claims what has run out, and leaves what is on its way alone', async () => {
        await kit.add(inChat('a', '1'), inChat('b', '2'));
        await kit.sendOne();
        expect(await kit.claim(minutes(24 * 60))).toEqual([]);
        expect(await kit.store.expire(minutes(24 * 60), 1)).toBe(1);
        expect(await kit.stateOf('a')).toBe('sending');
        expect(await kit.stateOf('b')).toBe('expired');
      });
    });
  });
}
