import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeQuestions, type BenchQuestion } from '../bench/make-questions.js';
import { growRegister } from '../bench/scale/grow-register.js';
import { measureScale } from '../bench/scale/measure-scale.js';
import { loadConfig } from '../config.js';
import { systemClock } from '../domain/clock.js';
import type { Register } from '../domain/register.js';
import { openAssistant } from '../open-assistant.js';
import { runCommand, UsageError } from './run-command.js';

/*
 * One process of `npm run bench`, which starts this several times on a database of its own: `--grow N`
 * grows the register N-fold, commits it and writes questions about it to a file; `--measure` opens it
 * as the program does, asks them and prints one JSON line of figures.
 */

/** The day questions are asked on: within the period the first documents tell of. */
const ASKED_AT = new Date('2024-07-15T02:00:00Z');
/** About as many questions of each kind are asked whatever the size. */
const QUESTIONS_PER_KIND = 300;

const times = z.coerce.number().int().min(1).max(10_000);
const questionFile = z.array(z.object({ kind: z.enum(['register', 'text']), text: z.string() }));

/** Evenly spread over all that can be asked of each kind. */
function chooseQuestions(register: Omit<Register, 'version'>): BenchQuestion[] {
  const all = makeQuestions(register);
  return (['register', 'text'] as const).flatMap((kind) => {
    const own = all.filter((question) => question.kind === kind);
    const every = Math.max(1, Math.floor(own.length / QUESTIONS_PER_KIND));
    return own.filter((_question, index) => index % every === 0);
  });
}

async function grow(factor: number, questionsPath: string): Promise<void> {
  const opened = await openAssistant(loadConfig(process.env), systemClock);
  try {
    const grown = growRegister(opened.register, factor);
    await writeFile(questionsPath, JSON.stringify(chooseQuestions(grown)));
    const [active] = await opened.store.listVersions();
    await opened.store.commit(grown, {
      fingerprint: active?.fingerprint ?? '',
      reason: 'bench',
      by: 'system',
      at: systemClock.now(),
    });
  } finally {
    await opened.close();
  }
}

async function measure(questionsPath: string): Promise<void> {
  const startedAt = performance.now();
  const opened = await openAssistant(loadConfig(process.env), systemClock);
  try {
    // Since the process was launched, the program's own loading included.
    const readyMs = performance.now();
    const questions = questionFile.parse(JSON.parse(await readFile(questionsPath, 'utf8')));
    const measured = measureScale(opened.assistant, questions, ASKED_AT, performance);
    process.stdout.write(
      `${JSON.stringify({
        readyMs,
        openMs: readyMs - startedAt,
        documents: opened.register.documents.length,
        tasks: opened.register.tasks.length,
        peakMb: process.resourceUsage().maxRSS / 1024,
        ...measured,
      })}\n`,
    );
  } finally {
    await opened.close();
  }
}

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      grow: { type: 'string' },
      measure: { type: 'boolean', default: false },
      questions: { type: 'string' },
    },
  });
  const factor = times.safeParse(values.grow);
  if (values.questions !== undefined && values.measure) await measure(values.questions);
  else if (values.questions !== undefined && factor.success)
    await grow(factor.data, values.questions);
  else throw new UsageError('bench-scale: --grow N --questions TỆP hoặc --measure --questions TỆP');
});
