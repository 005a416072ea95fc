/**
 * Runs the program twice on one PostgreSQL with a fake Telegram that posts to both in turn, as a
 * load balancer does, and prints: how soon a reload on one is seen by the other, whether every
 * question is answered once, whether every delivery is sent once, and how soon the other leads when
 * the leader is killed. Needs Debian's postgresql; starts a server of its own on loopback.
 *
 *     npx tsx scripts/run-two-instances.ts [--reloads 5] [--questions 40] [--items 1000]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { percentile } from '../src/bench/percentile.js';
import { plainReply } from '../src/domain/plain-reply.js';
import { toStoredReply } from '../src/outbox/stored-reply.js';
import { createRegisterStore } from '../src/storage/register/create-register-store.js';
import { openDatabase } from '../src/storage/open-database.js';
import { createOutboxStore } from '../src/storage/outbox/create-outbox-store.js';
import { startPostgres } from '../test/fakes/postgres/start-postgres.js';
import { FakeBotApi } from '../test/fakes/telegram/fake-bot-api.js';
import { privateText } from '../test/fakes/telegram/make-update.js';

const { values } = parseArgs({
  options: {
    reloads: { type: 'string', default: '5' },
    questions: { type: 'string', default: '40' },
    items: { type: 'string', default: '1000' },
  },
});
const [RELOADS, QUESTIONS, ITEMS] = [
  Number(values.reloads),
  Number(values.questions),
  Number(values.items),
];
const SECRET = 'two-instances-secret';
const ADMIN = 99;
const FIRST_CHAT = 10_000;
const FIRST_READER = 5_000;
/** The assistant’s clock: when both instances take it to be. */
const AT = { atMs: Date.UTC(2024, 6, 15, 2) };
/** Seldom enough that looking costs the instances little. */
const LOOK_EVERY_MS = 25;
const PATIENCE_MS = 60_000;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

async function until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  for (const fromMs = performance.now(); ; await wait(LOOK_EVERY_MS)) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() - fromMs > PATIENCE_MS) throw new Error(`never: ${what}`);
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

interface Running {
  readonly name: string;
  readonly root: string;
  readonly child: ChildProcess;
}

const folder = await mkdtemp(join(tmpdir(), 'two-instances-'));
await Promise.all(
  ['knowledge', 'seeds'].map((name) => cp(name, join(folder, name), { recursive: true })),
);
const server = await startPostgres();
const databaseUrl = await server.createDatabase();
const api = new FakeBotApi();
await api.start();
api.state.chats.add(ADMIN);

async function run(name: string): Promise<Running> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: {
      PATH: process.env['PATH'],
      TELEGRAM_BOT_TOKEN: api.token,
      TELEGRAM_API_ROOT: api.url,
      // The balancer's address: the same for both.
      TELEGRAM_WEBHOOK_URL: 'https://balancer.example/telegram',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      DATABASE_URL: `${databaseUrl}&application_name=${name}`,
      KNOWLEDGE_DIR: join(folder, 'knowledge'),
      SEEDS_DIR: join(folder, 'seeds'),
      ADMINS: `telegram:${ADMIN}`,
      CLOCK_START: '2024-07-15',
      PORT: String(port),
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return { name, root: `http://127.0.0.1:${port}`, child };
}

const readHealth = async ({ root }: Running): Promise<string> =>
  fetch(`${root}/healthz`).then(
    (response) => response.text(),
    () => '',
  );
const versionOf = async (instance: Running): Promise<number> =>
  Number(/phiên bản (\d+)/.exec(await readHealth(instance))?.[1] ?? 0);
const sentBy = async ({ root }: Running): Promise<number> => {
  const text = await (await fetch(`${root}/metrics`)).text();
  return Number(/^assistant_sends_total\{[^}]*outcome="sent"[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0);
};
const post = async ({ root }: Running, update: object): Promise<void> => {
  const response = await fetch(`${root}/telegram`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': SECRET,
    },
    body: JSON.stringify(api.stamp(update)),
  });
  if (!response.ok) throw new Error(`webhook: ${response.status}`);
};
/** Names of the instances that hold the leader's lock. */
const listLeaders = async (): Promise<string[]> => {
  const rows = await server.query(
    `select application_name from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and granted`,
  );
  return rows.map((row) => String(row['application_name']));
};
const hasLeader = async (): Promise<true | null> =>
  (await listLeaders()).length > 0 ? true : null;
const textsTo = (first: number, count: number): string[] =>
  api
    .called('sendMessage')
    .filter(({ payload }) => {
      const chat = Number(payload['chat_id']);
      return chat >= first && chat < first + count;
    })
    .map(({ payload }) => String(payload['chat_id']));

