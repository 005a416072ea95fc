import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../../domain/errors.js';
import type { Holiday } from '../../domain/holiday.js';
import { isLocalDate } from '../../domain/local-date.js';

/** The file of the seeds folder that an admin corrects when a year's days are decided. */
export const HOLIDAYS_FILE = 'holidays.json';

const schema = z.array(
  z.strictObject({
    on: z.string().refine(isLocalDate, { error: 'không phải ngày có thật dạng 2024-04-30' }),
    kind: z.enum(['off', 'work']),
    name: z.string().min(1),
  }),
);

/**
 * The days off and worked in exchange; none where the folder has no such file: then only weekends
 * are free. Throws a KnowledgeError where the file is there and cannot be read.
 */
export async function readHolidays(seedsDir: string): Promise<readonly Holiday[]> {
  const file = join(seedsDir, HOLIDAYS_FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new KnowledgeError(file, null, 'không phải JSON');
  }
  const days = schema.safeParse(value);
  if (!days.success) throw new KnowledgeError(file, null, z.prettifyError(days.error));
  const seen = new Set<string>();
  for (const { on } of days.data) {
    if (seen.has(on)) throw new KnowledgeError(file, null, `ngày ${on} ghi hai lần`);
    seen.add(on);
  }
  return days.data;
}
