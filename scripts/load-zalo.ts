/**
 * Prints how many updates a second the Zalo channel answers, and how long one takes from the push
 * to its answer, against the fake server on loopback with an assistant that answers at once:
 *
 *     npx tsx scripts/load-zalo.ts [--updates 500] [--chats 50] [--unlimited]
 *
 * All updates are pushed at once. `--unlimited` takes the channel's own send rate away, to show what
 * the channel itself costs.
 */
import { parseArgs } from 'node:util';
import { DEFAULT_SEND_RATE, createZaloChannel } from '../src/channels/zalo/create-zalo-channel.js';
import { FakeHandler } from '../test/fakes/zalo/channel-kit.js';
import { FakeZaloServer } from '../test/fakes/zalo/fake-zalo-server.js';
import {
  InMemoryJournal,
  InMemoryOffers,
  InMemoryUsage,
} from '../test/fakes/zalo/in-memory-ports.js';

const { values } = parseArgs({
  options: {
    updates: { type: 'string', default: '500' },
    chats: { type: 'string', default: '50' },
    unlimited: { type: 'boolean', default: false },
  },
});
const updates = Number(values.updates);
const chats = Number(values.chats);
const silent = (): void => undefined;

const server = await FakeZaloServer.start();
const channel = createZaloChannel({
  connection: { token: server.token, apiRoot: server.url, webhook: null },
  handler: new FakeHandler(),
  journal: new InMemoryJournal(),
  usage: new InMemoryUsage(),
  offers: new InMemoryOffers(),
  clock: { now: () => new Date() },
  timeZone: 'Asia/Ho_Chi_Minh',
  log: { debug: silent, info: silent, warn: silent, error: silent },
  sendRate: values.unlimited ? [] : DEFAULT_SEND_RATE,
});

await channel.start();
const startedAtMs = performance.now();
const chatOf = (index: number): string => `u${index % chats}`;
for (let index = 0; index < updates; index += 1)
  server.push({ from: chatOf(index), text: `câu ${index}` });
while (server.deliveries.length < updates) await new Promise((resolve) => setTimeout(resolve, 5));
await channel.stop();
await server.stop();

const waits = server.deliveries.map((one) => one.atMs - startedAtMs).sort((a, b) => a - b);
const percentile = (share: number): number =>
  Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0);
let isInOrder = true;
for (let chat = 0; chat < chats; chat += 1) {
  const numbers = server.textsTo(`u${chat}`).map((text) => Number(text.split(' ').at(-1)));
  isInOrder &&= numbers.every((number, at) => at === 0 || number > (numbers[at - 1] ?? 0));
}
const figures = {
  updates,
  chats,
  perSecond: Math.round((updates / (waits.at(-1) ?? 1)) * 10_000) / 10,
  p50Ms: percentile(0.5),
  p99Ms: percentile(0.99),
  isInOrder,
  violations: server.violations.length,
  rssMb: Math.round(process.memoryUsage().rss / 1_048_576),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
