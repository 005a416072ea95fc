import { parseArgs } from 'node:util';
import { z } from 'zod';
import { makeQuestions } from '../bench/make-questions.js';
import { growRegister } from '../bench/scale/grow-register.js';
import { measureScale } from '../bench/scale/measure-scale.js';
import { loadConfig } from '../config.js';
import { systemClock } from '../domain/clock.js';
import { openAssistant } from '../open-assistant.js';
import { runCommand, UsageError } from './run-command.js';

/*
 * One process of `npm run bench -- --scale N`, which starts this several times on a database of its
 * own: `--fill N` grows the register and commits it, `--measure N` opens it as the program does and
 * prints one JSON line of figures.
 */

/** The day questions are asked on: within the period the first documents tell of. */
const ASKED_AT = new Date('2024-07-15T02:00:00Z');
/** About as many questions are asked whatever the size. */
const QUESTIONS = 600;

const figures = z.coerce.number().int().min(1).max(10_000);

await runCommand(async () => {
  const { values } = parseArgs({
    options: { fill: { type: 'string' }, measure: { type: 'string' } },
  });
  const config = loadConfig(process.env);
  const times = figures.safeParse(values.fill ?? values.measure);
  if (!times.success) throw new UsageError('bench-scale: --fill N hoặc --measure N');
  const startedAt = performance.now();
  const opened = await openAssistant(config, systemClock);
  try {
    if (values.fill !== undefined) {
      const grown = growRegister(opened.register, times.data);
      const [active] = await opened.store.listVersions();
      await opened.store.commit(grown, {
        fingerprint: active?.fingerprint ?? '',
        reason: 'bench',
        by: 'system',
        at: systemClock.now(),
      });
      return;
    }
    // Since the process was launched, the program's own loading included.
    const readyMs = performance.now();
    const all = makeQuestions(opened.register);
    const every = Math.max(1, Math.floor(all.length / QUESTIONS));
    const questions = makeQuestions(opened.register, every);
    const measured = measureScale(opened.assistant, questions, ASKED_AT, performance);
    process.stdout.write(
      `${JSON.stringify({
        readyMs,
        openMs: readyMs - startedAt,
        documents: opened.register.documents.length,
        sections: opened.register.sections.length,
        tasks: opened.register.tasks.length,
        peakMb: process.resourceUsage().maxRSS / 1024,
        ...measured,
      })}\n`,
    );
  } finally {
    await opened.close();
  }
});
