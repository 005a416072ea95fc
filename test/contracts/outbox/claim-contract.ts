import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/storage/database.js';
import { makeItem, minutes, privateChat, START_AT } from '../../fakes/outbox/make-item.js';
import { failed, inChat, keysOf, SENT, StoreKit, UNKNOWN } from './store-kit.js';

/** What every database must do for outbox claims. */
export function describeClaiming(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`outbox claims on ${engine}`, () => {
    let kit: StoreKit;

    beforeEach(async () => {
      kit = new StoreKit(await openEmpty());
    });
    afterEach(() => kit.database.close());

    describe('claiming', () => {
      it('takes what is due, longest waiting first, of the channel asked for', async () => {
        await kit.add(
          inChat('late', '1', { notBefore: minutes(-5) }),
          inChat('later', '2', { notBefore: minutes(-1) }),
          inChat('tomorrow', '3', { notBefore: minutes(60) }),
          makeItem('zalo', { chat: privateChat('4', 'zalo') }),
        );
        expect(keysOf(await kit.claim())).toEqual(['late', 'later']);
        expect(await kit.claim()).toEqual([]);
        expect(keysOf(await kit.claim(START_AT, 10, 'zalo'))).toEqual(['zalo']);
        expect(keysOf(await kit.claim(minutes(60)))).toEqual(['tomorrow']);
      });

      it('takes one item of a chat at a time, in order, past what is not due', async () => {
        await kit.add(
          makeItem('second', { notBefore: minutes(-1) }),
          makeItem('first', { notBefore: minutes(-2) }),
          makeItem('third', { notBefore: minutes(-1) }),
          makeItem('tomorrow', { notBefore: minutes(600) }),
        );
        const order: string[] = [];
        for (let turn = 0; turn < 3; turn += 1) {
          const [one, ...more] = await kit.claim();
          if (!one) break;
          expect(more).toEqual([]);
          expect(await kit.claim(START_AT, 10, 'telegram', 'w2')).toEqual([]);
          order.push(one.item.dedupeKey);
          await kit.store.record(one, SENT, START_AT);
        }
        expect(order).toEqual(['first', 'second', 'third']);
      });

      it('keeps the order while the first waits for its next attempt', async () => {
        await kit.add(makeItem('first'), makeItem('second'), inChat('other', '2'));
        await kit.store.record(await kit.sendOne(), failed(10), START_AT);
        expect(keysOf(await kit.claim(minutes(9)))).toEqual(['other']);
        expect(keysOf(await kit.claim(minutes(10)))).toEqual(['first']);
      });

      it('does not wait for a clock that was put back', async () => {
        await kit.add(makeItem('a', { notBefore: minutes(-600) }));
        await kit.store.record(await kit.sendOne(minutes(0)), failed(10), minutes(0));
        expect(keysOf(await kit.claim(minutes(-300)))).toEqual(['a']);
      });

      it('gives an item to one of many that claim at once', async () => {
        await kit.add(...Array.from({ length: 40 }, (_, index) => inChat(`k${index}`, `${index}`)));
        const batches = await Promise.all(
          ['a', 'b', 'c', 'd'].map((worker) => kit.claim(START_AT, 25, 'telegram', worker)),
        );
        expect(new Set(batches.flatMap(keysOf)).size).toBe(40);
        expect(batches.flat()).toHaveLength(40);
      });

      it('takes nothing of a held channel until it is released or the time is over', async () => {
        await kit.add(makeItem('a'), makeItem('z', { chat: privateChat('9', 'zalo') }));
        const hold = {
          channel: 'zalo' as const,
          reason: 'hết hạn mức',
          heldAt: START_AT,
          until: minutes(60),
        };
        expect(await kit.store.hold(hold)).toBe(true);
        expect(await kit.store.hold({ ...hold, heldAt: minutes(1) })).toBe(false);
        expect(await kit.store.listHolds(minutes(59))).toEqual([hold]);
        expect(await kit.claim(minutes(59), 10, 'zalo')).toEqual([]);
        expect(keysOf(await kit.claim(minutes(59)))).toEqual(['a']);
        expect(await kit.store.listHolds(minutes(60))).toEqual([]);
        expect(await kit.store.hold({ ...hold, heldAt: minutes(60), until: minutes(90) })).toBe(
          true,
        );
        expect(await kit.store.releaseHold('zalo')).toBe(true);
        expect(await kit.store.releaseHold('zalo')).toBe(false);
        expect(keysOf(await kit.claim(minutes(61), 10, 'zalo'))).toEqual(['z']);
      });
    });
    describe('leases', () => {
      it('lets a beat vouch for every claim', async () => {
        await kit.add(makeItem('a'), inChat('b', '2'));
        await kit.claim(START_AT, 1);
        expect(await kit.store.listWorkers()).toEqual([{ worker: 'w1', beat: 0 }]);
        await kit.claim(START_AT, 1);
        await kit.store.beat('w1');
        expect(await kit.store.listWorkers()).toEqual([{ worker: 'w1', beat: 2 }]);
        expect(await kit.store.recover({ worker: 'w1', beat: 1 }, START_AT)).toBeNull();
        expect(await kit.claim()).toEqual([]);
      });

      it('tells what had not left from what may have', async () => {
        await kit.add(inChat('claimed', '1'), inChat('sending', '2'), inChat('resent', '3'));
        const [, , resent] = await kit.claim();
        if (!resent) throw new Error('three were due');
        await kit.store.record(resent, UNKNOWN, START_AT);
        const [again] = await kit.claim();
        if (!again) throw new Error('it waits again');
        await kit.store.markSending(again);
        const sending = { ...again, id: again.id - 1, number: 1 };
        expect(await kit.store.markSending(sending)).toBe(true);
        expect(await kit.store.recover({ worker: 'w1', beat: 1 }, minutes(1))).toEqual({
          returned: 1,
          unknown: 1,
          dead: 1,
        });
        expect(await kit.store.find('resent')).toMatchObject({
          cause: 'unknown_twice',
          state: 'dead',
        });
        const next = await kit.claim(START_AT, 10, 'telegram', 'w2');
        expect(next.map((one) => [one.item.dedupeKey, one.isResend])).toEqual([
          ['claimed', false],
          ['sending', true],
        ]);
        expect(await kit.store.markSending(sending)).toBe(false);
      });

      it('believes a process taken for dead that what it sent arrived', async () => {
        await kit.add(makeItem('a'));
        const slow = await kit.sendOne();
        await kit.store.recover({ worker: 'w1', beat: 0 }, START_AT);
        expect(await kit.stateOf('a')).toBe('unknown');
        expect(await kit.store.record(slow, UNKNOWN, START_AT)).toBeNull();
        expect(await kit.store.record(slow, SENT, START_AT)).toBe('sent');
        expect(await kit.claim()).toEqual([]);
      });

      it('returns at a stop what has not begun to leave', async () => {
        await kit.add(inChat('a', '1'), inChat('b', '2'));
        const [a] = await kit.claim();
        if (!a) throw new Error('two were due');
        await kit.store.markSending(a);
        await kit.store.retire('w1');
        expect(keysOf(await kit.claim(START_AT, 10, 'telegram', 'w2'))).toEqual(['b']);
        expect((await kit.store.listWorkers()).map((one) => one.worker)).toEqual(['w1', 'w2']);
        await kit.store.record(a, SENT, START_AT);
        await kit.store.retire('w1');
        expect((await kit.store.listWorkers()).map((one) => one.worker)).toEqual(['w2']);
      });
    });
  });
}
