import { createDelivery, type Delivery } from '../../../src/outbox/create-delivery.js';
import { openReminders, type Reminders } from '../../../src/open-reminders.js';
import { chatKey, type ChatRef, type ChatReply, type Inbound } from '../../../src/domain/chat.js';
import type { MessageSender, SendOutcome } from '../../../src/domain/delivery.js';
import { localDateAt } from '../../../src/domain/local-date.js';
import { createMetrics, type Metrics } from '../../../src/observability/create-metrics.js';
import { createClaimStore } from '../../../src/storage/amendments/create-claim-store.js';
import { createChatStore } from '../../../src/storage/chats/create-chat-store.js';
import { createConversationStore } from '../../../src/storage/chats/create-conversation-store.js';
import { createViewStore } from '../../../src/storage/chats/create-view-store.js';
import type { Database } from '../../../src/storage/database.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { createOutboxStore } from '../../../src/storage/outbox/create-outbox-store.js';
import { createSubscriptionStore } from '../../../src/storage/reminders/create-subscription-store.js';
import type { RegisterOverTime } from './register-over-time.js';
import type { SimTime } from './sim-time.js';

export const TIME_ZONE = 'Asia/Ho_Chi_Minh';
/** The instant a clock in Việt Nam shows a day and time. */
export const at = (day: string, time: string): Date => new Date(`${day}T${time}+07:00`);

/** A message that a chat has got. */
export interface Arrived {
  readonly chat: ChatRef;
  readonly reply: ChatReply;
  readonly isMarked: boolean;
  readonly at: Date;
}

/** What a messenger makes of a send; `arrives` whether the chat got it. */
export interface SendVerdict {
  readonly outcome: SendOutcome;
  readonly arrives: boolean;
  /** The process dies while the message is under way: it never learns the outcome. */
  readonly kills?: boolean;
}

export type Judge = (chat: ChatRef, reply: ChatReply) => SendVerdict;

const isFine: Judge = () => ({ outcome: { status: 'sent', messageId: '1' }, arrives: true });

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** The day a dedupe key ends in. */
const dayOf = (dedupeKey: string): string => dedupeKey.slice(-'2024-01-01'.length);
/** Turns of the event loop without any work after which nothing more comes by itself. */
const QUIET_TURNS = 12;

/** The program's reminders and outbox on one database, restarted at will. */
export class YearRig {
  readonly arrived: Arrived[] = [];
  readonly logged: string[] = [];
  attempts = 0;
  judge: Judge = isFine;
  private readonly metrics: Metrics = createMetrics();
  private working = 0;
  private life = 0;
  private parts: { database: Database; delivery: Delivery; reminders: Reminders } | null = null;
  private updates = 0;
  private subscribed = 0;

  constructor(
    private readonly url: string,
    readonly time: SimTime,
    private readonly registers: RegisterOverTime,
    /** Called while the database is locked; see `openDatabase`. */
    private readonly pause: (ms: number) => Promise<void> = () => Promise.resolve(),
  ) {}

  get isRunning(): boolean {
    return this.parts !== null;
  }

  private get open(): NonNullable<YearRig['parts']> {
    if (!this.parts) throw new Error('the process is not running');
    return this.parts;
  }

  today(): string {
    return localDateAt(this.time.clock.now(), TIME_ZONE);
  }

  /** A process begins on the database. */
  async start(): Promise<void> {
    for (const database of this.left.splice(0)) await database.close();
    const life = (this.life += 1);
    const real = await openDatabase(this.url, { pause: this.pause });
    const database = this.watched(real, life);
    const { clock, scheduler } = this.time;
    const log = this.log();
    const chats = createChatStore(database);
    const delivery = createDelivery({
      ...{ clock, scheduler, chats, log, metrics: this.metrics, timeZone: TIME_ZONE },
      store: createOutboxStore(database),
      admins: () => [],
      random: () => 0.5,
      worker: `worker-${life}`,
    });
    const reminders = await openReminders({
      ...{ database, clock, chats, log, metrics: this.metrics, timeZone: TIME_ZONE },
      seedsDir: 'seeds',
      outbox: delivery.outbox,
      views: createViewStore(database),
      conversations: createConversationStore(database),
      claims: createClaimStore(database),
      assistant: () => {
        throw new Error('no question is asked here');
      },
      register: () => this.registers.on(this.today()),
      timer: scheduler,
      // In the order of their ids: the same seed then makes the same year.
      newSubscriptionId: () => `year-${String((this.subscribed += 1)).padStart(2, '0')}`,
      writeWorkbook: () => Promise.resolve(new Uint8Array([80, 75])),
      admins: [],
    });
    this.parts = { database: real, delivery, reminders };
    const sender = this.sender(life);
    delivery.start({
      senders: { telegram: sender, zalo: sender },
      hooks: reminders.hooks,
      onReleased: () => undefined,
    });
    reminders.start();
    await this.settle();
  }

  /**
   * The process ends as by SIGKILL: what it held in memory is gone, nothing is cleaned up. Its files
   * are closed before the next one starts.
   */
  kill(): void {
    const { database } = this.open;
    this.parts = null;
    this.life += 1;
    this.killAfter = null;
    this.time.dropTimers();
    this.left.push(database);
  }

  /** Lets the process die at its n-th next step on the database, before or after the step is done. */
  killAfter: { steps: number; readonly isDone: boolean } | null = null;
  private readonly left: Database[] = [];
  private readonly sentAgain = new Map<string, Set<string>>();

