import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type AppOverrides } from '../../../src/app.js';
import { loadConfig } from '../../../src/config.js';
import { createLogger } from '../../../src/observability/create-logger.js';
import { FakeBotApi } from '../telegram/fake-bot-api.js';
import { FakeScheduler, settle } from '../telegram/fake-scheduler.js';
import { FakeZaloServer } from '../zalo/fake-zalo-server.js';
import { TelegramUser } from './telegram-user.js';
import { ZaloUser } from './zalo-user.js';

export const TELEGRAM_TOKEN = '7000:telegram-secret-token';
export const ADMIN = 99;

export interface BenchOptions {
  /** Beside tokens, servers, database and log. */
  readonly env?: Readonly<Record<string, string>>;
  readonly channels?: readonly ('telegram' | 'zalo')[];
  readonly overrides?: AppOverrides;
}

/** Quiet turns of the event loop after which the app is taken to wait for a timer. */
const QUIET_TURNS = 40;
/**
 * The same while an update is being handled: building an index or a workbook takes many turns in
 * which nothing is sent, and only then may it be a timer that is waited for.
 */
const QUIET_TURNS_HANDLING = 4_000;
/** Turns after which a condition will never hold. */
const GIVE_UP_TURNS = 400_000;

/**
 * The whole app on the shipped documents with fake messengers over HTTP and time under the test's
 * hand. What is stored outlives `restart`.
 */
export class AppBench {
  /** The instant at which the app opens: a Monday morning in Hà Nội. */
  static readonly OPENED_AT = new Date('2024-07-15T02:00:00Z');

  readonly scheduler = new FakeScheduler();
  readonly telegram: FakeBotApi;
  /** Every line of the log, at the lowest level. */
  readonly logLines: string[] = [];
  app!: App;
  /** Moves the assistant's clock, not the timers. */
  clockShiftMs = 0;
  /** Runs what waits for a reload to take long; nothing else does. */
  losePatience = (): void => undefined;
  /** Updates being handled. */
  private handling = 0;
  private readonly startedAtMs = this.scheduler.nowMs();

  private constructor(
    readonly zalo: FakeZaloServer,
    private readonly folder: string,
    private readonly options: BenchOptions,
  ) {
    this.telegram = new FakeBotApi({
      token: TELEGRAM_TOKEN,
      nowMs: () => this.scheduler.nowMs(),
    });
  }

  static async open(options: BenchOptions = {}): Promise<AppBench> {
    const folder = await mkdtemp(join(tmpdir(), 'app-bench-'));
    const bench = new AppBench(await FakeZaloServer.start(), folder, options);
    await bench.telegram.start();
    await bench.start();
    return bench;
  }

  get databaseUrl(): string {
    return `sqlite:${join(this.folder, 'app.db')}`;
  }

  /** Starts the app and waits until its channels take messages. */
  async start(env: BenchOptions['env'] = {}): Promise<void> {
    const { channels = ['telegram', 'zalo'] } = this.options;
    const config = loadConfig({
      ...(channels.includes('telegram')
        ? { TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN, TELEGRAM_API_ROOT: this.telegram.url }
        : {}),
      ...(channels.includes('zalo')
        ? { ZALO_BOT_TOKEN: this.zalo.token, ZALO_API_ROOT: this.zalo.url }
        : {}),
      DATABASE_URL: this.databaseUrl,
      ADMINS: `telegram:${ADMIN}`,
      PORT: '0',
      ...this.options.env,
      ...env,
    });
    const secrets = [config.telegram, config.zalo].flatMap((channel) =>
      channel ? [channel.token, channel.webhook?.secret ?? ''] : [],
    );
    this.app = await createApp(config, {
      clock: { now: () => this.now() },
      log: createLogger('trace', secrets, { write: (line) => void this.logLines.push(line) }),
      scheduler: this.scheduler,
      patience: {
        after: (_delayMs, run) => {
          this.losePatience = run;
          return () => (this.losePatience = (): void => undefined);
        },
      },
      onHandling: (change) => (this.handling += change),
      ...this.options.overrides,
    });
    await this.app.start();
    await this.until(() => this.isReady(config), 'the channels to take messages');
  }

  private isReady(config: ReturnType<typeof loadConfig>): boolean {
    const isTelegramReady =
      config.telegram === null ||
      (config.telegram.webhook ? this.telegram.state.webhook !== null : this.telegram.isPolled);
    const isZaloReady =
      config.zalo === null ||
      (config.zalo.webhook ? this.zalo.webhook !== null : this.zalo.openPolls > 0);
    return isTelegramReady && isZaloReady;
  }

  now(): Date {
    const elapsedMs = this.scheduler.nowMs() - this.startedAtMs;
    return new Date(AppBench.OPENED_AT.getTime() + elapsedMs + this.clockShiftMs);
  }

  /** A person in a private chat with the bot, or in a group. */
  person(id: number, chat: { group?: number; threadId?: number } = {}): TelegramUser {
    return new TelegramUser(this, id, chat);
  }

  zaloPerson(id: string, chat: { group?: string } = {}): ZaloUser {
    return new ZaloUser(this, id, chat);
  }

  async restart(env: BenchOptions['env'] = {}): Promise<void> {
    await this.stop();
    await this.start(env);
  }

  async stop(): Promise<void> {
    let isStopped = false;
    void this.app.stop().then(() => (isStopped = true));
    await this.until(() => isStopped, 'the app to stop');
  }

  async close(): Promise<void> {
    await this.stop();
    await this.telegram.close();
    await this.zalo.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Lets the app work, moving the time whenever it waits for it, until the condition holds. */
  async until(holds: () => boolean, what = 'the condition'): Promise<void> {
    for (let turns = 0, quiet = 0; !holds(); turns += 1) {
      if (turns > GIVE_UP_TURNS) throw new Error(`never: ${what}`);
      await settle(1);
      quiet = this.isBusy() ? 0 : quiet + 1;
      if (quiet >= (this.handling > 0 ? QUIET_TURNS_HANDLING : QUIET_TURNS)) {
        quiet = 0;
        this.scheduler.runNext();
      }
    }
  }

  /** Lets what is under way finish, without moving the time. */
  async quiet(): Promise<void> {
    const isQuiet = (turns: number): boolean =>
      turns >= (this.handling > 0 ? QUIET_TURNS_HANDLING : QUIET_TURNS);
    for (let turns = 0; !isQuiet(turns); turns = this.isBusy() ? 0 : turns + 1) await settle(1);
  }

  private isBusy(): boolean {
    return this.telegram.inFlight + this.zalo.busy > 0;
  }
}
