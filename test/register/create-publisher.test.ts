import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/domain/conversation.js';
import { StorageError } from '../../src/domain/errors.js';
import type { Register } from '../../src/domain/register.js';
import {
  createPublisher,
  PublisherBusyError,
  type Publisher,
  type RegisterDraft,
} from '../../src/register/create-publisher.js';
import type { Database } from '../../src/storage/database.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';
import { openDatabase } from '../../src/storage/open-database.js';
import { createRegisterStore } from '../../src/storage/register/create-register-store.js';

const { register: content } = await loadKnowledge({
  knowledgeDir: 'knowledge',
  seedsDir: 'seeds',
});
const AT = new Date('2024-07-15T02:00:00Z');
const draftOf = (title: string): RegisterDraft => ({
  register: { ...content, tasks: content.tasks.map((task) => ({ ...task, title })) },
  origin: { fingerprint: title, reason: 'thử', by: 'telegram:1', at: AT },
});

describe('createPublisher', () => {
  let database: Database;
  let publisher: Publisher;
  let build: (register: Register) => Promise<Assistant>;
  let tryOut: (assistant: Assistant) => Promise<void>;
  const swapped: number[] = [];

  beforeEach(async () => {
    database = await openDatabase('sqlite::memory:');
    const store = createRegisterStore(database);
    // What it answers is of no matter here.
    build = ({ version }) => Promise.resolve({ registerVersion: version } as unknown as Assistant);
    tryOut = () => Promise.resolve();
    swapped.length = 0;
    const first = draftOf('một');
    const version = await store.commit(first.register, first.origin);
    const register = { version, ...first.register };
    publisher = createPublisher({
      store,
      initial: { register, assistant: await build(register) },
      buildAssistant: (one) => build(one),
      tryOut: (assistant) => tryOut(assistant),
      onSwap: ({ register: { version: next } }) => swapped.push(next),
    });
  });
  afterEach(() => database.close());

  const storedVersion = async (): Promise<number | undefined> =>
    (await createRegisterStore(database).loadActive())?.version;

  it('swaps register and assistant together', async () => {
    const publication = await publisher.publish(() => Promise.resolve(draftOf('hai')));
    expect(publication?.before.register.version).toBe(1);
    const { register, assistant } = publisher.active();
    expect([register.version, assistant.registerVersion]).toEqual([2, 2]);
    expect(await storedVersion()).toBe(2);
    expect(swapped).toEqual([2]);
  });

  it.each<[string, () => void, () => Promise<RegisterDraft>]>([
    ['cannot be read', () => undefined, () => Promise.reject(new Error('hỏng'))],
    [
      'does not hold together',
      () => undefined,
      () => Promise.resolve({ ...draftOf('hai'), register: { ...content, documents: [] } }),
    ],
    [
      'cannot be indexed',
      () => (build = () => Promise.reject(new Error('hỏng'))),
      () => Promise.resolve(draftOf('hai')),
    ],
    [
      'does not answer',
      () => {
        tryOut = () => Promise.reject(new Error('không trả lời'));
      },
      () => Promise.resolve(draftOf('hai')),
    ],
  ])('changes nothing where a version %s, and goes on', async (_case, spoil, draft) => {
    const usual = { build, tryOut };
    spoil();
    await expect(publisher.publish(draft)).rejects.toThrow();
    expect(publisher.active().register.version).toBe(1);
    expect(await storedVersion()).toBe(1);
    expect(swapped).toEqual([]);
    ({ build, tryOut } = usual);
    expect(
      (await publisher.publish(() => Promise.resolve(draftOf('ba'))))?.after.register.version,
    ).toBe(2);
  });

  it('lets one change run at a time', async () => {
    let release = (draft: RegisterDraft): void => void draft;
    const draft = new Promise<RegisterDraft>((resolve) => (release = resolve));
    const held = publisher.publish(() => draft);
    await expect(publisher.activate(1)).rejects.toThrow(PublisherBusyError);
    await expect(publisher.publish(() => Promise.resolve(null))).rejects.toThrow(
      PublisherBusyError,
    );
    release(draftOf('hai'));
    await held;
    expect(await publisher.publish(() => Promise.resolve(null))).toBeNull();
  });

  it('gives the assistant the number that another process left free', async () => {
    const store = createRegisterStore(database);
    const usual = build;
    build = async (register) => {
      if (register.version === 2) {
        await store.commit(content, draftOf('khác').origin);
        await store.activate(1);
      }
      return usual(register);
    };
    await publisher.publish(() => Promise.resolve(draftOf('hai')));
    const { register, assistant } = publisher.active();
    expect([register.version, assistant.registerVersion]).toEqual([3, 3]);
  });

  it('goes back to a kept version and to no other', async () => {
    await publisher.publish(() => Promise.resolve(draftOf('hai')));
    await publisher.activate(1);
    expect(publisher.active().register.tasks[0]?.title).toBe('một');
    expect(await storedVersion()).toBe(1);
    await expect(publisher.activate(7)).rejects.toThrow(StorageError);
    expect(publisher.active().register.version).toBe(1);
  });

  describe('beside another process', () => {
    const commitElsewhere = (title: string): Promise<number> => {
      const { register, origin } = draftOf(title);
      return createRegisterStore(database).commit(register, origin);
    };

    it('goes to the version the other made active, without committing one', async () => {
      await commitElsewhere('hai');
      expect((await publisher.follow())?.after.register.version).toBe(2);
      expect(publisher.active().register.tasks[0]?.title).toBe('hai');
      expect(swapped).toEqual([2]);
      expect(await createRegisterStore(database).listVersions()).toHaveLength(2);
    });

    it('goes back with the other, too', async () => {
      await publisher.publish(() => Promise.resolve(draftOf('hai')));
      await createRegisterStore(database).activate(1);
      expect((await publisher.follow())?.after.register.version).toBe(1);
    });

    it('has nothing to do while both are on the same version', async () => {
      expect(await publisher.follow()).toBeNull();
      expect(swapped).toEqual([]);
    });

    it('stays where it is when the other’s version cannot be built here', async () => {
      await commitElsewhere('hai');
      build = () => Promise.reject(new Error('hỏng'));
      await expect(publisher.follow()).rejects.toThrow('hỏng');
      expect(publisher.active().register.version).toBe(1);
    });

    it('lets a change of its own begin while it only looks', async () => {
      const looking = publisher.follow();
      const publication = await publisher.publish(() => Promise.resolve(draftOf('hai')));
      expect(publication?.after.register.version).toBe(2);
      await looking;
    });

    it.each<[string, () => Promise<unknown>]>([
      ['a change', () => publisher.publish(() => Promise.resolve(draftOf('ba')))],
      ['a return', () => publisher.activate(1)],
    ])('writes nothing of %s that the other came before, and says so', async (_what, change) => {
      await publisher.publish(() => Promise.resolve(draftOf('hai')));
      const usual = build;
      build = async (register) => {
        build = usual;
        await commitElsewhere('của người khác');
        return usual(register);
      };
      const refusal = await change().catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(PublisherBusyError);
      expect(String(refusal)).toContain('Vừa có người khác thay đổi dữ liệu (nay là phiên bản 3)');
      expect(await storedVersion()).toBe(3);
      expect(publisher.active().register.version).toBe(3);
      await change();
      expect(publisher.active().register.version).toBe(await storedVersion());
      expect((await createRegisterStore(database).requireVersion(3)).tasks[0]?.title).toBe(
        'của người khác',
      );
    });

    it('rests a change of its own on what the other did', async () => {
      await commitElsewhere('hai');
      const bases: number[] = [];
      await publisher.publish(({ register }) => {
        bases.push(register.version);
        return Promise.resolve(draftOf('ba'));
      });
      expect(bases).toEqual([2]);
      expect(publisher.active().register.version).toBe(3);
    });
  });
});
