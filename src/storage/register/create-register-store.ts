import type { Knex } from 'knex';
import { RegisterMovedError, StorageError } from '../../domain/errors.js';
import { KEPT_VERSIONS, type RegisterStore } from '../../domain/ports.js';
import type { Register } from '../../domain/register.js';
import type { Database } from '../database.js';
import { fromJson, toJson } from '../json-column.js';
import { digestOf, needsSearchFile, rememberDigest } from '../search/digest-register.js';
import { openWholeFile } from '../search/open-search-file.js';
import { openRecords } from '../search/open-records.js';
import { readAllSections } from '../search/open-shelf.js';
import { searchFilePath } from '../search/search-file.js';
import { readRegister, type FiledParts } from './read-register.js';
import { writeRegister } from './write-register.js';

interface StateRow {
  readonly id: number;
  readonly last_version: number;
  readonly active_version: number | null;
}

interface VersionRow {
  readonly version: number;
  readonly fingerprint: string;
  readonly reason: string;
  readonly committed_by: string;
  readonly committed_at: string;
  readonly amendments: string;
  readonly digest: string | null;
}

const ONLY = { id: 1 };

const requireState = async (knex: Knex): Promise<StateRow> => {
  const state = await knex<StateRow>('register_state').where(ONLY).first();
  if (!state) throw new StorageError('Cơ sở dữ liệu thiếu dòng trạng thái của sổ nhiệm vụ.');
  return state;
};

/** Gives out the next number. A write first, so that of two commits at once the second waits. */
async function takeNextVersion(trx: Knex): Promise<number> {
  await trx<StateRow>('register_state').where(ONLY).increment('last_version', 1);
  return (await requireState(trx)).last_version;
}

/** Only once the row is locked by a write: of two at once the second then sees what the first did. */
async function requireBase(trx: Knex, base: number | null | undefined): Promise<void> {
  if (base === undefined) return;
  const { active_version: active } = await requireState(trx);
  if (active !== base) throw new RegisterMovedError(active);
}

async function requireKept(trx: Knex, version: number): Promise<void> {
  const kept = await trx<VersionRow>('versions').where({ version }).first();
  if (!kept)
    throw new StorageError(
      `Phiên bản ${version} không còn được lưu; chỉ giữ ${KEPT_VERSIONS} phiên bản gần nhất.`,
    );
}

/** What a large register's search file gives; null where there is none that can be read. */
function openFiledParts(folder: string, digest: string): FiledParts | null {
  // Held open, so that it can be read even once the file is removed.
  const file = openWholeFile(searchFilePath(folder, digest));
  if (file === null) return null;
  try {
    return { sections: () => readAllSections(file), ...openRecords(file) };
  } catch {
    file.close();
    return null;
  }
}

async function readVersion(trx: Knex, version: number, folder: string): Promise<Register> {
  const row = await trx<VersionRow>('versions').where({ version }).first('digest');
  const digest = row?.digest ?? null;
  if (digest === null) return readRegister(trx, version);
  const register = await readRegister(trx, version, openFiledParts(folder, digest));
  rememberDigest(register, digest);
  return register;
}

async function pruneVersions(trx: Knex): Promise<void> {
  const newest = trx<VersionRow>('versions')
    .select('version')
    .orderBy('version', 'desc')
    .limit(KEPT_VERSIONS);
  await trx<VersionRow>('versions').whereNotIn('version', newest).delete();
}

/** Versions of the register in the database. */
export function createRegisterStore(database: Database): RegisterStore {
  return {
    findActiveVersion: async () => (await database.run(requireState)).active_version,

    // As of one moment: a version pruned in the middle of reading would come out in part.
    loadActive: () =>
      database.snapshot(async (trx) => {
        const { active_version: version } = await requireState(trx);
        return version === null ? null : readVersion(trx, version, database.derivedFolder);
      }),

    requireVersion: (version) =>
      database.snapshot(async (trx) => {
        await requireKept(trx, version);
        return readVersion(trx, version, database.derivedFolder);
      }),

    commit: async (register, origin, base) => {
      const digest = needsSearchFile(register) ? await digestOf(register) : null;
      return database.transact(async (trx) => {
        const version = await takeNextVersion(trx);
        await requireBase(trx, base);
        await trx<VersionRow>('versions').insert({
          version,
          fingerprint: origin.fingerprint,
          reason: origin.reason,
          committed_by: origin.by,
          committed_at: origin.at.toISOString(),
          amendments: toJson(origin.amendments ?? []),
          digest,
        });
        await writeRegister(trx, version, register);
        await trx<StateRow>('register_state').where(ONLY).update({ active_version: version });
        await pruneVersions(trx);
        await database.announce(trx, 'register');
        return version;
      });
    },

    listVersions: () =>
      database.snapshot(async (trx) => {
        const { active_version: active } = await requireState(trx);
        const rows = await trx<VersionRow>('versions').orderBy('version', 'desc');
        return rows.map((row) => ({
          version: row.version,
          active: row.version === active,
          fingerprint: row.fingerprint,
          reason: row.reason,
          by: row.committed_by,
          at: new Date(row.committed_at),
          amendments: fromJson<number[]>(row.amendments),
        }));
      }),

    activate: (version, base) =>
      database.transact(async (trx) => {
        await trx<StateRow>('register_state').where(ONLY).increment('last_version', 0);
        await requireBase(trx, base);
        await requireKept(trx, version);
        await trx<StateRow>('register_state').where(ONLY).update({ active_version: version });
        await database.announce(trx, 'register');
      }),
  };
}
