import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import type { Database } from '../../../src/storage/database.js';
import { makeItem, minutes, privateChat, START_AT } from '../../fakes/outbox/make-item.js';
import { failed, inChat, keysOf, SENT, StoreKit, UNKNOWN } from './store-kit.js';

/** What every database must do for outbox operation. */
export function describeOperation(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`outbox operation on ${engine}`, () => {
    let kit: StoreKit;

    beforeEach(async () => {
      kit = new StoreKit(await openEmpty());
    });
    afterEach(() => kit.database.close());

    it('counts by state and says what waits longest', async () => {
      await kit.add(inChat('a', '1'), inChat('b', '2', { notBefore: minutes(5) }));
      await kit.add(inChat('c', '3', { notBefore: minutes(-3) }));
      await kit.store.record(await kit.sendOne(), SENT, minutes(1));
      const stats = await kit.store.stats(minutes(2));
      expect(stats.counts).toMatchObject({ pending: 2, sent: 1, dead: 0, claimed: 0 });
      expect(stats).toMatchObject({
        retried: 0,
        oldestDueAt: START_AT,
        lastSentAt: minutes(1),
        holds: [],
      });
    });

    it('knows no instant where nothing waits and nothing was sent', async () => {
      expect(await kit.store.stats(START_AT)).toMatchObject({
        oldestDueAt: null,
        lastSentAt: null,
      });
    });

    it('tells the next instant at which there is something to do', async () => {
      const next = (now: Date) => kit.store.findNextDueAt(['telegram'], now);
      expect(await next(START_AT)).toBeNull();
      await kit.add(makeItem('a'), inChat('b', '2', { notBefore: minutes(30) }));
      await kit.add(makeItem('z', { chat: privateChat('1', 'zalo'), notBefore: minutes(1) }));
      expect(await next(START_AT)).toEqual(minutes(30));
      await kit.store.record(await kit.sendOne(), failed(7), START_AT);
      expect(await next(START_AT)).toEqual(minutes(7));
    });

    it('re-sends dead letters, one or all, marked where they may have arrived', async () => {
      await kit.add(inChat('refused', '1'), inChat('lost', '2'), inChat('left', '3'));
      for (const one of await kit.claim()) {
        await kit.store.markSending(one);
        if (one.item.dedupeKey === 'lost') await kit.store.record(one, UNKNOWN, START_AT);
        else
          await kit.store.record(one, { type: 'dead', reason: '400', cause: 'refused' }, START_AT);
      }
      await kit.store.record(await kit.sendOne(), UNKNOWN, START_AT);
      const lost = await kit.store.find('lost');
      if (!lost) throw new Error('kept');
      const later = minutes(48 * 60);
      expect(await kit.store.resend([lost.id, 9999], later, minutes(72 * 60))).toBe(1);
      const again = await kit.sendOne(later);
      expect(again).toMatchObject({ isResend: true, attempts: 2 });
      expect(await kit.store.record(again, SENT, later)).toBe('sent');
      expect(await kit.store.resend('all', later, minutes(72 * 60))).toBe(2);
      expect((await kit.claim(later)).map((one) => one.isResend)).toEqual([false, false]);
      expect(await kit.store.listDead(10)).toEqual([]);
    });

    it('still shows a dead letter that was re-sent and ran out of time, with why it was given up', async () => {
      await kit.add(inChat('refused', '1'), inChat('late', '2'));
      const one = await kit.sendOne();
      await kit.store.record(one, { type: 'dead', reason: '400', cause: 'refused' }, START_AT);
      expect(await kit.store.resend('all', minutes(1), minutes(10))).toBe(1);
      expect(await kit.store.listDead(10)).toEqual([]);
      await kit.store.expire(minutes(48 * 60), 10);
      expect(await kit.stateOf('late')).toBe('expired');
      expect(await kit.store.listDead(10)).toMatchObject([
        { dedupeKey: 'refused', state: 'expired', cause: 'refused', reason: '400' },
      ]);
      // Its maker has taken back what it said: it comes with the next message.
      expect(await kit.store.resend('all', minutes(48 * 60), minutes(72 * 60))).toBe(0);
    });

    it('forgets that a letter was dead once it is sent', async () => {
      await kit.add(inChat('refused', '1'));
      const one = await kit.sendOne();
      await kit.store.record(one, { type: 'dead', reason: '400', cause: 'refused' }, START_AT);
      await kit.store.resend('all', minutes(1), minutes(10));
      await kit.store.record(await kit.sendOne(minutes(1)), SENT, minutes(1));
      expect(await kit.store.find('refused')).toMatchObject({ state: 'sent', cause: null });
    });

    it('forgets what was said before it forgets that it was', async () => {
      await kit.add(makeItem('old'), inChat('open', '2'));
      await kit.store.record(await kit.sendOne(), SENT, START_AT);
      expect(await kit.store.prune(START_AT, START_AT)).toEqual({ cleared: 0, removed: 0 });
      expect(await kit.store.prune(minutes(1), START_AT)).toEqual({ cleared: 1, removed: 0 });
      const rows = await kit.database.run((knex) =>
        knex('outbox').select('dedupe_key', 'content').orderBy('id'),
      );
      expect(rows).toEqual([
        { dedupe_key: 'old', content: null },
        { dedupe_key: 'open', content: expect.stringContaining('open') as string },
      ]);
      expect(await kit.add(makeItem('old'))).toBe(0);
      expect(await kit.store.prune(minutes(1), minutes(1))).toEqual({ cleared: 0, removed: 1 });
      expect(await kit.stateOf('old')).toBeUndefined();
    });

    it('erases with a chat what was said there', async () => {
      await kit.add(makeItem('a'), inChat('b', '2'));
      const one = await kit.sendOne();
      await createChatStore(kit.database).erase('telegram:1');
      expect(await kit.store.record(one, SENT, START_AT)).toBeNull();
      expect(keysOf(await kit.claim())).toEqual(['b']);
    });
  });
}