const startedMs = performance.now();
const instances = [await run('A'), await run('B')] as const;
const [a, b] = instances;
// Whatever happens here, nothing goes on without it.
process.once('exit', () => {
  for (const { child } of instances) child.kill('SIGKILL');
  server.kill();
});
for (const one of instances)
  await until(`${one.name} is ready`, async () => ((await versionOf(one)) > 0 ? true : null));
await until('a leader', hasLeader);
say(`both ready on an empty database: ${Math.round(performance.now() - startedMs)} ms`);
say(`leading: ${(await listLeaders()).join(', ')}`);
await until('one version', async () =>
  (await versionOf(a)) === (await versionOf(b)) ? true : null,
);

const database = await openDatabase(databaseUrl);
const register = createRegisterStore(database);
const seenMs: number[] = [];
for (let round = 1; round <= RELOADS; round += 1) {
  const [from, to] = round % 2 === 1 ? [a, b] : [b, a];
  const before = (await register.findActiveVersion()) ?? 0;
  await appendFile(
    join(folder, 'knowledge', 'tb-203-vpcp-2024.md'),
    `\nGhi chú thử lần ${round}.\n`,
  );
  await post(from, privateText(ADMIN, '/reload', AT));
  await until('a new version', async () =>
    ((await register.findActiveVersion()) ?? 0) > before ? true : null,
  );
  const committedMs = performance.now();
  await until(`${to.name} on the new version`, async () =>
    (await versionOf(to)) > before ? true : null,
  );
  seenMs.push(performance.now() - committedMs);
  await until(`${from.name} on the new version`, async () =>
    (await versionOf(from)) > before ? true : null,
  );
}
say(
  `reload on one seen by the other: ${RELOADS} times, median ${Math.round(percentile(seenMs, 0.5))} ms, longest ${Math.round(Math.max(...seenMs))} ms after the commit`,
);

for (let index = 0; index < QUESTIONS; index += 1) {
  const one = instances[index % 2] ?? a;
  await post(one, privateText(FIRST_READER + index, 'bao nhiêu nhiệm vụ quá hạn?', AT));
}
await until('answers', () =>
  Promise.resolve(textsTo(FIRST_READER, QUESTIONS).length >= QUESTIONS ? true : null),
);
const answered = textsTo(FIRST_READER, QUESTIONS);
say(
  `questions posted to both in turn: ${QUESTIONS}, answers ${answered.length}, readers answered ${new Set(answered).size}`,
);

const outbox = createOutboxStore(database);
const now = new Date('2024-07-15T02:00:00Z');
for (let index = 0; index < ITEMS; index += 1) api.state.chats.add(FIRST_CHAT + index);
const beforeSends = await Promise.all(instances.map(sentBy));
const drainMs = performance.now();
await outbox.enqueueAll(
  Array.from({ length: ITEMS }, (_, index) => ({
    dedupeKey: `two-instances:${index}`,
    chat: {
      channel: 'telegram',
      chatId: String(FIRST_CHAT + index),
      threadId: null,
      kind: 'private',
    },
    kind: 'operator',
    reply: toStoredReply(plainReply(`Tin thử số ${index}`)),
    context: null,
    notBefore: now,
    expiresAt: new Date(now.getTime() + 86_400_000),
    createdAt: now,
  })),
);
await until('all sent', async () => ((await outbox.stats(now)).counts.sent >= ITEMS ? true : null));
const tookMs = performance.now() - drainMs;
const arrived = textsTo(FIRST_CHAT, ITEMS);
const shares = (await Promise.all(instances.map(sentBy))).map(
  (sent, index) => sent - (beforeSends[index] ?? 0),
);
const { counts } = await outbox.stats(now);
say(
  `deliveries: ${ITEMS}, arrived ${arrived.length}, chats reached ${new Set(arrived).size}, by A ${shares[0]}, by B ${shares[1]}, in ${(tookMs / 1000).toFixed(1)} s; not sent ${ITEMS - counts.sent}`,
);

const [leader, heir] = (await listLeaders())[0] === 'A' ? [a, b] : [b, a];
const killedMs = performance.now();
leader.child.kill('SIGKILL');
await until('the other leads', async () =>
  (await listLeaders()).includes(heir.name) ? true : null,
);
say(
  `${leader.name}, which led, killed: ${heir.name} leads after ${Math.round(performance.now() - killedMs)} ms`,
);

heir.child.kill('SIGTERM');
await new Promise((resolve) => heir.child.once('exit', resolve));
say(`leading after ${heir.name} has stopped, too: ${(await listLeaders()).length}`);
await database.close();
await api.close();
await server.stop();
await rm(folder, { recursive: true, force: true });
