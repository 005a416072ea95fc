/**
 * Prints how the assistant answers while its data is reloaded again and again: through the app's
 * own chat handler and database, on a copy of the shipped files.
 *
 *     npx tsx scripts/load-reload.ts [--rate 50] [--reloads 10] [--chats 200]
 *
 * Questions come at a fixed rate, whether or not the ones before are answered; a question's time
 * runs from the moment it was due. Every reload gives all tasks a new mark in their titles, so an
 * answer made from two versions would show two marks. A run without reloads comes first.
 */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createApp } from '../src/app.js';
import { percentile } from '../src/bench/percentile.js';
import { loadConfig } from '../src/config.js';
import type { ChatReply, Inbound } from '../src/domain/chat.js';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '50' },
    reloads: { type: 'string', default: '10' },
    chats: { type: 'string', default: '200' },
  },
});
const rate = Number(values.rate);
const reloads = Number(values.reloads);
const chats = Number(values.chats);
const BASELINE_QUESTIONS = rate * 10;
const OWNER = '1';
const LIMIT_P99_MS = 200;

const QUESTIONS = [
  'bo tai chinh con nhiem vu nao qua han',
  'nhiệm vụ của Bộ Thông tin và Truyền thông',
  'Bộ Y tế có việc gì',
  'còn Bộ Xây dựng?',
  'chi tiết cái thứ 1',
  'tỷ lệ dịch vụ công trực tuyến toàn trình',
  'bao nhiêu nhiệm vụ quá hạn',
  'thống kê nhiệm vụ',
  'nghị định viễn thông xong chưa',
  'giá vàng hôm nay',
];
const MARK = /\[bản (\d+)\]/g;

const folder = await mkdtemp(join(tmpdir(), 'load-reload-'));
await cp('knowledge', join(folder, 'knowledge'), { recursive: true });
await cp('seeds', join(folder, 'seeds'), { recursive: true });
const seedsPath = join(folder, 'seeds', 'tasks.jsonl');
const seeds = (await readFile(seedsPath, 'utf8')).trimEnd().split('\n');
const markSeeds = (mark: number): Promise<void> =>
  writeFile(
    seedsPath,
    seeds
      .map((line) => {
        const task = JSON.parse(line) as { title: string };
        return `${JSON.stringify({ ...task, title: `${task.title} [bản ${mark}]` })}\n`;
      })
      .join(''),
  );

await markSeeds(0);
const app = await createApp(
  loadConfig({
    DATABASE_URL: `sqlite:${join(folder, 'x.db')}`,
    KNOWLEDGE_DIR: join(folder, 'knowledge'),
    SEEDS_DIR: join(folder, 'seeds'),
    ADMINS: `telegram:${OWNER}`,
    CLOCK_START: '2024-07-15',
    LOG_LEVEL: 'error',
  }),
);

let updates = 0;
const inbound = (person: string, text: string): Inbound => ({
  updateId: String((updates += 1)),
  chat: { channel: 'telegram', chatId: person, threadId: null, kind: 'private' },
  sender: { id: person, name: '', isChatAdmin: null },
  kind: 'text',
  text,
  command: text.startsWith('/') ? { name: text.slice(1), args: '' } : null,
  action: null,
  messageId: null,
  isEdit: false,
  sentAt: new Date(),
  file: null,
});

interface Outcome {
  readonly tookMs: number[];
  readonly marks: Set<string>;
  errors: number;
  mixed: number;
  empty: number;
}

const textsOf = ({ view }: ChatReply): string =>
  JSON.stringify([view.headline, view.summary, view.groups, view.choices, view.notes]);

/** Asks at the fixed rate until told to stop; resolves when everything is answered. */
async function ask(isOver: (asked: number) => boolean): Promise<Outcome> {
  const outcome: Outcome = { tookMs: [], marks: new Set(), errors: 0, mixed: 0, empty: 0 };
  const startedAt = performance.now();
  const open: Promise<void>[] = [];
  const one = async (index: number, dueAt: number): Promise<void> => {
    try {
      const question = QUESTIONS[index % QUESTIONS.length] ?? '';
      const person = String(1000 + (Math.floor(index / QUESTIONS.length) % chats));
      const reply = await app.handler.handle(inbound(person, question));
      outcome.tookMs.push(performance.now() - dueAt);
      if (reply === null || reply.view.headline === '') outcome.empty += 1;
      const marks = new Set(
        reply ? [...textsOf(reply).matchAll(MARK)].map(([, mark]) => mark) : [],
      );
      if (marks.size > 1) outcome.mixed += 1;
      for (const mark of marks) outcome.marks.add(mark ?? '');
    } catch {
      outcome.errors += 1;
    }
  };
  for (let index = 0; !isOver(index); index += 1) {
    const dueAt = startedAt + (index * 1000) / rate;
    const leftMs = dueAt - performance.now();
    // A late question is asked at once; its lateness counts.
    await wait(Math.max(0, leftMs));
    open.push(one(index, dueAt));
  }
  await Promise.all(open);
  return outcome;
}

function print(title: string, outcome: Outcome): void {
  const { tookMs, errors, mixed, empty, marks } = outcome;
  const ms = (share: number): string => percentile(tookMs, share).toFixed(1);
  process.stdout.write(
    `${title}: ${tookMs.length} questions, errors ${errors}, empty ${empty}, mixed ${mixed}, ` +
      `versions seen ${marks.size}, p50 ${ms(0.5)} ms, p95 ${ms(0.95)} ms, p99 ${ms(0.99)} ms, ` +
      `max ${ms(1)} ms\n`,
  );
}

process.stdout.write(`load average ${loadavg()[0]?.toFixed(1) ?? ''}\n`);
print('without reload', await ask((asked) => asked >= BASELINE_QUESTIONS));

let isDone = false;
const asking = ask(() => isDone);
const tookS: number[] = [];
for (let mark = 1; mark <= reloads; mark += 1) {
  await markSeeds(mark);
  const startedAt = performance.now();
  const reply = await app.handler.handle(inbound(OWNER, '/reload'));
  tookS.push((performance.now() - startedAt) / 1000);
  if (!reply?.view.headline.startsWith('✅'))
    process.stdout.write(`reload ${mark}: ${reply?.view.headline ?? ''}\n`);
}
isDone = true;
const outcome = await asking;
print(`during ${reloads} reloads`, outcome);
process.stdout.write(
  `a reload took ${percentile(tookS, 0.5).toFixed(2)} s (longest ${percentile(tookS, 1).toFixed(2)} s), ` +
    `load average ${loadavg()[0]?.toFixed(1) ?? ''}\n`,
);
const p99 = percentile(outcome.tookMs, 0.99);
const isGood = outcome.errors + outcome.mixed + outcome.empty === 0 && p99 < LIMIT_P99_MS;
process.stdout.write(isGood ? 'OK\n' : `NOT OK (limit: p99 ${LIMIT_P99_MS} ms)\n`);
await app.stop();
await rm(folder, { recursive: true });
process.exitCode = isGood ? 0 : 1;
