/**
 * Prints how the whole app answers many Zalo messages pushed at once, against the fake server on
 * loopback:
 *
 *     npx tsx scripts/load-zalo.ts [--updates 500] [--chats 50] [--storm]
 *
 * Time is real. `--storm`: a third of the sends meets a gateway’s HTML 429 or 502;
 * what fails must be sent all the same, and nothing twice.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.js';
import { loadConfig } from '../src/config.js';
import { FakeZaloServer } from '../test/fakes/zalo/fake-zalo-server.js';
import { HTML_429, HTML_502 } from '../test/fakes/zalo/zalo-faults.js';
import { figureAnswers, questionOf, readCrowd } from './load/crowd.js';

const crowd = readCrowd();
const { updates, chats } = crowd;
const PATIENCE_MS = 600_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const folder = await mkdtemp(join(tmpdir(), 'load-zalo-'));
const server = await FakeZaloServer.start();
const app = await createApp(
  loadConfig({
    ZALO_BOT_TOKEN: server.token,
    ZALO_API_ROOT: server.url,
    CLOCK_START: '2024-07-15',
    DATABASE_URL: `sqlite:${join(folder, 'app.db')}`,
    PORT: '0',
    LOG_LEVEL: 'fatal',
  }),
);
if (crowd.storm)
  for (let count = 0; count < updates / 3; count += 1)
    server.failNext('sendMessage', count % 2 === 0 ? HTML_429 : HTML_502);

await app.start();
const startedAtMs = performance.now();
for (let index = 0; index < updates; index += 1)
  server.push({
    from: `u${index % chats}`,
    text: questionOf(index, crowd),
  });
while (server.deliveries.length < updates && performance.now() - startedAtMs < PATIENCE_MS)
  await pause(5);
// What is sent twice comes within the next seconds.
await pause(3_000);
await app.stop();
await server.stop();
await rm(folder, { recursive: true, force: true });

const { deliveries } = server;
const figures = {
  ...figureAnswers(
    crowd,
    deliveries.map(({ atMs }) => atMs - startedAtMs),
    Array.from({ length: chats }, (_, chat) => server.textsTo(`u${chat}`)),
  ),
  longestUnits: Math.max(...deliveries.map(({ text }) => text.length)),
  violations: server.violations.length,
  rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = figures.answered === updates && figures.isInOrder ? 0 : 1;