  /** The process ends in good order. */
  async stop(): Promise<void> {
    const { delivery, reminders } = this.open;
    await reminders.stop();
    await delivery.stop();
    this.kill();
    for (const database of this.left.splice(0)) await database.close();
  }

  async passTo(when: Date): Promise<void> {
    await this.time.passTo(when, () => this.settle());
  }

  async passMinutes(minutes: number): Promise<void> {
    await this.passTo(new Date(this.time.clock.now().getTime() + minutes * 60_000));
  }

  /** Messages not yet sent, given up or expired. */
  async countOpen(): Promise<number> {
    const { pending, claimed, sending, retry, unknown } = await this.counts();
    return pending + claimed + sending + retry + unknown;
  }

  async counts() {
    // Looked at from outside the process, which may die at any of its own looks.
    const store = createOutboxStore(this.open.database);
    return (await store.stats(this.time.clock.now())).counts;
  }

  /** Days of a chat whose message was given up: too late, refused, or taken back by a later one. */
  async daysGivenUp(key: string): Promise<ReadonlySet<string>> {
    const rows = await this.open.database.run((knex) =>
      knex<{ dedupe_key: string; chat_key: string; state: string }>('outbox')
        .where('chat_key', key)
        .whereIn('state', ['expired', 'dead', 'cancelled']),
    );
    return new Set(rows.map((row) => dayOf(row.dedupe_key)));
  }

  release(channel: 'telegram' | 'zalo'): Promise<boolean> {
    this.killAfter = null;
    return this.open.delivery.release(channel);
  }

  /** What an operator does of an evening: what may have arrived and may not is sent once more. */
  async resendDoubtful(): Promise<void> {
    this.killAfter = null;
    const dead = await this.open.delivery.listDead(100);
    const doubtful = dead.filter(({ cause }) => cause === 'unknown_twice').map(({ id }) => id);
    for (const { chat, dedupeKey } of dead.filter(({ id }) => doubtful.includes(id)))
      this.sentAgain.set(chatKey(chat), this.daysSentAgain(chatKey(chat)).add(dayOf(dedupeKey)));
    if (doubtful.length > 0) await this.open.delivery.resendDead(doubtful);
    await this.settle();
  }

  /** Days of a chat whose dead letter an operator has sent again. */
  daysSentAgain(key: string): Set<string> {
    return new Set(this.sentAgain.get(key));
  }

  /** Somebody writes in a chat that had blocked the assistant: it can be written to again. */
  async comeBack(chat: ChatRef): Promise<void> {
    await createChatStore(this.open.database).touch(chat, null, this.time.clock.now());
  }

  /** Somebody writes in a chat: what reminders make of it. */
  async say(chat: ChatRef, text: string, command: string | null = null): Promise<ChatReply> {
    const { feature } = this.open.reminders;
    await createChatStore(this.open.database).touch(chat, null, this.time.clock.now());
    const inbound: Inbound = {
      updateId: String((this.updates += 1)),
      chat,
      sender: { id: 'u1', name: 'Nguyễn An', isChatAdmin: chat.channel === 'zalo' ? null : true },
      kind: 'text',
      text,
      ...{ command: null, action: null, messageId: null, isEdit: false, file: null },
      sentAt: this.time.clock.now(),
    };
    const reply =
      command === null
        ? await feature.onText?.(inbound)
        : await feature.commands[command]?.(inbound, text);
    await this.settle();
    if (!reply) throw new Error(`not taken as an order: ${text}`);
    return reply;
  }

  subscriptions() {
    return createSubscriptionStore(this.open.database);
  }

  /** Lets everything that needs no time happen. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < QUIET_TURNS; quiet = this.working > 0 ? 0 : quiet + 1) await turn();
  }

  /** Counts work under way; of a dead process nothing ever answers. */
  private watched(database: Database, life: number): Database {
    const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
    const isDead = (): boolean => life !== this.life;
    const during = async <T>(work: () => Promise<T>): Promise<T> => {
      if (isDead()) return never();
      const isLast = this.killAfter !== null && (this.killAfter.steps -= 1) === 0;
      if (isLast && this.killAfter?.isDone === false) this.kill();
      if (isDead()) return never();
      this.working += 1;
      try {
        const result = await work();
        if (isLast && !isDead()) this.kill();
        if (!isDead()) return result;
      } catch (error) {
        if (!isDead()) throw error;
      } finally {
        this.working -= 1;
      }
      return never();
    };
    return {
      ...database,
      run: (work) => during(() => database.run(work)),
      transact: (work) => during(() => database.transact(work)),
      check: () => during(() => database.check()),
    };
  }

  private sender(life: number): MessageSender {
    return {
      send: async (chat, reply, options) => {
        const never = (): Promise<SendOutcome> => new Promise(() => undefined);
        if (life !== this.life) return never();
        const mayLeave = await (options?.beforeSend?.() ?? true);
        if (life !== this.life) return never();
        if (!mayLeave) return { status: 'retry', reason: 'held back', retryAfterMs: null };
        this.attempts += 1;
        const verdict = this.judge(chat, reply);
        if (verdict.arrives)
          this.arrived.push({
            ...{ chat, reply },
            isMarked: options?.resent === true,
            at: this.time.clock.now(),
          });
        if (verdict.kills !== true) return verdict.outcome;
        this.kill();
        return never();
      },
    };
  }

  private log() {
    const keep = (fields: object, message: string): void => {
      this.logged.push(`${message} ${JSON.stringify(fields)}`);
    };
    return { debug: () => undefined, info: () => undefined, warn: keep, error: keep };
  }
}
