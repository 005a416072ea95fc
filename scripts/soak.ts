/**
 * Runs the program for a long time as it runs in an office, and prints whether it stays well: a
 * question a second from many chats of both messengers, a reload every two minutes, a weekly digest,
 * and faults of both messengers every half minute.
 *
 *     npx tsx scripts/soak.ts [--minutes 30]
 *
 * The program is a process of its own, on copies of the shipped files, against the fake servers on
 * loopback; its memory is read from its /metrics.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { percentile } from '../src/bench/percentile.js';
import { tooManyRequests } from '../test/fakes/telegram/bot-api-fault.js';
import { FakeBotApi } from '../test/fakes/telegram/fake-bot-api.js';
import { privateText } from '../test/fakes/telegram/make-update.js';
import { FakeZaloServer } from '../test/fakes/zalo/fake-zalo-server.js';
import { HTML_429, HTML_502 } from '../test/fakes/zalo/zalo-faults.js';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const seconds = Number(values.minutes) * 60;
const CHATS = 40;
const ADMIN = 9_000;
const SUBSCRIBER = 9_001;
const RELOAD_EVERY_S = 120;
const FAULTS_EVERY_S = 30;
const SAMPLE_EVERY_S = 30;
/** The real Zalo ends a poll without messages by itself; the fake one on request. */
const EXPIRE_POLLS_EVERY_S = 20;
/** What is asked last is answered, and what failed is sent again, within this time. */
const SETTLE_S = 60;
/** Memory may grow by this share from the second to the last third of the run. */
const MOST_GROWTH = 1.15;
const QUESTIONS = [
  'bo tai chinh con nhiem vu nao qua han',
  'nhiệm vụ của Bộ Thông tin và Truyền thông',
  'tỷ lệ dịch vụ công trực tuyến toàn trình',
  'chi tiết cái thứ 1',
  'bao nhiêu nhiệm vụ quá hạn',
  'nghị định viễn thông xong chưa',
  'tóm tắt thông báo 203',
  'giá vàng hôm nay',
];

/** A port that nobody listens on now. */
async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const folder = await mkdtemp(join(tmpdir(), 'soak-'));
await cp('knowledge', join(folder, 'knowledge'), { recursive: true });
await cp('seeds', join(folder, 'seeds'), { recursive: true });
const termsPath = join(folder, 'seeds', 'terms.jsonl');
const terms = (await readFile(termsPath, 'utf8')).trimEnd().split('\n');

const telegram = new FakeBotApi();
await telegram.start();
const zalo = await FakeZaloServer.start();
const port = await findFreePort();
const program = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
  env: {
    PATH: process.env['PATH'],
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    ZALO_BOT_TOKEN: zalo.token,
    ZALO_API_ROOT: zalo.url,
    ADMINS: `telegram:${ADMIN}`,
    DATABASE_URL: `sqlite:${join(folder, 'soak.db')}`,
    KNOWLEDGE_DIR: join(folder, 'knowledge'),
    SEEDS_DIR: join(folder, 'seeds'),
    PORT: `${port}`,
    // The Monday digest of eight o'clock falls into the run.
    CLOCK_START: '2024-07-15T07:57:00+07:00',
    LOG_LEVEL: 'warn',
  },
  stdio: ['ignore', 'inherit', 'pipe'],
});
const complaints: string[] = [];
const ERROR_LEVEL = 50;
createInterface({ input: program.stderr }).on('line', (line) => {
  const entry = parseLine(line);
  if (entry === null || (entry.level ?? 0) >= ERROR_LEVEL) complaints.push(line.slice(0, 300));
});

function parseLine(line: string): { level?: number } | null {
  try {
    return JSON.parse(line) as { level?: number };
  } catch {
    return null;
  }
}

const sayOnTelegram = (chat: number, text: string): void =>
  void telegram.push(privateText(chat, text, { atMs: Date.now() }));

async function readMemoryMb(): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const bytes = /^process_resident_memory_bytes (\S+)/m.exec(await response.text())?.[1];
  return Math.round(Number(bytes) / 1_048_576);
}

