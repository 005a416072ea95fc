import { parseArgs } from 'node:util';
import { loadConfig, parseInstant } from '../config.js';
import { systemClock } from '../domain/clock.js';
import { formatScore } from '../evaluation/format-score.js';
import { OWN_LEVEL } from '../evaluation/own-level.js';
import { QuestionFileError } from '../evaluation/question-schema.js';
import {
  DOCUMENT_KEYS,
  OWN_GOLD,
  OWN_QUESTIONS,
  readDocumentTexts,
  readEvaluation,
} from '../evaluation/read-evaluation.js';
import { scoreQuestions } from '../evaluation/score-questions.js';
import { findShortfalls, tallyScore } from '../evaluation/tally-score.js';
import { openAssistant } from '../open-assistant.js';
import { runCommand, UsageError } from './run-command.js';

const USAGE = 'Cách dùng: npm run eval [-- CÂU_HỎI.jsonl [ĐÁP_ÁN.jsonl]] [--fails N]';
const MOST_FAILURES = 40;

await runCommand(async () => {
  const { questionFile, goldFile, fails } = readArguments();
  // The set is scored on the shipped knowledge alone, in memory: no database is touched.
  const config = loadConfig({ DATABASE_URL: 'sqlite::memory:' });
  const { questions, gold } = await explainFaults(() => readEvaluation(questionFile, goldFile));
  const opened = await openAssistant(config, systemClock);
  try {
    const score = scoreQuestions(questions, {
      assistant: opened.assistant,
      gold,
      documents: DOCUMENT_KEYS,
      texts: await readDocumentTexts(config.knowledgeDir),
      parseNow: (now) => {
        const at = now === undefined ? systemClock.now() : parseInstant(now, config.timeZone);
        if (at === null) throw new UsageError(`“${now ?? ''}” không phải ngày hoặc giờ ISO.`);
        return at;
      },
    });
    process.stdout.write(`${formatScore(score, fails)}\n`);
    const shortfalls = findShortfalls(tallyScore(score), OWN_LEVEL);
    for (const shortfall of shortfalls) process.stdout.write(`CHƯA ĐẠT ${shortfall}\n`);
    if (shortfalls.length > 0) process.exitCode = 1;
  } finally {
    await opened.close();
  }
});

async function explainFaults<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof QuestionFileError) throw new UsageError(error.message);
    throw error;
  }
}

function readArguments(): { questionFile: string; goldFile: string; fails: number } {
  try {
    const { values, positionals } = parseArgs({
      options: { fails: { type: 'string' } },
      allowPositionals: true,
    });
    const [questionFile = OWN_QUESTIONS, goldFile = OWN_GOLD, ...rest] = positionals;
    if (rest.length > 0) throw new UsageError(USAGE);
    return { questionFile, goldFile, fails: Number(values.fails ?? MOST_FAILURES) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}
