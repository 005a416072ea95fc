import { join } from 'node:path';
import { createGazetteer, type Gazetteer } from '../language/agencies/gazetteer.js';
import { parseSeedLines } from '../storage/seeds/parse-seed-lines.js';
import { SEED_FILES } from '../storage/seeds/read-seeds.js';
import { readTextFile } from '../storage/seeds/read-text-file.js';
import { agencySchema } from '../storage/seeds/seed-schemas.js';
import { throwFaults } from '../storage/seeds/throw-faults.js';

/**
 * The agencies of a seeds folder, for commands that need no more of it. Throws a KnowledgeError for
 * the first fault of that one file.
 */
export async function readGazetteer(seedsDir: string): Promise<Gazetteer> {
  const file = join(seedsDir, SEED_FILES.agencies);
  const { rows, faults } = parseSeedLines(file, await readTextFile(file), agencySchema);
  throwFaults(faults);
  return createGazetteer(rows.map(({ value }) => value));
}
