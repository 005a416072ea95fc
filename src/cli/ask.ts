import { parseArgs } from 'node:util';
import { loadConfig, parseInstant, type Config } from '../config.js';
import { createOffsetClock, systemClock } from '../domain/clock.js';
import type { Answer } from '../domain/answer.js';
import type { Assistant, Conversation } from '../domain/conversation.js';
import { openAssistant } from '../open-assistant.js';
import { answerJson } from './answer-json.js';
import { readBatch } from './read-batch.js';
import { loadDotEnv, runCommand, UsageError } from './run-command.js';

const USAGE =
  'Cách dùng: npm run --silent ask -- [--json] [--now 2024-07-15] "câu hỏi" ["câu tiếp theo" …]\n' +
  '           npm run --silent ask -- --batch TỆP.jsonl';

await runCommand(async () => {
  loadDotEnv();
  const { values, positionals } = readArguments();
  const config = loadConfig(process.env);
  const clock = config.clockStartAt ? createOffsetClock(config.clockStartAt) : systemClock;
  const now = values.now === undefined ? clock.now() : requireInstant(values.now, config);
  const items =
    values.batch === undefined
      ? [{ id: null, now: undefined, turns: positionals }]
      : await readBatch(values.batch);
  const opened = await openAssistant(config, clock);
  try {
    for (const warning of opened.warnings) process.stderr.write(`⚠️ ${warning}\n`);
    for (const item of items) {
      const at = item.now === undefined ? now : requireInstant(item.now, config);
      const answers = converse(opened.assistant, item.turns, at);
      if (values.batch !== undefined) {
        const last = answers.at(-1);
        if (last) process.stdout.write(`${answerJson(last, { id: item.id })}\n`);
      } else if (values.json === true)
        for (const answer of answers) process.stdout.write(`${answerJson(answer)}\n`);
      else process.stdout.write(`${answers.map((answer) => answer.text).join('\n\n———\n\n')}\n`);
    }
  } finally {
    await opened.close();
  }
});

function readArguments(): {
  values: { json?: boolean | undefined; now?: string | undefined; batch?: string | undefined };
  positionals: string[];
} {
  try {
    const parsed = parseArgs({
      options: {
        json: { type: 'boolean' },
        now: { type: 'string' },
        batch: { type: 'string' },
      },
      allowPositionals: true,
    });
    if (parsed.values.batch === undefined && parsed.positionals.length === 0)
      throw new UsageError(USAGE);
    return parsed;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function requireInstant(text: string, config: Config): Date {
  const at = parseInstant(text, config.timeZone);
  if (at === null) throw new UsageError(`--now: “${text}” không phải ngày hoặc giờ ISO.\n${USAGE}`);
  return at;
}

/** Every turn of one conversation, all asked at the same instant. */
function converse(assistant: Assistant, turns: readonly string[], now: Date): Answer[] {
  let conversation: Conversation | null = null;
  return turns.map((turn) => {
    const reply = assistant.reply(turn, { now, conversation, ownAgency: null });
    conversation = reply.conversation;
    return reply.answer;
  });
}
