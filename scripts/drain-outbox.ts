import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSendRate } from '../src/channels/rate/create-send-rate.js';
import { StoppedError } from '../src/channels/rate/scheduler.js';
import type { Scheduler } from '../src/domain/scheduler.js';
import { OVERALL_LIMITS } from '../src/channels/telegram/send/create-gateway.js';
import { plainReply } from '../src/domain/plain-reply.js';
import type { MessageSender } from '../src/domain/delivery.js';
import { createDeliverer, DEFAULT_LIMITS, type Deliverer } from '../src/outbox/create-deliverer.js';
import type { OutboxStore } from '../src/outbox/outbox-store.js';
import { toStoredReply } from '../src/outbox/stored-reply.js';
import { createChatStore } from '../src/storage/chats/create-chat-store.js';
import type { Database } from '../src/storage/database.js';
import { openDatabase } from '../src/storage/open-database.js';
import { createOutboxStore } from '../src/storage/outbox/create-outbox-store.js';

/**
 * Drains many due deliveries at Telegram's permitted rate and prints the figures: virtual time (the
 * rate is the channel's own, its clock is not waited for), real time, memory along the way, and what
 * a crash half way costs. `--count 10000`, `--latency-ms 120`, `--crash-at 5000` (0: none).
 */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    'latency-ms': { type: 'string', default: '120' },
    'crash-at': { type: 'string', default: '5000' },
  },
});
const COUNT = Number(values.count);
const LATENCY_MS = Number(values['latency-ms']);
const CRASH_AT = Number(values['crash-at']);
/** A digest's size: a view of a few kilobytes. */
const LINE = 'Nhiệm vụ: hoàn thành cơ sở dữ liệu dùng chung, hạn 30/9/2024, còn 16 ngày (B.II.6.a)';
const LINES = 40;
const START_MS = Date.UTC(2024, 6, 15, 1, 0, 0);
const MB = 1024 * 1024;

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Time that stands still until everything has been done that can be done without it. */
class VirtualTime implements Scheduler {
  private atMs = START_MS;
  private readonly timers = new Map<number, { atMs: number; run: () => void }>();
  private lastId = 0;

  nowMs(): number {
    return this.atMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const id = (this.lastId += 1);
    this.timers.set(id, { atMs: this.atMs + Math.max(0, delayMs), run });
    return () => this.timers.delete(id);
  }

  /** Moves to the next timer and runs it. */
  step(): void {
    let next: [number, { atMs: number; run: () => void }] | null = null;
    for (const entry of this.timers) if (!next || entry[1].atMs < next[1].atMs) next = entry;
    if (!next) throw new Error('nothing to wait for');
    this.timers.delete(next[0]);
    this.atMs = Math.max(this.atMs, next[1].atMs);
    next[1].run();
  }
}

const time = new VirtualTime();
const clock = { now: (): Date => new Date(time.nowMs()) };
const arrived = new Map<string, number>();
let arrivals = 0;
let marked = 0;
let busy = 0;

/** A platform that takes `LATENCY_MS`, behind the rate of Telegram's channel. */
function createPlatform(isDead: () => boolean): MessageSender {
  const rate = createSendRate(OVERALL_LIMITS, time);
  return {
    async send(chat, reply, options = {}) {
      const slot = await rate.acquire(chat.chatId, [{ count: 1, windowMs: 1000 }], 'notice');
      if (isDead()) return new Promise(() => undefined);
      if (options.beforeSend && !(await options.beforeSend())) {
        slot.done();
        return { status: 'retry', reason: 'đang dừng', retryAfterMs: null };
      }
      await new Promise<void>((resolve) => time.after(LATENCY_MS, resolve));
      arrivals += 1;
      if (options.resent === true) marked += 1;
      const key = `${chat.chatId} ${reply.view.headline}`;
      arrived.set(key, (arrived.get(key) ?? 0) + 1);
      if (isDead()) return new Promise(() => undefined);
      slot.done();
      return { status: 'sent', messageId: String(arrivals) };
    },
  };
}

/** The store of a process that may die: from then on it neither reads nor writes. */
function watch(store: OutboxStore, isDead: () => boolean): OutboxStore {
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
      return async (...given: unknown[]): Promise<unknown> => {
        if (isDead()) return new Promise(() => undefined);
        busy += 1;
        try {
          return await method.apply(target, given);
        } finally {
          busy -= 1;
        }
      };
    },
  });
}

const silent = (): void => undefined;
const log = { debug: silent, info: silent, warn: silent, error: silent };

