import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type App } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/observability/create-logger.js';
import {
  POSTGRES_MISSING,
  startPostgres,
  type PostgresServer,
} from '../fakes/postgres/start-postgres.js';
import { FakeBotApi } from '../fakes/telegram/fake-bot-api.js';
import { FakeScheduler, settle } from '../fakes/telegram/fake-scheduler.js';
import { privateText } from '../fakes/telegram/make-update.js';

const TOKEN = '7000:telegram-secret-token';
const SECRET = 'webhook-secret_1';
const PERSON = 1;
const TURNS = 400_000;

/** One process: its timers run when the test moves its time, and stand still when it is "dead". */
class Instance {
  readonly time = new FakeScheduler();
  readonly logLines: string[] = [];
  app!: App;

  async start(databaseUrl: string, api: FakeBotApi): Promise<void> {
    const config = loadConfig({
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: api.url,
      TELEGRAM_WEBHOOK_URL: 'https://bot.example/telegram',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      DATABASE_URL: databaseUrl,
      PORT: '0',
    });
    this.app = await createApp(config, {
      clock: { now: () => new Date('2024-07-15T02:00:00Z') },
      log: createLogger('info', [TOKEN, SECRET], {
        write: (line) => void this.logLines.push(line),
      }),
      ...{ scheduler: this.time, instanceTimer: this.time },
    });
    await this.app.start();
  }

  async post(update: object): Promise<number> {
    const response = await fetch(`http://127.0.0.1:${this.app.port()}/telegram`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        connection: 'close',
        'x-telegram-bot-api-secret-token': SECRET,
      },
      body: JSON.stringify(update),
    });
    return response.status;
  }

  /** Lets it work, its timers not moving, until the condition holds. */
  async until(holds: () => boolean): Promise<void> {
    for (let turn = 0; !holds(); turn += 1) {
      if (turn > TURNS) throw new Error('never');
      await settle(1);
    }
  }
}

describe.skipIf(POSTGRES_MISSING !== null)('two processes on one database', () => {
  let server: PostgresServer;
  /** Telegram as the second process sees it, and as the first does. */
  let api: FakeBotApi;
  let unreachable: FakeBotApi;
  const [busy, starting] = [new Instance(), new Instance()];

  beforeAll(async () => {
    server = await startPostgres();
    api = new FakeBotApi({ token: TOKEN, nowMs: () => starting.time.nowMs() });
    unreachable = new FakeBotApi({ token: TOKEN });
    await Promise.all([api.start(), unreachable.start()]);
  }, 60_000);
  afterAll(async () => {
    for (const { app } of [busy, starting]) await app.stop();
    await Promise.all([api.close(), unreachable.close()]);
    await server.stop();
  });

  it('answer once what one of them held as the other started, and then died with', async () => {
    const url = await server.createDatabase();
    // The first never hears who it is: what it has taken waits in its hands.
    unreachable.faults.add({ method: 'getMe', fault: { type: 'html', status: 502 } });
    await busy.start(url, unreachable);
    const update = api.stamp(
      privateText(PERSON, 'Bộ Y tế còn việc nào quá hạn', { atMs: starting.time.nowMs() }),
    );
    expect(await busy.post(update)).toBe(200);

    await starting.start(url, api);
    await starting.until(() => api.state.webhook !== null);
    // Posted once more, as Telegram does when it heard no answer in time.
    expect(await starting.post(update)).toBe(200);
    for (let second = 0; second < 60; second += 5) {
      await busy.time.advance(5_000);
      await starting.time.advance(5_000);
      await settle(200);
    }
    expect(api.state.in(PERSON)).toEqual([]);

    // Only the second's time goes on: the first does not beat any more.
    const hasTaken = (): boolean => starting.logLines.some((line) => line.includes('để lại'));
    for (let second = 0; !hasTaken() && second < 120; second += 5) {
      await starting.time.advance(5_000);
      await settle(200);
    }
    await starting.until(() => api.state.in(PERSON).length > 0);
    await starting.time.advance(5_000);
    expect(api.state.in(PERSON).map(({ text }) => text.split(' (')[0])).toEqual([
      'Bộ Y tế: 1 nhiệm vụ quá hạn',
    ]);
    expect(unreachable.state.in(PERSON)).toEqual([]);
  }, 60_000);

  it('tell who of them makes the reminders, and go on when that one stops', async () => {
    const leads = async ({ app }: Instance): Promise<unknown> =>
      (await app.health())['reminders']?.leads;
    expect(await Promise.all([leads(busy), leads(starting)])).toEqual([true, false]);
    expect((await starting.app.health())['reminders']).toEqual({
      ...{ ok: true, leads: false, lagSeconds: 0, detail: 'tiến trình khác lập nhắc việc' },
    });
    const leaderLine = async ({ app }: Instance): Promise<string | undefined> => {
      const response = await fetch(`http://127.0.0.1:${app.port()}/metrics`, {
        headers: { connection: 'close' },
      });
      return /^assistant_scheduler_leader .*$/m.exec(await response.text())?.[0];
    };
    expect(await leaderLine(busy)).toBe('assistant_scheduler_leader 1');
    expect(await leaderLine(starting)).toBe('assistant_scheduler_leader 0');
    let isStopped = false;
    void busy.app.stop().then(() => (isStopped = true));
    for (let turn = 0; !isStopped && turn < 1_000; turn += 1) await busy.time.advance(1_000);
    for (let turn = 0; (await leads(starting)) !== true && turn < 1_000; turn += 1)
      await starting.time.advance(1_000);
    expect((await starting.app.health())['reminders']).toMatchObject({ ok: true, lagSeconds: 0 });
    expect(await leaderLine(starting)).toBe('assistant_scheduler_leader 1');
  });
});
