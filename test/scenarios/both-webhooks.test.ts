import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppBench } from '../fakes/app/app-bench.js';
import { shapeUpdate, DOCUMENTED, type FakeMessage } from '../fakes/zalo/zalo-quirks.js';

const SECRET = 'webhook-secret_1';
const QUESTION = 'Bộ Y tế còn việc nào quá hạn';
const ANSWER = 'Bộ Y tế: 1 nhiệm vụ quá hạn';
const WEBHOOKS = {
  TELEGRAM_WEBHOOK_URL: 'https://bot.example/hooks/telegram',
  TELEGRAM_WEBHOOK_SECRET: SECRET,
  ZALO_WEBHOOK_URL: 'https://bot.example/hooks/zalo',
  ZALO_WEBHOOK_SECRET: SECRET,
};
const HEADERS = {
  telegram: 'X-Telegram-Bot-Api-Secret-Token',
  zalo: 'X-Bot-Api-Secret-Token',
} as const;

describe('Telegram and Zalo by webhook in one process', () => {
  let bench: AppBench;
  beforeAll(async () => {
    bench = await AppBench.open({ env: WEBHOOKS });
  });
  afterAll(() => bench.close());

  const post = async (
    channel: 'telegram' | 'zalo',
    body: string,
    secret: string | null = SECRET,
  ): Promise<number> => {
    const response = await fetch(`http://127.0.0.1:${bench.app.port()}/hooks/${channel}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        connection: 'close',
        ...(secret === null ? {} : { [HEADERS[channel]]: secret }),
      },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  };
  const zaloBody = (message: FakeMessage, isWrapped: boolean): string => {
    const update = shapeUpdate(message, DOCUMENTED);
    return JSON.stringify(isWrapped ? { ok: true, result: update } : update);
  };

  it('sets both with their secrets', () => {
    expect(bench.telegram.state.webhook).toEqual({
      url: WEBHOOKS.TELEGRAM_WEBHOOK_URL,
      secret: SECRET,
    });
    expect(bench.zalo.webhook).toEqual({ url: WEBHOOKS.ZALO_WEBHOOK_URL, secret: SECRET });
  });

  it('answers what is posted, once however often it is posted', async () => {
    const person = bench.person(1);
    const update = JSON.stringify(bench.telegram.stamp(person.textUpdate(QUESTION)));
    expect(await Promise.all([post('telegram', update), post('telegram', update)])).toEqual([
      200, 200,
    ]);
    expect(await post('telegram', update)).toBe(200);
    await bench.until(() => person.messages.length === 1);
    const other = bench.zaloPerson('u1');
    for (const isWrapped of [true, false, true])
      expect(await post('zalo', zaloBody({ id: 'same', text: QUESTION }, isWrapped))).toBe(200);
    await bench.until(() => other.texts.length === 1);
    await bench.scheduler.advance(5000);
    await bench.quiet();
    expect(person.messages.map(({ text }) => text.startsWith(ANSWER))).toEqual([true]);
    expect(other.texts.map((text) => text.startsWith(ANSWER))).toEqual([true]);
  });

  it.each([null, 'wrong', `${SECRET}x`, SECRET.toUpperCase()])(
    'takes nothing under the secret %j',
    async (secret) => {
      const person = bench.person(2);
      const update = JSON.stringify(bench.telegram.stamp(person.textUpdate(QUESTION)));
      expect(await post('telegram', update, secret)).toBe(401);
      expect(await post('zalo', zaloBody({ from: 'u2', text: QUESTION }, true), secret)).toBe(403);
      await bench.quiet();
      expect(person.messages).toEqual([]);
      expect(bench.zaloPerson('u2').texts).toEqual([]);
    },
  );

  it('answers a trial without body or secret, and refuses what is far too large', async () => {
    expect(await post('zalo', '', null)).toBe(200);
    const huge = JSON.stringify({ text: 'a'.repeat(3_000_000) });
    for (const channel of ['telegram', 'zalo'] as const)
      // The server may hang up before all of it was sent.
      expect(await post(channel, huge).catch(() => 413)).toBe(413);
    expect(await post('telegram', 'no json')).toBe(400);
    const health = await fetch(`http://127.0.0.1:${bench.app.port()}/healthz`);
    expect(await health.json()).toMatchObject({ ok: true });
  });

  it('goes over to polling at the next start: no webhook is left behind', async () => {
    await bench.restart({
      TELEGRAM_WEBHOOK_URL: '',
      TELEGRAM_WEBHOOK_SECRET: '',
      ZALO_WEBHOOK_URL: '',
      ZALO_WEBHOOK_SECRET: '',
    });
    expect(bench.telegram.state.webhook).toBeNull();
    expect(bench.zalo.webhook).toBeNull();
    expect((await bench.person(3).ask(QUESTION)).text).toContain(ANSWER);
    expect(await bench.zaloPerson('u3').ask(QUESTION)).toContain(ANSWER);
    await bench.restart();
    expect(bench.telegram.state.webhook?.url).toBe(WEBHOOKS.TELEGRAM_WEBHOOK_URL);
    expect(bench.zalo.webhook?.url).toBe(WEBHOOKS.ZALO_WEBHOOK_URL);
  });
});