function createProcess(
  database: Database,
  worker: string,
): { deliverer: Deliverer; kill: () => void } {
  let isKilled = false;
  const isDead = (): boolean => isKilled;
  const deliverer = createDeliverer({
    store: watch(createOutboxStore(database), isDead),
    senders: { telegram: createPlatform(isDead) },
    hooks: {},
    chats: createChatStore(database),
    notices: { tell: () => Promise.resolve() },
    ...{ worker, clock, log },
    scheduler: time,
    timeZone: 'Asia/Ho_Chi_Minh',
    random: () => 0.5,
    limits: DEFAULT_LIMITS,
  });
  return { deliverer, kill: () => (isKilled = true) };
}

async function fill(store: OutboxStore): Promise<void> {
  const at = clock.now();
  const reply = toStoredReply(plainReply('Bản tin tuần', Array<string>(LINES).fill(LINE)));
  for (let from = 0; from < COUNT; from += 500)
    await store.enqueueAll(
      Array.from({ length: Math.min(500, COUNT - from) }, (_, index) => ({
        dedupeKey: `digest:${from + index}:2024-07-15`,
        chat: {
          channel: 'telegram' as const,
          chatId: String(from + index),
          threadId: null,
          kind: 'private' as const,
        },
        kind: 'digest' as const,
        reply,
        context: null,
        notBefore: at,
        expiresAt: new Date(at.getTime() + 86_400_000),
        createdAt: at,
      })),
    );
}

/** Lets everything happen that does not wait for time. */
async function settle(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = busy > 0 ? 0 : quiet + 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
}

let peakRss = 0;
let peakHeap = 0;
function measure(): string {
  const { rss, heapUsed } = process.memoryUsage();
  peakRss = Math.max(peakRss, rss);
  peakHeap = Math.max(peakHeap, heapUsed);
  return `RSS ${Math.round(rss / MB)} MB, heap ${Math.round(heapUsed / MB)} MB`;
}

async function runUntil(target: number): Promise<void> {
  let toldAt = arrivals;
  while (arrivals < target) {
    await settle();
    if (arrivals < target) time.step();
    measure();
    if (arrivals - toldAt < COUNT / 10) continue;
    toldAt = arrivals;
    const seconds = Math.round((time.nowMs() - START_MS) / 1000);
    say(`  ${String(arrivals).padStart(6)} đã gửi sau ${seconds} s (ảo): ${measure()}`);
  }
}

const folder = await mkdtemp(join(tmpdir(), 'drain-outbox-'));
const database = await openDatabase(`sqlite:${join(folder, 'assistant.db')}`);
try {
  const store = createOutboxStore(database);
  const filledAt = performance.now();
  await fill(store);
  say(
    `${COUNT} tin vào hàng chờ trong ${Math.round(performance.now() - filledAt)} ms; ${measure()}`,
  );

  const startedAt = performance.now();
  const first = createProcess(database, 'first');
  first.deliverer.start();
  let current = first;
  if (CRASH_AT > 0 && CRASH_AT < COUNT) {
    await runUntil(CRASH_AT);
    first.kill();
    const left = await store.stats(clock.now());
    say(
      `  ✂ tiến trình chết: ${left.counts.sent} đã ghi, ${left.counts.sending} đang gửi, ${left.counts.claimed} đã nhận`,
    );
    current = createProcess(database, 'second');
    current.deliverer.start();
  }
  const unseen = (): number => COUNT - arrived.size;
  while (unseen() > 0) await runUntil(arrivals + Math.min(unseen(), 100));
  let { counts } = await store.stats(clock.now());
  while (counts.sent < COUNT) {
    await settle();
    time.step();
    ({ counts } = await store.stats(clock.now()));
  }
  const virtualS = (time.nowMs() - START_MS) / 1000;
  const realS = (performance.now() - startedAt) / 1000;
  const twice = [...arrived.values()].filter((times) => times > 1).length;
  say(
    `Xong: ${counts.sent} gửi, ${counts.dead} hỏng; ${arrivals} tin rời đi, ${marked} có dấu (gửi lại), ${twice} tin đến hai lần`,
  );
  say(
    `${virtualS.toFixed(1)} s ảo (${(arrivals / virtualS).toFixed(1)} tin/s), ${realS.toFixed(1)} s thật (${((realS * 1000) / arrivals).toFixed(2)} ms/tin)`,
  );
  say(`Bộ nhớ cao nhất: RSS ${Math.round(peakRss / MB)} MB, heap ${Math.round(peakHeap / MB)} MB`);
  await current.deliverer.stop();
} catch (error) {
  if (!(error instanceof StoppedError)) throw error;
} finally {
  await database.close();
  await rm(folder, { recursive: true });
}
