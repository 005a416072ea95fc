/**
 * Prints how the whole app answers many Telegram updates queued at once, and what it loses in a
 * storm of 429 and server errors, against the fake Bot API on loopback:
 *
 *     npx tsx scripts/load-telegram.ts [--updates 500] [--chats 50] [--storm]
 *
 * Time is real: the send limits (30 a second, one a second and chat) are kept and checked.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.js';
import { loadConfig } from '../src/config.js';
import { tooManyRequests, type Fault } from '../test/fakes/telegram/bot-api-fault.js';
import { FakeBotApi } from '../test/fakes/telegram/fake-bot-api.js';
import { privateText } from '../test/fakes/telegram/make-update.js';
import { figureAnswers, questionOf, readCrowd } from './load/crowd.js';

const crowd = readCrowd();
const { updates, chats } = crowd;
/** Four calls of nine fail, of whatever kind; what fails must be sent all the same. */
const STORM: readonly (Fault | null)[] = [
  null,
  tooManyRequests(1),
  null,
  { type: 'error', code: 500, description: 'Internal Server Error' },
  null,
  null,
  { type: 'html', status: 502 },
  null,
  { type: 'error', code: 504, description: 'Gateway Timeout' },
];

const folder = await mkdtemp(join(tmpdir(), 'load-telegram-'));
const api = new FakeBotApi();
await api.start();
const app = await createApp(
  loadConfig({
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    CLOCK_START: '2024-07-15',
    DATABASE_URL: `sqlite:${join(folder, 'app.db')}`,
    PORT: '0',
    LOG_LEVEL: 'fatal',
  }),
);
let seed = 1;
/** The same storm at every run, without a rhythm that calls could fall in with. */
const nextFault = (): Fault | null => {
  seed = (seed * 48_271) % 2_147_483_647;
  return STORM[seed % STORM.length] ?? null;
};
if (crowd.storm) api.faults.storm = nextFault;

const startedAtMs = Date.now();
// Thirty a minute is what one person is answered; the load is a crowd's, not one person's.
for (let index = 0; index < updates; index += 1)
  api.push(privateText(1 + (index % chats), questionOf(index, crowd), { atMs: Date.now() }));
await app.start();
while (api.state.delivered.length < updates && Date.now() - startedAtMs < 600_000)
  await new Promise((resolve) => setTimeout(resolve, 20));
// What is sent twice comes within the next seconds.
await new Promise((resolve) => setTimeout(resolve, 3_000));
await app.stop();
await api.close();
await rm(folder, { recursive: true, force: true });

/** Most messages within any window of `windowMs`. */
function mostWithin(times: readonly number[], windowMs: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted.reduce((most, at, index) => {
    const first = sorted.findIndex((other) => other > at - windowMs);
    return Math.max(most, index - first + 1);
  }, 0);
}

const { delivered } = api.state;
const perChat = Array.from({ length: chats }, (_, index) => api.state.in(1 + index));
const figures = {
  ...figureAnswers(
    crowd,
    delivered.map(({ atMs }) => atMs - startedAtMs),
    perChat.map((messages) => messages.map(({ text }) => text)),
  ),
  mostPerSecond: mostWithin(
    delivered.map(({ atMs }) => atMs),
    1000,
  ),
  mostPerChatAndSecond: Math.max(
    ...perChat.map((messages) =>
      mostWithin(
        messages.map(({ atMs }) => atMs),
        1000,
      ),
    ),
  ),
  calls: api.calls.length,
  rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = figures.lost === 0 && figures.isInOrder ? 0 : 1;
