import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { BenchFigure } from '../bench/benchmark.js';
import { percentile } from '../bench/percentile.js';

const measured = z.object({
  readyMs: z.number(),
  documents: z.number(),
  tasks: z.number(),
  peakMb: z.number(),
  latencies: z.array(
    z.object({ name: z.string(), questions: z.number(), medianMs: z.number(), p99Ms: z.number() }),
  ),
  questionsPerSecond: z.number(),
});

type Measured = z.infer<typeof measured>;

interface Limits {
  readonly registerP99Ms: number;
  readonly textP99Ms: number;
  readonly readyMs: number;
  readonly peakMb: number;
}

/** Heap that growing a register a thousandfold may take, in MB. */
const GROWING_MB = 14_000;

/** What is promised at two sizes; between and beyond them figures are only told. */
const LIMITS: Readonly<Record<number, Limits>> = {
  100: { registerP99Ms: 25, textP99Ms: 80, readyMs: 3_000, peakMb: 900 },
  1000: { registerP99Ms: 60, textP99Ms: 250, readyMs: 10_000, peakMb: 1_500 },
};

/**
 * Grows the database that `env` names `times`-fold in one process, then opens it and asks in another,
 * and at last in two at once. `folder` is for files in between.
 */
export async function measureScaleInProcesses(
  times: number,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<BenchFigure[]> {
  const questions = join(folder, 'questions.json');
  const measure = async (as: NodeJS.ProcessEnv): Promise<Measured> =>
    measured.parse(JSON.parse(await runPart(['--measure', '--questions', questions], as)));
  // Growing and writing hold the whole register; answering must do with what Node allows by itself.
  const roomy = { ...env, NODE_OPTIONS: `--max-old-space-size=${GROWING_MB}` };
  await runPart(['--grow', `${times}`, '--questions', questions], roomy);
  // The first opening writes the search file, as the commit of a version does in the program.
  const writing = await measure(roomy);
  const alone = await measure(env);
  const both = await Promise.all([measure(env), measure(env)]);
  return listFigures(LIMITS[times], writing, alone, both);
}

/**
 * The most memory that the program holds on the register as it ships, answering questions about it:
 * the middle of three runs, for when garbage is collected differs from run to run.
 */
export async function measurePeakMb(folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const questions = join(folder, 'questions.json');
  await runPart(['--grow', '1', '--questions', questions], env);
  const peaks: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const line = await runPart(['--measure', '--questions', questions], env);
    peaks.push(measured.parse(JSON.parse(line)).peakMb);
  }
  return percentile(peaks, 0.5);
}

function listFigures(
  limits: Limits | undefined,
  writing: Measured,
  alone: Measured,
  both: readonly Measured[],
): BenchFigure[] {
  const figure = (
    name: string,
    value: number,
    unit: BenchFigure['unit'],
    limit: number | null = null,
  ): BenchFigure => ({ name, value, unit, limit });
  const limitOf = (name: string): number | null =>
    (name === 'register' ? limits?.registerP99Ms : name === 'text' ? limits?.textP99Ms : null) ??
    null;
  return [
    figure('Văn bản', alone.documents, ''),
    figure('Nhiệm vụ', alone.tasks, ''),
    figure('Ghi tệp tìm kiếm và mở lần đầu', writing.readyMs, 'ms'),
    figure('Bộ nhớ cao nhất khi ghi tệp tìm kiếm', writing.peakMb, 'MB'),
    figure('Từ lúc chạy lệnh đến khi trả lời được', alone.readyMs, 'ms', limits?.readyMs ?? null),
    figure('Bộ nhớ cao nhất', alone.peakMb, 'MB', limits?.peakMb ?? null),
    ...alone.latencies.flatMap(({ name, questions, medianMs, p99Ms }) => [
      figure(`${NAMES[name] ?? name} (${questions} câu), trung vị`, medianMs, 'ms'),
      figure(`${NAMES[name] ?? name} (${questions} câu), p99`, p99Ms, 'ms', limitOf(name)),
    ]),
    figure('Câu hỏi mỗi giây, một tiến trình', alone.questionsPerSecond, ''),
    figure(
      'Câu hỏi mỗi giây, hai tiến trình',
      both.reduce((sum, { questionsPerSecond }) => sum + questionsPerSecond, 0),
      '',
    ),
  ];
}

const NAMES: Readonly<Record<string, string>> = {
  register: 'Câu hỏi về sổ nhiệm vụ',
  text: 'Câu hỏi về nội dung',
};

/** One process of its own, so that its memory and its start are its alone; what it prints. */
async function runPart(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/bench-scale.ts', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`bench-scale ${args.join(' ')}: exit code ${code ?? 'none'}`);
  return printed;
}
