import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { KnowledgeError } from '../../domain/errors.js';
import { parseSeedLines } from './parse-seed-lines.js';
import { readTextFile } from './read-text-file.js';
import {
  agencySchema,
  inconsistencySchema,
  indicatorSchema,
  legalReferenceSchema,
  statedListSchema,
  taskSchema,
  termSchema,
} from './seed-schemas.js';
import type { SeedPlace, Seeds } from './seeds.js';
import { throwFaults } from './throw-faults.js';

/** The files that make the register, by what they hold. */
export const SEED_FILES = {
  agencies: 'agencies.jsonl',
  tasks: 'tasks.jsonl',
  indicators: 'indicators.jsonl',
  inconsistencies: 'inconsistencies.jsonl',
  lists: 'lists.jsonl',
  terms: 'terms.jsonl',
  legalReferences: 'legal.jsonl',
} as const;

/** Throws a KnowledgeError naming the variable where a folder cannot hold the seeds. */
async function requireFolder(dir: string): Promise<void> {
  const names = await readdir(dir).catch(() => {
    throw new KnowledgeError(dir, null, 'không đọc được thư mục dữ liệu (biến SEEDS_DIR)');
  });
  const missing = Object.values(SEED_FILES).find((name) => !names.includes(name));
  if (missing !== undefined)
    throw new KnowledgeError(dir, null, `thư mục dữ liệu thiếu tệp ${missing} (biến SEEDS_DIR)`);
}

/**
 * Reads the seed files of a folder, each line checked by itself; `checkSeeds` checks lines against
 * each other and against the documents. Throws a KnowledgeError for the first fault.
 */
export async function readSeeds(dir: string): Promise<Seeds> {
  await requireFolder(dir);
  const places = new Map<object, SeedPlace>();
  const faults: KnowledgeError[] = [];
  const read = async <T extends object>(name: string, schema: z.ZodType<T>): Promise<T[]> => {
    const file = join(dir, name);
    const lines = parseSeedLines(file, await readTextFile(file), schema);
    faults.push(...lines.faults);
    return lines.rows.map(({ value, line }) => {
      places.set(value, { file, line });
      return value;
    });
  };
  const seeds = {
    agencies: await read(SEED_FILES.agencies, agencySchema),
    tasks: await read(SEED_FILES.tasks, taskSchema),
    indicators: await read(SEED_FILES.indicators, indicatorSchema),
    inconsistencies: await read(SEED_FILES.inconsistencies, inconsistencySchema),
    lists: await read(SEED_FILES.lists, statedListSchema),
    terms: await read(SEED_FILES.terms, termSchema),
    legalReferences: await read(SEED_FILES.legalReferences, legalReferenceSchema),
  };
  throwFaults(faults);
  return {
    ...seeds,
    requirePlace: (record) => {
      const place = places.get(record);
      if (!place) throw new Error('the record was not read from these seeds');
      return place;
    },
  };
}
