/**
 * Makes `seeds/tasks.jsonl` from what the extractor reads in `knowledge/`, the links between
 * documents and the reviewed corrections (`scripts/seeds/*.jsonl`; `seeds/README.md` tells which
 * files are made here and which are written by hand):
 *
 *     npm run seeds                  write the file
 *     npm run seeds -- --check       exit with 1 where the file is not what would be written
 *     npm run seeds -- --propose     print the corrections that would keep the file as it is
 *     npm run seeds -- --prune       drop the corrections that have become needless
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from '../src/cli/run-command.js';
import { makeSeeds, type SeedMode } from './seeds/make-seeds.js';

const MODES = ['check', 'propose', 'prune'] as const;
const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      propose: { type: 'boolean' },
      prune: { type: 'boolean' },
    },
  });
  const asked = MODES.filter((mode) => values[mode] === true);
  if (asked.length > 1) throw new UsageError(`Chỉ dùng một trong: --${MODES.join(', --')}.`);
  const mode: SeedMode = asked[0] ?? 'write';
  const report = await makeSeeds(
    {
      knowledgeDir: pathOf('../knowledge'),
      seedsDir: pathOf('../seeds'),
      reviewDir: pathOf('./seeds'),
    },
    mode,
  );
  for (const line of report.lines) process.stdout.write(`${line}\n`);
  if (!report.isClean) process.exitCode = 1;
});
