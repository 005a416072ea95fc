import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CorrectionDraft } from '../../../src/domain/draft.js';
import { createAmendmentStore } from '../../../src/storage/amendments/create-amendment-store.js';
import { createDraftStore } from '../../../src/storage/amendments/create-draft-store.js';
import type { Database } from '../../../src/storage/database.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';
import { additionOf, correctionOf } from '../../amendments/make-amendments.js';
import { createSampleRegister } from './sample-register.js';

const at = (minute: number): Date => new Date(Date.UTC(2024, 6, 15, 2, minute));

const correction: CorrectionDraft = {
  id: 'c1',
  offered: ['a', 'b'],
  taskId: null,
  status: 'completed',
  note: 'đã ký',
  reportedOn: null,
  dueOn: '2024-12-31',
  lead: ['bo-y-te'],
  basis: null,
  claimId: 3,
  asks: 'basis',
};

/** What every database must do for amendments and for what admins have begun. */
export function describeAmendmentStores(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`amendments and drafts on ${engine}`, () => {
    let database: Database;
    beforeEach(async () => {
      database = await openEmpty();
    });
    afterEach(() => database.close());

    it('keeps amendments whole, and lists those asked for in their order', async () => {
      const store = createAmendmentStore(database);
      const first = await store.add(additionOf('tb-x', '2024-08-01'), 'telegram:1', at(0));
      const second = await store.add(correctionOf({ status: 'completed' }), 'zalo:ab', at(1));
      expect(second.id).toBeGreaterThan(first.id);
      expect(await store.list([second.id, 999, first.id])).toEqual([second, first]);
      expect(await store.list([])).toEqual([]);
    });

    it('has those in force that the active version lists, and follows it back', async () => {
      const store = createAmendmentStore(database);
      const register = createRegisterStore(database);
      expect(await store.listInForce()).toEqual([]);
      const made = await store.add(correctionOf(), 'telegram:1', at(0));
      const origin = { fingerprint: 'f', reason: 'r', by: 'telegram:1', at: at(2) };
      await register.commit(createSampleRegister(), origin);
      expect(await store.listInForce()).toEqual([]);
      await register.commit(createSampleRegister(), { ...origin, amendments: [made.id] });
      expect(await store.listInForce()).toEqual([made]);
      await register.activate(1);
      expect(await store.listInForce()).toEqual([]);
      await register.activate(2);
      expect(await store.listInForce()).toEqual([made]);
    });

    it('keeps one draft of each kind a chat until it expires', async () => {
      const drafts = createDraftStore(database);
      await drafts.save('telegram:1', 'correction', { ...correction, note: 'cũ' }, at(9));
      await drafts.save('telegram:1', 'correction', correction, at(10));
      await drafts.save('telegram:1', 'rejection', { claimId: 3 }, at(20));
      expect(await drafts.find('telegram:1', 'correction', at(9))).toEqual(correction);
      expect(await drafts.find('telegram:1', 'correction', at(10))).toBeNull();
      expect(await drafts.find('telegram:2', 'correction', at(0))).toBeNull();
      expect(await drafts.prune(at(10))).toBe(1);
      expect(await drafts.find('telegram:1', 'rejection', at(0))).toEqual({ claimId: 3 });
      await drafts.remove('telegram:1', 'rejection');
      expect(await drafts.find('telegram:1', 'rejection', at(0))).toBeNull();
    });
  });
}
