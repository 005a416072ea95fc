import type { ChannelName } from '../../../src/domain/chat.js';
import type { MessageSender } from '../../../src/domain/delivery.js';
import type { DeliveryHooks, OutboxItem } from '../../../src/domain/outbox.js';
import {
  createDeliverer,
  DEFAULT_LIMITS,
  type Deliverer,
  type DelivererLimits,
} from '../../../src/outbox/create-deliverer.js';
import { createOperatorNotices } from '../../../src/outbox/operator-notices.js';
import type { OutboxStore } from '../../../src/outbox/outbox-store.js';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import type { Database } from '../../../src/storage/database.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createOutboxStore } from '../../../src/storage/outbox/create-outbox-store.js';
import { FakeScheduler } from '../telegram/fake-scheduler.js';
import { MemoryLog } from '../telegram/start-channel.js';
import { FakeSender } from './fake-sender.js';
import { START_AT } from './make-item.js';

/** Turns of the event loop without work under way after which everything waits for time to pass. */
const QUIET_TURNS = 8;

interface Pending {
  count: number;
}

/** A database whose waits for locks are under the test's hand; `waiting` counts them. */
function openAt(url: string, scheduler: FakeScheduler, waiting: Pending): Promise<Database> {
  return openDatabase(url, {
    pause: async (pauseMs) => {
      waiting.count += 1;
      await new Promise<void>((resolve) => scheduler.after(pauseMs, resolve));
      waiting.count -= 1;
    },
  });
}

/** The store, counting the calls under way. */
function countCalls(store: OutboxStore, pending: Pending): OutboxStore {
  return new Proxy(store, {
    get(target, name) {
      const method = Reflect.get(target, name) as
        ((...values: unknown[]) => Promise<unknown>) | undefined;
      // A promise asks what it resolves to whether it is one.
      if (!method) return undefined;
      return async (...values: unknown[]): Promise<unknown> => {
        pending.count += 1;
        try {
          return await method.apply(target, values);
        } finally {
          pending.count -= 1;
        }
      };
    },
  });
}

export interface RigOptions {
  readonly hooks?: DeliveryHooks;
  readonly admins?: readonly string[];
  readonly senders?: Partial<Record<ChannelName, MessageSender>>;
  readonly limits?: Partial<DelivererLimits>;
  /** Default: a database in memory. */
  readonly url?: string;
  /** Whether something else is under way that does not wait for time to pass. */
  readonly isBusy?: () => boolean;
  readonly scheduler?: FakeScheduler;
}

/** Rarer looks than in life, so that hours pass quickly; what is due is found by its own timer. */
const TEST_LIMITS: DelivererLimits = { ...DEFAULT_LIMITS, pollMs: 20 * 60_000 };

/** A deliverer on a real database, with messengers and time under the test's hand. */
export class DeliveryRig {
  readonly telegram = new FakeSender();
  readonly zalo = new FakeSender();
  readonly log = new MemoryLog();
  readonly released: ChannelName[] = [];
  /** Moves the assistant's clock against real time. */
  clockOffsetMs = 0;
  readonly clock = { now: (): Date => new Date(this.scheduler.nowMs() + this.clockOffsetMs) };
  readonly store: OutboxStore;
  private readonly pending: Pending = { count: 0 };
  private workers = 0;
  private readonly running: Deliverer[] = [];
  private readonly others: Database[] = [];

  private constructor(
    readonly database: Database,
    readonly scheduler: FakeScheduler,
    private readonly waiting: Pending,
    private readonly options: RigOptions = {},
  ) {
    this.store = countCalls(createOutboxStore(database), this.pending);
  }

  static async create(options: RigOptions = {}): Promise<DeliveryRig> {
    const scheduler = options.scheduler ?? new FakeScheduler(START_AT.getTime());
    const waiting = { count: 0 };
    const database = await openAt(options.url ?? 'sqlite::memory:', scheduler, waiting);
    return new DeliveryRig(database, scheduler, waiting, options);
  }

  /** The store of another process: a connection of its own to the same file. */
  async openAnother(): Promise<OutboxStore> {
    const url = this.options.url ?? '';
    const database = await openAt(url, this.scheduler, this.waiting);
    this.others.push(database);
    return countCalls(createOutboxStore(database), this.pending);
  }

  /** One more process on the database; the caller starts it. */
  createDeliverer(store = this.store): Deliverer {
    const deliverer = this.createDoomed(store);
    this.running.push(deliverer);
    return deliverer;
  }

  /** One that will be killed: nobody stops it. */
  createDoomed(store: OutboxStore): Deliverer {
    this.workers += 1;
    return createDeliverer({
      store,
      senders: this.options.senders ?? { telegram: this.telegram, zalo: this.zalo },
      hooks: this.options.hooks ?? {},
      chats: createChatStore(this.database),
      notices: createOperatorNotices({
        outbox: store,
        admins: () => this.options.admins ?? [],
        clock: this.clock,
        log: this.log,
      }),
      worker: `w${this.workers}`,
      clock: this.clock,
      scheduler: this.scheduler,
      timeZone: 'Asia/Ho_Chi_Minh',
      random: () => 0.5,
      log: this.log,
      limits: { ...TEST_LIMITS, ...this.options.limits },
      onReleased: (channel) => this.released.push(channel),
    });
  }

  start(): Deliverer {
    const deliverer = this.createDeliverer();
    deliverer.start();
    return deliverer;
  }

  add(...items: readonly OutboxItem[]): Promise<number> {
    return this.store.enqueueAll(items);
  }

  /** Lets everything that does not wait for time to pass happen. */
  async quiet(): Promise<void> {
    const isBusy = (): boolean =>
      // Where one waits for a lock, the others wait behind it.
      (this.pending.count > 0 && this.waiting.count === 0) || this.options.isBusy?.() === true;
    for (let turns = 0; turns < QUIET_TURNS; turns = isBusy() ? 0 : turns + 1)
      await new Promise<void>((resolve) => setImmediate(resolve));
  }

  /** Lets time pass, timer by timer. */
  async pass(ms: number): Promise<void> {
    let isOver = false;
    this.scheduler.after(ms, () => (isOver = true));
    for (await this.quiet(); !isOver; await this.quiet()) this.scheduler.runNext();
  }

  async states(): Promise<Record<string, string>> {
    const rows = await this.database.run((knex) =>
      knex('outbox').select<{ dedupe_key: string; state: string }[]>('dedupe_key', 'state'),
    );
    return Object.fromEntries(rows.map((row) => [row.dedupe_key, row.state]));
  }

  async close(): Promise<void> {
    const stops = this.running.map((deliverer) => deliverer.stop());
    await this.pass(60_000);
    await Promise.all(stops);
    for (const database of [this.database, ...this.others]) await database.close();
  }
}
