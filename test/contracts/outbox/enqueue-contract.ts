import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/storage/database.js';
import { knexOf } from '../../../src/storage/transaction.js';
import { makeItem, START_AT } from '../../fakes/outbox/make-item.js';
import { inChat, keysOf, SENT, StoreKit } from './store-kit.js';

/** What every database must do for outbox items. */
export function describeEnqueueing(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`outbox items on ${engine}`, () => {
    let kit: StoreKit;

    beforeEach(async () => {
      kit = new StoreKit(await openEmpty());
    });
    afterEach(() => kit.database.close());

    describe('what is written', () => {
      it('comes back as it was', async () => {
        const item = makeItem('digest:7:2024-07-15', {
          chat: { channel: 'telegram', chatId: '-100', threadId: '45', kind: 'group' },
          kind: 'digest',
          context: { tasks: ['t1', 't2'], window: '2024-07-15' },
        });
        await kit.add(item);
        const one = await kit.claimOne();
        expect(one).toMatchObject({ isResend: false, attempts: 0, worker: 'w1' });
        expect(one.item).toEqual(item);
      });

      it('drops an item whose key is known, whatever became of the first', async () => {
        expect(await kit.add(makeItem('a'), makeItem('b'))).toBe(2);
        expect(await kit.add(makeItem('b'), makeItem('c'), makeItem('c'))).toBe(1);
        await kit.store.record(await kit.sendOne(), SENT, START_AT);
        expect(await kit.add(makeItem('a'))).toBe(0);
        expect((await kit.store.stats(START_AT)).counts).toMatchObject({ pending: 2, sent: 1 });
      });

      it('goes in with what is written alongside, or not at all', async () => {
        const usage = { channel: 'x', month: '2024-07', total: 1 };
        await kit.store.enqueueAll([makeItem('a')], async (tx, added) => {
          await knexOf(tx)('usage').insert({ ...usage, total: added });
        });
        const failing = kit.store.enqueueAll([makeItem('b')], async (tx) => {
          await knexOf(tx)('usage').insert({ ...usage, channel: 'y' });
          throw new Error('the plan changed');
        });
        await expect(failing).rejects.toThrow('the plan changed');
        expect(await kit.stateOf('a')).toBe('pending');
        expect(await kit.stateOf('b')).toBeUndefined();
        expect(await kit.database.run((knex) => knex('usage').select('channel'))).toEqual([
          { channel: 'x' },
        ]);
      });

      it('refuses an item that expires before it is due, and one without a key', async () => {
        await expect(kit.add(makeItem('a', { expiresAt: START_AT }))).rejects.toThrow(RangeError);
        await expect(kit.add(makeItem(''))).rejects.toThrow(RangeError);
      });

      it('takes many at once', async () => {
        const many = Array.from({ length: 1001 }, (_, index) => inChat(`k${index}`, String(index)));
        expect(await kit.add(...many)).toBe(1001);
        expect(await kit.claim(START_AT, 50)).toHaveLength(50);
      });
    });
    describe('cancelling', () => {
      it('takes back what waits by chat, kind and start of key, taken literally', async () => {
        await kit.add(
          makeItem('task:1%:a'),
          inChat('task:1%:b', '2'),
          inChat('task:1x:c', '3'),
          inChat('digest:1', '3', { kind: 'digest' }),
        );
        expect(await kit.store.cancel({ prefix: 'task:1%' }, START_AT)).toBe(2);
        expect(await kit.store.cancel({ chatKey: 'telegram:3', kind: 'digest' }, START_AT)).toBe(1);
        expect(keysOf(await kit.claim())).toEqual(['task:1x:c']);
      });

      it('takes back what is claimed but has not left, never what may have', async () => {
        await kit.add(inChat('a', '1'), inChat('b', '2'));
        const [a, b] = await kit.claim();
        if (!a || !b) throw new Error('two were due');
        expect(await kit.store.markSending(a)).toBe(true);
        expect(await kit.store.cancel({ kind: 'deadlines' }, START_AT)).toBe(1);
        expect(await kit.store.markSending(b)).toBe(false);
        expect(await kit.store.record(a, SENT, START_AT)).toBe('sent');
        expect(await kit.store.record(b, SENT, START_AT)).toBeNull();
        expect(await kit.stateOf('b')).toBe('cancelled');
      });

      it('is undone with the transaction it stands in', async () => {
        await kit.add(makeItem('a'));
        const failing = kit.store.enqueueAll([], async (tx) => {
          expect(await kit.store.cancel({ prefix: 'a' }, START_AT, tx)).toBe(1);
          throw new Error('no');
        });
        await expect(failing).rejects.toThrow('no');
        expect(await kit.stateOf('a')).toBe('pending');
      });

      it('needs a criterion', async () => {
        await expect(kit.store.cancel({}, START_AT)).rejects.toThrow(RangeError);
      });
    });
  });
}
