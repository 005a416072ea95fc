import { parseArgs } from 'node:util';
import type { Benchmark, Meter } from '../bench/benchmark.js';
import { formatFigures } from '../bench/format-figures.js';
import { measureBeir } from '../bench/measure-beir.js';
import { readBeirSet } from '../bench/read-beir.js';
import { readParagraphs } from '../bench/read-paragraphs.js';
import { createRetrievalBenchmark } from '../bench/retrieval-benchmark.js';
import { KnowledgeError } from '../domain/errors.js';

const USAGE = `Cách dùng:
  npm run bench                                        đo hiệu năng trên dữ liệu của dự án
  npm run --silent bench -- --beir THƯ_MỤC [--fold]    đo tìm kiếm trên bộ câu hỏi dạng BEIR
`;

const meter: Meter = {
  now: () => performance.now(),
  rssBytes: () => process.memoryUsage().rss,
};

/** Everything `npm run bench` measures, in the order printed. A new part joins here. */
function listBenchmarks(env: NodeJS.ProcessEnv): Benchmark[] {
  const knowledgeDir = env['KNOWLEDGE_DIR'] ?? 'knowledge';
  return [
    createRetrievalBenchmark(
      async () => ({ documents: [], sections: await readParagraphs(knowledgeDir) }),
      meter,
    ),
  ];
}

async function runBenchmarks(): Promise<void> {
  for (const benchmark of listBenchmarks(process.env)) {
    process.stdout.write(`${formatFigures(benchmark.title, await benchmark.measure())}\n\n`);
  }
  // The operating system's own count of the most the process ever held, in kibibytes.
  const peakMb = process.resourceUsage().maxRSS / 1024;
  const figure = { name: 'Bộ nhớ cao nhất', value: peakMb, unit: 'MB', limit: 250 } as const;
  process.stdout.write(`${formatFigures('Tiến trình', [figure])}\n`);
}

async function runBeir(folder: string, fold: boolean): Promise<void> {
  const figures = measureBeir(await readBeirSet(folder), meter, { fold });
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}

function readArguments(): { beir: string | null; fold: boolean } | null {
  try {
    const { values } = parseArgs({
      options: { beir: { type: 'string' }, fold: { type: 'boolean', default: false } },
    });
    return { beir: values.beir ?? null, fold: values.fold };
  } catch {
    return null;
  }
}

async function main(): Promise<void> {
  const given = readArguments();
  if (given === null || (given.fold && given.beir === null)) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  try {
    await (given.beir === null ? runBenchmarks() : runBeir(given.beir, given.fold));
  } catch (error) {
    if (!(error instanceof KnowledgeError)) throw error;
    process.stderr.write(`Không đo được: ${error.message}\n`);
    process.exitCode = 1;
  }
}

await main();
