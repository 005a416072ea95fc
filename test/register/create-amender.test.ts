import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/domain/conversation.js';
import type { Register } from '../../src/domain/register.js';
import { createAmender, type Amender } from '../../src/register/create-amender.js';
import {
  createPublisher,
  PublisherBusyError,
  type Publisher,
} from '../../src/register/create-publisher.js';
import { createAmendmentStore } from '../../src/storage/amendments/create-amendment-store.js';
import type { Database } from '../../src/storage/database.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createRegisterStore } from '../../src/storage/register/create-register-store.js';
import { correctionOf } from '../amendments/make-amendments.js';
import { createSampleRegister } from '../contracts/storage/sample-register.js';

const AT = new Date('2024-07-15T02:00:00Z');
const ORIGIN = { by: 'telegram:1', reason: 'sửa thử' };
const content = createSampleRegister();
const [task] = content.tasks;
const taskId = task?.id ?? '';
const correctionNoted = (note: string) =>
  correctionOf({
    taskId,
    note,
    status: 'in_progress',
    before: { lead: task?.lead ?? [], recurrence: task?.recurrence ?? null },
  });

describe('createAmender', () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase('sqlite::memory:');
    await createRegisterStore(database).commit(content, {
      ...{ fingerprint: 'tệp', reason: 'khởi tạo', by: 'system', at: AT },
    });
  });
  afterEach(() => database.close());

  /** As a process of its own on the database; `onList` runs while it changes something. */
  const open = async (
    onList: () => Promise<void> = () => Promise.resolve(),
  ): Promise<{ amender: Amender; publisher: Publisher }> => {
    const store = createRegisterStore(database);
    const register = await store.loadActive();
    if (register === null) throw new Error('nothing is loaded');
    const build = (one: Register): Promise<Assistant> =>
      Promise.resolve({ registerVersion: one.version } as unknown as Assistant);
    const publisher = createPublisher({
      store,
      initial: { register, assistant: await build(register) },
      buildAssistant: build,
      tryOut: () => Promise.resolve(),
    });
    const kept = createAmendmentStore(database);
    const amendments = {
      ...kept,
      listInForce: async () => {
        const inForce = await kept.listInForce();
        await onList();
        return inForce;
      },
    };
    const amender = createAmender({ publisher, store, amendments, clock: { now: () => AT } });
    return { amender, publisher };
  };
  const inForce = async (): Promise<number[]> =>
    (await createAmendmentStore(database).listInForce()).map(({ id }) => id);

  it('rests a change on what another process has committed before', async () => {
    const [one, other] = [await open(), await open()];
    const first = await one.amender.amend(() => correctionNoted('một'), ORIGIN);
    const second = await other.amender.amend(() => correctionNoted('hai'), ORIGIN);
    expect(await inForce()).toEqual([first.amendment.id, second.amendment.id]);
    const { register } = other.publisher.active();
    expect(register.version).toBe(3);
    expect(register.tasks.find(({ id }) => id === taskId)?.events.slice(-2)).toMatchObject([
      { statusNote: 'một' },
      { statusNote: 'hai' },
    ]);
  });

  it('refuses a change that another process came before in the middle of, and changes nothing', async () => {
    const other = await open();
    let isFirst = true;
    const one = await open(async () => {
      if (!isFirst) return;
      isFirst = false;
      await other.amender.amend(() => correctionNoted('trước'), ORIGIN);
    });
    await expect(one.amender.amend(() => correctionNoted('sau'), ORIGIN)).rejects.toThrow(
      PublisherBusyError,
    );
    expect(await inForce()).toHaveLength(1);
    // The next try rests on what the other did.
    expect(one.publisher.active().register.version).toBe(2);
    await one.amender.amend(() => correctionNoted('sau'), ORIGIN);
    expect(await inForce()).toHaveLength(2);
  });
});