async function isHealthy(): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
  } catch {
    return false;
  }
}

while (!(await isHealthy())) await wait(200);
sayOnTelegram(SUBSCRIBER, 'nhắc tôi mỗi thứ hai 8 giờ các nhiệm vụ của Bộ Xây dựng');

const memoryMb: number[] = [];
let asked = { telegram: 0, zalo: 0 };
let reloads = 0;
const startedAtMs = Date.now();
for (let second = 1; second <= seconds; second += 1) {
  const chat = 1 + (second % CHATS);
  const question = QUESTIONS[Math.floor(second / CHATS) % QUESTIONS.length] ?? '';
  if (second % 2 === 0) {
    sayOnTelegram(chat, question);
    asked = { ...asked, telegram: asked.telegram + 1 };
  } else {
    zalo.push({ from: `u${chat}`, text: question });
    asked = { ...asked, zalo: asked.zalo + 1 };
  }
  if (second % RELOAD_EVERY_S === 0) {
    reloads += 1;
    const [first = '', ...rest] = terms;
    const term = JSON.parse(first) as { aliases: string[] };
    const marked = { ...term, aliases: [...term.aliases, `bản ${reloads}`] };
    await writeFile(termsPath, `${[JSON.stringify(marked), ...rest].join('\n')}\n`);
    sayOnTelegram(ADMIN, '/reload');
  }
  if (second % FAULTS_EVERY_S === 0) {
    telegram.faults.add({ times: 1, fault: tooManyRequests(1) });
    telegram.faults.add({ times: 1, fault: { type: 'html', status: 502 } });
    zalo.failNext('sendMessage', HTML_429, HTML_502);
  }
  if (second % SAMPLE_EVERY_S === 0) {
    memoryMb.push(await readMemoryMb());
    process.stderr.write(`${second} s: ${memoryMb.at(-1) ?? 0} MB\n`);
  }
  await wait(Math.max(0, startedAtMs + second * 1000 - Date.now()));
}
for (let second = 0; second < SETTLE_S; second += EXPIRE_POLLS_EVERY_S) {
  zalo.expirePolls();
  await wait(EXPIRE_POLLS_EVERY_S * 1000);
}
const health = await (await fetch(`http://127.0.0.1:${port}/healthz`)).text();

const inChats = (chats: readonly number[]): number =>
  chats.reduce((sum, chat) => sum + telegram.state.in(chat).length, 0);
const answered = {
  telegram: inChats(Array.from({ length: CHATS }, (_, index) => 1 + index)),
  zalo: Array.from({ length: CHATS }, (_, index) => zalo.textsTo(`u${1 + index}`).length).reduce(
    (sum, count) => sum + count,
    0,
  ),
};
const reloadReplies = telegram.state.in(ADMIN).map(({ text }) => text);
const reminded = telegram.state.in(SUBSCRIBER).map(({ text }) => text.slice(0, 80));
program.kill('SIGTERM');
const [exitCode] = (await once(program, 'exit')) as [number | null];
await telegram.close();
await zalo.stop();
await rm(folder, { recursive: true, force: true });

const third = Math.floor(memoryMb.length / 3);
const middleMb = percentile(memoryMb.slice(third, 2 * third), 0.5);
const lastMb = percentile(memoryMb.slice(2 * third), 0.5);
const figures = {
  minutes: seconds / 60,
  asked,
  answered,
  reloads,
  reloadsReported: reloadReplies.length,
  reminded,
  complaints: complaints.slice(0, 5),
  health,
  exitCode,
  memoryMb: { first: memoryMb[0], middle: middleMb, last: lastMb, most: Math.max(...memoryMb) },
};
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
const isWell =
  answered.telegram >= asked.telegram &&
  answered.zalo >= asked.zalo &&
  complaints.length === 0 &&
  health.startsWith('{"ok":true') &&
  lastMb <= middleMb * MOST_GROWTH;
process.exitCode = isWell ? 0 : 1;
