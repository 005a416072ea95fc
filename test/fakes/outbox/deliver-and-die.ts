import { createTelegramChannel } from '../../../src/channels/telegram/create-telegram-channel.js';
import { systemScheduler } from '../../../src/channels/rate/scheduler.js';
import { systemClock } from '../../../src/domain/clock.js';
import { createDeliverer, DEFAULT_LIMITS } from '../../../src/outbox/create-deliverer.js';
import type { OutboxStore } from '../../../src/outbox/outbox-store.js';
import { createAnswerMessageStore } from '../../../src/storage/chats/create-answer-message-store.js';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import { createUpdateJournal } from '../../../src/storage/chats/create-update-journal.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createOutboxStore } from '../../../src/storage/outbox/create-outbox-store.js';

/**
 * A process of its own that delivers through Telegram's channel, for tests that kill it. Arguments:
 * database URL, API root, token, a name, and a step of the store, `before:record` or `after:claim`,
 * at which it kills itself with SIGKILL; or `none`: it ends when nothing is due any more.
 */
const [url = '', apiRoot = '', token = '', worker = '', step = 'none'] = process.argv.slice(2);
const [when, method] = step.split(':');

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

function dying(store: OutboxStore): OutboxStore {
  return new Proxy(store, {
    get(target, name) {
      const run = Reflect.get(target, name) as (...values: unknown[]) => Promise<unknown>;
      if (name !== method) return run;
      return async (...values: unknown[]): Promise<unknown> => {
        if (when === 'before') return die();
        await run.apply(target, values);
        return die();
      };
    },
  });
}

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };
const database = await openDatabase(url);
const store = createOutboxStore(database);
const chats = createChatStore(database);
const channel = createTelegramChannel({
  ...{ token, apiRoot, log, chats },
  webhook: null,
  admins: [],
  handler: { handle: () => Promise.resolve(null) },
  journal: createUpdateJournal(database, 'w'),
  answers: createAnswerMessageStore(database),
  clock: systemClock,
});
const deliverer = createDeliverer({
  store: dying(store),
  senders: { telegram: channel.sender },
  ...{ hooks: {}, chats, worker, log },
  notices: { tell: () => Promise.resolve() },
  clock: systemClock,
  scheduler: systemScheduler,
  timeZone: 'Asia/Ho_Chi_Minh',
  random: () => 0.5,
  limits: DEFAULT_LIMITS,
});
deliverer.start();

const isOver = async (): Promise<boolean> =>
  (await store.stats(systemClock.now())).oldestDueAt === null;
const look = async (): Promise<void> => {
  if (!(await isOver())) return void setTimeout(() => void look(), LOOK_MS);
  await deliverer.stop();
  await channel.stop();
  await database.close();
};
const LOOK_MS = 50;
await look();
