import { parseArgs } from 'node:util';
import { loadConfig } from '../config.js';
import { ingestFiles } from '../ingestion/report/ingest-files.js';
import { summariseReport } from '../ingestion/report/summarise-report.js';
import { createProgressBar } from './progress-bar.js';
import { readGazetteer } from './read-gazetteer.js';
import { loadDotEnv, runCommand, UsageError } from './run-command.js';

const USAGE =
  'Cách dùng: npm run --silent ingest -- [--json] TỆP…\n' +
  '           TỆP là văn bản .txt, .md, .docx hoặc .pdf có lớp chữ; không thay đổi gì trong cơ sở dữ liệu.';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever read (`| head`) has had enough.
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

await runCommand(async () => {
  loadDotEnv();
  const { isJson, paths } = readArguments();
  const { seedsDir } = loadConfig(process.env);
  const gazetteer = await readGazetteer(seedsDir);
  // A single file is read in a moment; standard output is for the reports alone.
  const bar = paths.length > 1 ? createProgressBar('Đọc văn bản', process.stderr) : null;
  let failed = 0;
  let done = 0;
  bar?.update(done, paths.length);
  for await (const outcome of ingestFiles(paths, gazetteer)) {
    bar?.hide();
    if (outcome.report === null) {
      failed += 1;
      process.stderr.write(`${outcome.reason}\n`);
    } else if (isJson) process.stdout.write(`${JSON.stringify(outcome.report)}\n`);
    else process.stdout.write(`${summariseReport(outcome.report)}\n`);
    done += 1;
    bar?.update(done, paths.length);
  }
  bar?.finish();
  if (failed > 0) process.exitCode = 1;
});

function readArguments(): { isJson: boolean; paths: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError(USAGE);
    return { isJson: values.json === true, paths: positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`Tham số không đúng.\n${USAGE}`);
  }
}
