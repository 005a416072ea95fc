import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimStore, NewClaim } from '../../../src/domain/claim.js';
import { createClaimStore } from '../../../src/storage/amendments/create-claim-store.js';
import type { Database } from '../../../src/storage/database.js';

const at = (minute: number): Date => new Date(Date.UTC(2024, 6, 15, 2, minute));

const claimOf = (taskId: string, chatKey: string, minute = 0): NewClaim => ({
  taskId,
  chatKey,
  senderId: '7',
  note: 'đã trình Bộ trưởng ký',
  documentText: '58/QĐ-BYT',
  at: at(minute),
});

/** What every database must do for completion claims. */
export function describeClaimStore(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`completion claims on ${engine}`, () => {
    let database: Database;
    let claims: ClaimStore;

    beforeEach(async () => {
      database = await openEmpty();
      claims = createClaimStore(database);
    });
    afterEach(() => database.close());

    it('keeps a claim as pending, with the words it was made in', async () => {
      const claim = await claims.add(claimOf('t1', 'telegram:1'));
      expect(claim).toMatchObject({ ...claimOf('t1', 'telegram:1'), state: 'pending' });
      expect(await claims.listPending()).toEqual([claim]);
      expect(await claims.find(claim.id)).toEqual(claim);
      expect(await claims.findByTask('t1')).toEqual([claim]);
      expect(await claims.findByTask('t2')).toEqual([]);
      expect(await claims.find(claim.id + 1)).toBeNull();
    });

    it('lists pending claims oldest first', async () => {
      const first = await claims.add(claimOf('t1', 'telegram:1', 1));
      const second = await claims.add(claimOf('t2', 'telegram:1', 2));
      const third = await claims.add(claimOf('t1', 'telegram:2', 3));
      expect((await claims.listPending()).map((one) => one.id)).toEqual([
        first.id,
        second.id,
        third.id,
      ]);
    });

    it('replaces the pending claim a chat made of the same task before', async () => {
      await claims.add(claimOf('t1', 'telegram:1', 1));
      const again = await claims.add({ ...claimOf('t1', 'telegram:1', 2), note: 'đã ban hành' });
      expect((await claims.listPending()).map((one) => one.note)).toEqual(['đã ban hành']);
      expect((await claims.findByTask('t1')).map((one) => one.id)).toEqual([again.id]);
    });

    it('decides once: the first decision stands', async () => {
      const claim = await claims.add(claimOf('t1', 'telegram:1'));
      const decided = await claims.decide(claim.id, {
        state: 'confirmed',
        by: 'telegram:9',
        at: at(5),
        decision: '58/QĐ-BYT',
      });
      expect(decided).toMatchObject({
        state: 'confirmed',
        decidedBy: 'telegram:9',
        decidedAt: at(5),
        decision: '58/QĐ-BYT',
      });
      const late = { state: 'rejected', by: 'telegram:8', at: at(6), decision: 'thiếu' } as const;
      expect(await claims.decide(claim.id, late)).toBeNull();
      expect(await claims.find(claim.id)).toEqual(decided);
      expect(await claims.listPending()).toEqual([]);
    });

    it('keeps a decided claim when the chat claims the task again', async () => {
      const claim = await claims.add(claimOf('t1', 'telegram:1'));
      await claims.decide(claim.id, { state: 'rejected', by: 'x', at: at(5), decision: 'thiếu' });
      await claims.add(claimOf('t1', 'telegram:1', 9));
      expect((await claims.findByTask('t1')).map((one) => one.state)).toEqual([
        'rejected',
        'pending',
      ]);
    });
  });
}
