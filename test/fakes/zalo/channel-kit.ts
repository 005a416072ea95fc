import type { ChatHandler, ChatReply, Inbound } from '../../../src/domain/chat.js';
import type { AnswerView, ViewItem } from '../../../src/domain/answer.js';
import { createZaloChannel } from '../../../src/channels/zalo/create-zalo-channel.js';
import type { OperatorNotice } from '../../../src/channels/operator-notice.js';
import type { ZaloChannel, ZaloChannelDeps } from '../../../src/channels/zalo/zalo-channel.js';
import { makeReply, makeView } from '../../builders/make-view.js';
import { FakeScheduler } from '../telegram/fake-scheduler.js';
import { FakeZaloServer } from './fake-zalo-server.js';
import { InMemoryJournal, InMemoryOffers, InMemoryUsage } from './in-memory-ports.js';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

/** A log that keeps what it is told. */
export function captureLog(): ZaloChannelDeps['log'] & { lines: LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: LogLine['level']) =>
    (fields: object, message: string): void => {
      lines.push({ level, fields, message });
    };
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export function view(parts: Partial<AnswerView> = {}): AnswerView {
  return makeView({ headline: 'Bộ Tài chính: 2 nhiệm vụ', ...parts });
}

export function items(count: number, title = 'Nhiệm vụ'): ViewItem[] {
  return Array.from({ length: count }, (_, index) => ({
    taskId: `t${index + 1}`,
    title: `${title} ${index + 1}`,
    facts: ['⏰ Hạn 30/6/2024, quá 15 ngày'],
    citation: '203/TB-VPCP, mục B.II.6.a',
  }));
}

export function reply(parts: Partial<ChatReply> = {}): ChatReply {
  return makeReply({}, { view: view(), ...parts });
}

/** Answers with what was asked, as `respond` decides; keeps what it was asked. */
export class FakeHandler implements ChatHandler {
  readonly asked: Inbound[] = [];
  respond: (inbound: Inbound) => ChatReply | null | Promise<ChatReply | null> = (inbound) =>
    reply({ view: view({ headline: `Đáp: ${inbound.text}` }) });

  async handle(inbound: Inbound): Promise<ChatReply | null> {
    this.asked.push(inbound);
    return this.respond(inbound);
  }
}

const TURNS_BEFORE_TIMERS = 20;
const GIVE_UP_AFTER_TURNS = 200_000;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Lets sockets and promises run until `holds`; fails when it never does. Moves no time. */
export async function until(holds: () => boolean, what = 'condition'): Promise<void> {
  for (let turns = 0; turns < GIVE_UP_AFTER_TURNS; turns += 1) {
    if (holds()) return;
    await turn();
  }
  throw new Error(`never: ${what}`);
}

/** What a test wants otherwise. */
export type KitOptions = Partial<ZaloChannelDeps> & {
  webhook?: ZaloChannelDeps['connection']['webhook'];
};

/** A channel against the fake server, with everything it was given at hand. */
export class ZaloKit {
  readonly journal = new InMemoryJournal();
  readonly usage = new InMemoryUsage();
  readonly offers = new InMemoryOffers();
  readonly handler = new FakeHandler();
  readonly log = captureLog();
  readonly notices: OperatorNotice[] = [];
  readonly scheduler = new FakeScheduler();
  /** The assistant's clock. */
  nowAt = new Date('2024-07-15T02:00:00Z');
  channel: ZaloChannel;

  private constructor(
    readonly server: FakeZaloServer,
    private readonly overrides: KitOptions,
  ) {
    this.channel = this.createChannel();
  }

  static async create(overrides: KitOptions = {}): Promise<ZaloKit> {
    return new ZaloKit(await FakeZaloServer.start(), overrides);
  }

  /** Another channel on the same storage: the process after a restart. */
  createChannel(): ZaloChannel {
    return createZaloChannel({
      connection: {
        token: this.server.token,
        apiRoot: this.server.url,
        webhook: this.overrides.webhook ?? null,
      },
      handler: this.handler,
      journal: this.journal,
      usage: this.usage,
      offers: this.offers,
      clock: { now: () => this.nowAt },
      timeZone: 'Asia/Ho_Chi_Minh',
      log: this.log,
      notify: (notice) => this.notices.push(notice),
      scheduler: this.scheduler,
      random: () => 0.5,
      ...this.overrides,
    });
  }

  /** The process ends and begins anew; what it kept in memory is gone. */
  async restart(): Promise<void> {
    await until(() => this.server.openPolls === 0, 'the last poll closed');
    this.channel = this.createChannel();
  }

  /** Starts the channel and waits until it polls. */
  async startPolling(): Promise<void> {
    await this.channel.start();
    await until(() => this.server.openPolls > 0, 'a poll');
  }

  /** Lets time pass, a timer at a time, whenever nothing else moves, until `holds`. */
  async runUntil(holds: () => boolean, what = 'condition'): Promise<void> {
    for (let idle = 0; !holds();) {
      await turn();
      idle = this.server.busy > 0 ? 0 : idle + 1;
      if (idle > GIVE_UP_AFTER_TURNS) throw new Error(`never: ${what}`);
      if (idle % TURNS_BEFORE_TIMERS === 0) this.scheduler.runNext();
    }
  }

  /** The answer to a text, in its chat. */
  async ask(text: string, more: { from?: string; group?: string } = {}): Promise<string> {
    const chatId = more.group ?? more.from ?? 'u1';
    const before = this.server.textsTo(chatId).length;
    this.server.push({ text, ...more });
    await until(() => this.server.textsTo(chatId).length > before, `an answer to ${text}`);
    await until(() => this.journal.unhandled().length === 0, 'handled');
    // Its offers are saved after it went out.
    await until(() => this.journal.unhandled('zalo:answer').length === 0, 'settled');
    for (let turns = 0; turns < 5; turns += 1) await turn();
    return this.server.textsTo(chatId).at(-1) ?? '';
  }

  async stop(): Promise<void> {
    await this.channel.stop();
    await this.server.stop();
  }
}
