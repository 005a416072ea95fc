import type { ChatHandler, ChatReply, Inbound } from '../../../src/domain/chat.js';
import type { ChannelLog } from '../../../src/domain/channel-log.js';
import { serializeError } from '../../../src/observability/serialize-error.js';
import { systemScheduler } from '../../../src/channels/rate/scheduler.js';
import {
  createTelegramChannel,
  type TelegramChannel,
  type TelegramChannelDeps,
} from '../../../src/channels/telegram/create-telegram-channel.js';
import type { FakeBotApi } from './fake-bot-api.js';
import type { FakeScheduler } from './fake-scheduler.js';
import { settle } from './fake-scheduler.js';
import { makeReply } from '../../builders/make-view.js';
import { MemoryAnswerMessages, MemoryChatStore, MemoryJournal } from './memory-stores.js';

/** Answers with what was asked, unless a test says otherwise; keeps everything it was given. */
export class FakeHandler implements ChatHandler {
  readonly inbounds: Inbound[] = [];
  answer: (inbound: Inbound) => Promise<ChatReply | null> | ChatReply | null = (inbound) =>
    makeReply({ headline: `Trả lời: ${inbound.text}` });

  async handle(inbound: Inbound): Promise<ChatReply | null> {
    this.inbounds.push(inbound);
    return this.answer(inbound);
  }
}

/** A log that keeps its lines. */
export class MemoryLog implements ChannelLog {
  readonly lines: { level: string; fields: object; message: string }[] = [];
  debug = (fields: object, message: string): void => this.keep('debug', fields, message);
  info = (fields: object, message: string): void => this.keep('info', fields, message);
  warn = (fields: object, message: string): void => this.keep('warn', fields, message);
  error = (fields: object, message: string): void => this.keep('error', fields, message);

  private keep(level: string, fields: object, message: string): void {
    // As a logger would write them: an error has no fields of its own to be seen.
    const written = Object.entries(fields).map(([key, value]: [string, unknown]) => [
      key,
      value instanceof Error ? serializeError(value, []) : value,
    ]);
    this.lines.push({ level, fields: Object.fromEntries(written) as object, message });
  }

  count(part: string): number {
    return this.lines.filter(({ message }) => message.includes(part)).length;
  }
}

/** What outlives a process. */
export interface Stores {
  readonly journal: MemoryJournal;
  readonly chats: MemoryChatStore;
  readonly answers: MemoryAnswerMessages;
}

export const makeStores = (): Stores => ({
  journal: new MemoryJournal(),
  chats: new MemoryChatStore(),
  answers: new MemoryAnswerMessages(),
});

export interface ChannelRig extends Stores {
  readonly api: FakeBotApi;
  readonly channel: TelegramChannel;
  readonly handler: FakeHandler;
  readonly log: MemoryLog;
  readonly scheduler: FakeScheduler;
  /** Lets the channel work, moving the time whenever it waits for it, until the condition holds. */
  until(isMet: () => boolean): Promise<void>;
  /** Lets what is under way finish, without moving the time. */
  quiet(): Promise<void>;
}

/** The channel on a fake Bot API, with time under the test's hand and a handler that echoes. */
export function makeChannel(
  api: FakeBotApi,
  scheduler: FakeScheduler,
  options: Partial<TelegramChannelDeps> & { stores?: Stores; handler?: FakeHandler } = {},
): ChannelRig {
  const { stores = makeStores(), handler = new FakeHandler(), ...rest } = options;
  const log = new MemoryLog();
  let pending = 0;
  const channel = createTelegramChannel({
    token: api.token,
    apiRoot: api.url,
    webhook: null,
    admins: [],
    clock: { now: () => new Date(scheduler.nowMs()) },
    log,
    scheduler,
    pollSeconds: 20,
    callRetry: (call, method, payload, signal) => call(method, payload, signal),
    fetch: async (url, init) => {
      if (url.endsWith('/getUpdates')) return fetch(url, init);
      pending += 1;
      try {
        return await fetch(url, init);
      } finally {
        pending -= 1;
      }
    },
    ...stores,
    ...rest,
    handler,
  });
  const isBusy = (): boolean => pending + api.inFlight > 0;
  return {
    ...stores,
    api,
    channel,
    handler,
    log,
    scheduler,
    until: (isMet) => runUntil(isMet, isBusy, scheduler),
    quiet: async () => {
      for (let turns = 0; turns < QUIET_TURNS; turns = isBusy() ? 0 : turns + 1) await settle(1);
    },
  };
}

/** Real time a condition is waited for before the test gives up. */
const GIVE_UP_MS = 20_000;
/** Quiet turns of the event loop after which the channel is taken to wait for a timer. */
const QUIET_TURNS = 40;

async function runUntil(
  isMet: () => boolean,
  isBusy: () => boolean,
  scheduler: FakeScheduler,
): Promise<void> {
  const giveUpAtMs = systemScheduler.nowMs() + GIVE_UP_MS;
  let quietTurns = 0;
  while (!isMet()) {
    if (systemScheduler.nowMs() > giveUpAtMs) throw new Error('the condition was never met');
    await settle(1);
    quietTurns = isBusy() ? 0 : quietTurns + 1;
    if (quietTurns < QUIET_TURNS) continue;
    quietTurns = 0;
    scheduler.runNext();
  }
}
