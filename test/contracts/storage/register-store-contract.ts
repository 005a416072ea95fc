import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RegisterMovedError, StorageError } from '../../../src/domain/errors.js';
import { KEPT_VERSIONS, type VersionOrigin } from '../../../src/domain/ports.js';
import { createRegisterStore } from '../../../src/storage/register/create-register-store.js';
import type { Database } from '../../../src/storage/database.js';
import { createSampleRegister } from './sample-register.js';

const originOf = (fingerprint: string): VersionOrigin => ({
  fingerprint,
  reason: 'reload',
  by: 'system',
  at: new Date('2024-07-15T02:00:00.123Z'),
  amendments: [2, 1],
});

/** What every database must do for register versions. `openEmpty` gives an empty database. */
export function describeRegisterStore(engine: string, openEmpty: () => Promise<Database>): void {
  describe(`register store on ${engine}`, () => {
    let database: Database;

    beforeEach(async () => {
      database = await openEmpty();
    });
    afterEach(() => database.close());

    it('has nothing active before the first commit', async () => {
      const store = createRegisterStore(database);
      expect(await store.loadActive()).toBeNull();
      expect(await store.listVersions()).toEqual([]);
    });

    it('gives back exactly what was committed', async () => {
      const store = createRegisterStore(database);
      const sample = createSampleRegister();
      expect(await store.commit(sample, originOf('one'))).toBe(1);
      expect(await store.loadActive()).toEqual({ version: 1, ...sample });
    });

    it('makes the newest commit active and keeps the origin of each', async () => {
      const store = createRegisterStore(database);
      await store.commit(createSampleRegister('Cũ'), originOf('one'));
      await store.commit(createSampleRegister('Mới'), originOf('two'));
      expect((await store.loadActive())?.tasks[0]?.title).toBe('Mới');
      expect(await store.listVersions()).toEqual([
        { version: 2, active: true, ...originOf('two') },
        { version: 1, active: false, ...originOf('one') },
      ]);
    });

    it('goes back to a kept version and forward again with the next commit', async () => {
      const store = createRegisterStore(database);
      await store.commit(createSampleRegister('Cũ'), originOf('one'));
      await store.commit(createSampleRegister('Mới'), originOf('two'));
      await store.activate(1);
      expect((await store.loadActive())?.tasks[0]?.title).toBe('Cũ');
      expect((await store.listVersions()).map((version) => version.active)).toEqual([false, true]);
      expect(await store.commit(createSampleRegister('Ba'), originOf('three'))).toBe(3);
      expect((await store.loadActive())?.version).toBe(3);
    });

    it('reads a kept version without making it active', async () => {
      const store = createRegisterStore(database);
      const old = createSampleRegister('Cũ');
      await store.commit(old, originOf('one'));
      await store.commit(createSampleRegister('Mới'), originOf('two'));
      expect(await store.requireVersion(1)).toEqual({ version: 1, ...old });
      expect((await store.loadActive())?.version).toBe(2);
      await expect(store.requireVersion(9)).rejects.toThrow(StorageError);
    });

    it('keeps the newest versions only and refuses to go back further', async () => {
      const store = createRegisterStore(database);
      for (let at = 1; at <= KEPT_VERSIONS + 2; at += 1)
        await store.commit(createSampleRegister(), originOf(`v${at}`));
      const kept = (await store.listVersions()).map((version) => version.version);
      expect(kept).toEqual([7, 6, 5, 4, 3]);
      await expect(store.activate(2)).rejects.toThrow(StorageError);
      expect((await store.loadActive())?.version).toBe(7);
      const left = await database.run((knex) => knex('sections').distinct('version'));
      expect(left).toHaveLength(KEPT_VERSIONS);
    });

    it('leaves the active version as it was where a commit fails half-way', async () => {
      const store = createRegisterStore(database);
      const sample = createSampleRegister('Cũ');
      await store.commit(sample, originOf('one'));
      const faulty = { ...sample, terms: [], agencies: [...sample.agencies, ...sample.agencies] };
      await expect(store.commit(faulty, originOf('two'))).rejects.toThrow(StorageError);
      expect(await store.loadActive()).toEqual({ version: 1, ...sample });
      expect(await store.listVersions()).toHaveLength(1);
      expect(await store.commit(sample, originOf('three'))).toBe(2);
    });

    it('lets one of several changes of the same version win, and writes nothing of the others', async () => {
      const store = createRegisterStore(database);
      const first = await store.commit(createSampleRegister(), originOf('one'), null);
      await expect(store.commit(createSampleRegister(), originOf('two'), null)).rejects.toThrow(
        RegisterMovedError,
      );
      const outcomes = await Promise.allSettled([
        ...['two', 'three'].map((name) =>
          store.commit(createSampleRegister(), originOf(name), first),
        ),
        store.activate(first, first + 7),
      ]);
      const won = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(won).toEqual([await store.findActiveVersion()]);
      expect(await store.listVersions()).toHaveLength(2);
      await store.activate(first, won[0] ?? null);
      await expect(store.activate(first, won[0] ?? null)).rejects.toThrow('phiên bản 1');
    });

    it('gives commits made at once a version each', async () => {
      const store = createRegisterStore(database);
      const versions = await Promise.all(
        ['one', 'two', 'three'].map((name) => store.commit(createSampleRegister(), originOf(name))),
      );
      expect([...versions].sort()).toEqual([1, 2, 3]);
    });
  });
}
