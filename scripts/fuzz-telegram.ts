/**
 * Sends the whole app malformed Telegram updates by polling and by webhook, and prints whether it
 * still runs, answers and has thrown nothing away:
 *
 *     npx tsx scripts/fuzz-telegram.ts [--updates 10000] [--seed 1]
 *
 * Each update was well-formed but for one to three damages, or is none at all.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp, type App } from '../src/app.js';
import { loadConfig } from '../src/config.js';
import { createLogger } from '../src/observability/create-logger.js';
import { FakeBotApi } from '../test/fakes/telegram/fake-bot-api.js';
import { privateText } from '../test/fakes/telegram/make-update.js';
import { createRandom, makeMalformed } from '../test/fakes/telegram/malformed-updates.js';

const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const updates = Number(values.updates);
const random = createRandom(Number(values.seed));
const SECRET = 'fuzz-secret_1';
/** How long the bot is given to work off everything. */
const PATIENCE_MS = 600_000;

const uncaught: string[] = [];
process.on('uncaughtException', (error) => void uncaught.push(String(error)));
process.on('unhandledRejection', (error) => void uncaught.push(String(error)));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const errors = new Map<string, number>();
const log = createLogger('error', [], {
  write: (line) => {
    const { msg } = JSON.parse(line) as { msg: string };
    errors.set(msg, (errors.get(msg) ?? 0) + 1);
  },
});

async function start(api: FakeBotApi, folder: string, isWebhook: boolean): Promise<App> {
  const app = await createApp(
    loadConfig({
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.url,
      CLOCK_START: '2024-07-15',
      DATABASE_URL: `sqlite:${join(folder, 'app.db')}`,
      PORT: '0',
      ...(isWebhook
        ? { TELEGRAM_WEBHOOK_URL: 'https://bot.example/hook', TELEGRAM_WEBHOOK_SECRET: SECRET }
        : {}),
    }),
    { log },
  );
  await app.start();
  return app;
}

/** Whether a question asked now is answered. */
async function isAnswered(api: FakeBotApi, send: (update: object) => unknown): Promise<boolean> {
  const chat = 70_000 + Math.floor(random() * 1000);
  await send(privateText(chat, 'Bộ Y tế còn việc nào quá hạn', { atMs: Date.now() }));
  const giveUpAtMs = Date.now() + PATIENCE_MS;
  while (api.state.in(chat).length === 0 && Date.now() < giveUpAtMs) await pause(20);
  return api.state.in(chat)[0]?.text.includes('Bộ Y tế: 1 nhiệm vụ quá hạn') ?? false;
}

const folder = await mkdtemp(join(tmpdir(), 'fuzz-telegram-'));
const api = new FakeBotApi();
await api.start();
const startedAtMs = Date.now();

const polling = await start(api, folder, false);
for (let count = 0; count < updates / 2; count += 1) api.pushRaw(makeMalformed(random, Date.now()));
const answersPolling = await isAnswered(api, (update) => api.push(update));
const pollingHealth = (await polling.health())['telegram'];
await polling.stop();

const webhook = await start(api, folder, true);
const statuses = new Map<number, number>();
const post = async (body: string): Promise<void> => {
  const response = await fetch(`http://127.0.0.1:${webhook.port()}/hook`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': SECRET,
    },
    body,
  });
  await response.arrayBuffer();
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
};
for (let count = 0; count < updates / 2; count += 1) {
  const update = makeMalformed(random, Date.now());
  const text = JSON.stringify(
    typeof update === 'object' && update !== null && !Array.isArray(update)
      ? api.stamp(update)
      : update,
  );
  // One in twenty is cut: no JSON any more.
  await post(random() < 0.05 ? text.slice(0, Math.floor(text.length / 2)) : text);
}
const answersWebhook = await isAnswered(api, (update) => post(JSON.stringify(api.stamp(update))));
const webhookHealth = (await webhook.health())['telegram'];
await webhook.stop();
await api.close();
await rm(folder, { recursive: true, force: true });

const figures = {
  updates,
  answersPolling,
  answersWebhook,
  isHealthy: pollingHealth?.ok === true && webhookHealth?.ok === true,
  uncaught: uncaught.slice(0, 5),
  errorsLogged: Object.fromEntries(errors),
  webhookStatuses: Object.fromEntries(statuses),
  messagesSent: api.state.delivered.length,
  seconds: Math.round((Date.now() - startedAtMs) / 1000),
  rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = answersPolling && answersWebhook && uncaught.length === 0 ? 0 : 1;
