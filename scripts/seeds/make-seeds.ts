import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnowledgeError } from '../../src/domain/errors.js';
import type { TaskRecord } from '../../src/domain/task.js';
import { parseSeedLines } from '../../src/storage/seeds/parse-seed-lines.js';
import { SEED_FILES } from '../../src/storage/seeds/read-seeds.js';
import { readTextFile } from '../../src/storage/seeds/read-text-file.js';
import { agencySchema, taskSchema } from '../../src/storage/seeds/seed-schemas.js';
import { buildTasks, type BuiltTasks } from './build-tasks.js';
import { findFirstDifference } from './compare-rows.js';
import { pruneCorrections } from './prune-corrections.js';
import { proposeCorrections } from './propose-corrections.js';
import { readExtraction, type Extraction } from './read-extraction.js';
import { readReview } from './review-files.js';

/** Where the build reads and writes. */
export interface SeedFolders {
  readonly knowledgeDir: string;
  readonly seedsDir: string;
  /** Holds `links.jsonl` and `corrections.jsonl`. */
  readonly reviewDir: string;
}

/**
 * What to do with the build: `write` the seeds, `check` them against it, `propose` corrections that
 * would keep them, or `prune` the corrections that have become needless.
 */
export type SeedMode = 'write' | 'check' | 'propose' | 'prune';

export interface SeedReport {
  readonly lines: readonly string[];
  /** True where the seeds are what the build makes, and all that was extracted is reviewed. */
  readonly isClean: boolean;
}

async function readRows<T>(file: string, schema: Parameters<typeof parseSeedLines<T>>[2]) {
  const { rows, faults } = parseSeedLines(file, await readTextFile(file), schema);
  if (faults[0]) throw faults[0];
  return rows.map(({ value }) => value);
}

const asLines = (rows: readonly object[]): string =>
  rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function reportReview({ needless, stale, unreviewed }: BuiltTasks, file: string): string[] {
  return [
    ...needless.map(({ line, name }) => `${file}, dòng ${line}: không còn cần (${name})`),
    ...stale.map(({ line, name }) => `${file}, dòng ${line}: bộ trích xuất nay cho kết quả khác (${name})`),
    ...unreviewed.map(
      ({ document, section, title }) =>
        `chưa ai duyệt: ${document} ${section} “${title.slice(0, 90)}”. Thêm vào links.jsonl hoặc bỏ trong corrections.jsonl`,
    ),
  ];
}

/**
 * Builds the task register and does with it what `mode` says. Throws a KnowledgeError naming file
 * and line for a link or correction that finds nothing. `extracted` spares reading the documents
 * again.
 */
export async function makeSeeds(
  folders: SeedFolders,
  mode: SeedMode,
  extracted?: Extraction,
): Promise<SeedReport> {
  const { knowledgeDir, seedsDir, reviewDir } = folders;
  const correctionsFile = join(reviewDir, 'corrections.jsonl');
  const tasksFile = join(seedsDir, SEED_FILES.tasks);
  const agencies = await readRows(join(seedsDir, SEED_FILES.agencies), agencySchema);
  const review = await readReview(join(reviewDir, 'links.jsonl'), correctionsFile);
  const built = buildTasks(
    extracted ?? (await readExtraction(knowledgeDir, agencies)),
    review,
  );
  const made = built.tasks.map(({ record }) => record);
  const reviewed = reportReview(built, correctionsFile);
  const isReviewed = built.unreviewed.length === 0;

  if (mode === 'write') {
    await writeFile(tasksFile, asLines(made));
    const events = made.reduce((sum, { events: { length } }) => sum + length, 0);
    const told = `${tasksFile}: ${made.length} nhiệm vụ, ${events} lần văn bản nói đến`;
    return { lines: [...reviewed, told], isClean: isReviewed };
  }
  if (mode === 'prune') {
    const before = await readFile(correctionsFile, 'utf8');
    const lines = new Set(built.needless.map(({ line }) => line));
    await writeFile(correctionsFile, pruneCorrections(before, lines));
    return { lines: reviewed, isClean: isReviewed };
  }
  const kept = await readRows<TaskRecord>(tasksFile, taskSchema);
  if (mode === 'propose') {
    const proposed = proposeCorrections(built.tasks, kept);
    return { lines: [...reviewed, ...proposed.map((row) => JSON.stringify(row))], isClean: true };
  }
  const difference = findFirstDifference(made, kept);
  if (difference === null) return { lines: reviewed, isClean: isReviewed };
  const { line, id, fields } = difference;
  const where = fields.length > 0 ? `, cột ${fields.join(', ')}` : '';
  const fault = new KnowledgeError(
    tasksFile,
    line,
    `nhiệm vụ ${id}${where} khác kết quả trích xuất cùng sửa đổi. Chạy “npm run seeds” để ghi lại, hoặc “npm run seeds -- --propose” để xem sửa đổi cần thêm`,
  );
  return { lines: [...reviewed, fault.message], isClean: false };
}
