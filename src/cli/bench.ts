import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createAssistantBenchmark } from '../bench/assistant-benchmark.js';
import type { Benchmark, Meter } from '../bench/benchmark.js';
import { formatFigures } from '../bench/format-figures.js';
import { measureBeir } from '../bench/measure-beir.js';
import { readBeirSet } from '../bench/read-beir.js';
import { measurePeakMb, measureScaleInProcesses } from './run-scale.js';
import { createRetrievalBenchmark } from '../bench/retrieval-benchmark.js';
import { createStartBenchmark } from '../bench/start-benchmark.js';
import { loadConfig } from '../config.js';
import { systemClock } from '../domain/clock.js';
import { openAssistant, type OpenedAssistant } from '../open-assistant.js';
import { buildPassages } from '../retrieval/build-passages.js';
import { KnowledgeError } from '../domain/errors.js';

const USAGE = `Cách dùng:
  npm run bench                                        đo hiệu năng trên dữ liệu của dự án
  npm run bench -- --scale N                           đo với sổ và văn bản lớn gấp N lần
  npm run --silent bench -- --beir THƯ_MỤC [--fold]    đo tìm kiếm trên bộ câu hỏi dạng BEIR
`;

/** Nothing is sent and no port is opened, whatever the caller's settings are. */
const OFFLINE = { TELEGRAM_BOT_TOKEN: '', ZALO_BOT_TOKEN: '', PORT: '' };

const meter: Meter = {
  now: () => performance.now(),
  rssBytes: () => process.memoryUsage().rss,
};

/** Everything `npm run bench` measures on a database of its own, in the order printed. */
function listBenchmarks(env: NodeJS.ProcessEnv): Benchmark[] {
  const config = loadConfig(env);
  // Opened once: the memory measured is that of one register, as the running program holds it.
  let opening: Promise<OpenedAssistant> | null = null;
  const open = async (): Promise<OpenedAssistant> => {
    opening ??= openAssistant(config, systemClock).then(async (opened) => {
      await opened.close();
      return opened;
    });
    return opening;
  };
  return [
    createStartBenchmark(() => startOnce(env), meter),
    createAssistantBenchmark({ open, meter }),
    createRetrievalBenchmark(async () => {
      const { register } = await open();
      return buildPassages(register.documents, register.sections);
    }, meter),
  ];
}

/** The program as `npm start` runs it, asked one question; resolves when it begins to answer. */
async function startOnce(env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end('dữ liệu\n');
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  child.kill();
  await ended;
}

/** Runs `work` with the environment of a database of its own, which is removed afterwards. */
async function withOwnDatabase(
  work: (env: NodeJS.ProcessEnv, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  try {
    const url = `sqlite:${join(folder, 'bench.db')}`;
    await work({ ...process.env, ...OFFLINE, DATABASE_URL: url }, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runBenchmarks(): Promise<void> {
  await withOwnDatabase(async (env) => {
    for (const benchmark of listBenchmarks(env))
      process.stdout.write(`${formatFigures(benchmark.title, await benchmark.measure())}\n\n`);
  });
  // In a process of its own: this one holds an index for every benchmark.
  await withOwnDatabase(async (env, folder) => {
    const peakMb = await measurePeakMb(folder, env);
    const figure = {
      name: 'Bộ nhớ cao nhất khi trả lời',
      value: peakMb,
      unit: 'MB',
      limit: 250,
    } as const;
    process.stdout.write(`${formatFigures('Tiến trình', [figure])}\n`);
  });
}

async function runScale(times: number): Promise<void> {
  await withOwnDatabase(async (env, folder) => {
    const figures = await measureScaleInProcesses(times, folder, env);
    process.stdout.write(`${formatFigures(`Quy mô gấp ${times} lần`, figures)}\n`);
  });
}

async function runBeir(folder: string, fold: boolean): Promise<void> {
  const figures = measureBeir(await readBeirSet(folder), meter, { fold });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

interface Arguments {
  readonly beir: string | null;
  readonly fold: boolean;
  /** How many times as large; null where scale is not asked for. */
  readonly scale: number | null;
}

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        beir: { type: 'string' },
        fold: { type: 'boolean', default: false },
        scale: { type: 'string' },
      },
    });
    const scale = values.scale === undefined ? null : Number(values.scale);
    if (scale !== null && !(Number.isInteger(scale) && scale >= 1)) return null;
    if (values.fold && values.beir === undefined) return null;
    return { beir: values.beir ?? null, fold: values.fold, scale };
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const given = readArguments();
  if (given === null) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  try {
    if (given.scale !== null) await runScale(given.scale);
    else await (given.beir === null ? runBenchmarks() : runBeir(given.beir, given.fold));
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    process.stderr.write(`Không đo được: ${error.message}\n`);
    process.exitCode = 1;
  }
}

await main();
