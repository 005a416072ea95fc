import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANSWER_WITHIN_MS } from '../../../src/channels/zalo/create-zalo-webhook.js';
import { until, ZaloKit } from '../../fakes/zalo/channel-kit.js';
import { shapeUpdate } from '../../fakes/zalo/zalo-quirks.js';
import type { FakeMessage } from '../../fakes/zalo/zalo-quirks.js';

const SECRET = 'webhook-secret-1';
const PATH = '/zalo';
const WEBHOOK = { url: `https://bot.example${PATH}`, secret: SECRET };

describe('Zalo channel, webhook', () => {
  let kit: ZaloKit;
  let app: Hono;
  const startWith = async (): Promise<void> => {
    await kit.channel.start();
    await until(() => kit.channel.health().ok, 'running');
  };
  beforeEach(async () => {
    kit = await ZaloKit.create({ webhook: WEBHOOK });
    app = new Hono();
    if (kit.channel.webhook) app.route(PATH, kit.channel.webhook);
  });
  afterEach(() => kit.stop());

  const post = async (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    app.request(PATH, { method: 'POST', body, headers });
  const postUpdate = (update: unknown, secret = SECRET): Promise<Response> =>
    post(JSON.stringify(update), {
      'Content-Type': 'application/json',
      'X-Bot-Api-Secret-Token': secret,
    });
  const update = (message: FakeMessage): unknown => shapeUpdate(message, kit.server.quirks);

  it('is set at the start, and not removed at the stop', async () => {
    await startWith();
    expect(kit.server.webhook).toEqual({ url: WEBHOOK.url, secret: SECRET });
    expect(kit.server.countCalls('getUpdates')).toBe(0);
    await kit.channel.stop();
    expect(kit.server.webhook).not.toBeNull();
  });

  it('only warns when Zalo’s trial request failed or the day’s calls are used up', async () => {
    kit.server.quirks.verification = 'failed';
    await startWith();
    expect(kit.log.lines).toContainEqual({
      level: 'warn',
      fields: { outcome: 'webhook.http.403' },
      message: 'Zalo: thử webhook chưa thành công',
    });
    await kit.channel.stop();
    kit.server.failNext('setWebhook', { type: 'refuse', code: 426 });
    await kit.restart();
    await startWith();
  });

  it('answers wrapped and bare bodies', async () => {
    await startWith();
    expect((await postUpdate(update({ text: 'trần' }))).status).toBe(200);
    expect((await postUpdate({ ok: true, result: update({ text: 'bọc' }) })).status).toBe(200);
    await until(() => kit.server.deliveries.length === 2);
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: trần', 'Đáp: bọc']);
  });

  it('answers the trial request, which has no body and no secret, with 200', async () => {
    await startWith();
    for (const body of ['', '   ', 'ping', '{}', '[]']) expect((await post(body)).status).toBe(200);
    expect(kit.journal.rows.size).toBe(0);
  });

  it.each(['', 'webhook-secret-2', `${SECRET}x`])(
    'refuses an update with the secret "%s"',
    async (secret) => {
      await startWith();
      expect((await postUpdate(update({ text: 'giả' }), secret)).status).toBe(403);
      expect(kit.journal.rows.size).toBe(0);
    },
  );

  it('refuses a body that is no update by its size', async () => {
    await startWith();
    const response = await postUpdate({ message: { text: 'a'.repeat(300_000) } });
    expect(response.status).toBe(413);
  });

  it('answers an update delivered twice once', async () => {
    await startWith();
    const twice = update({ text: 'hai lần' });
    await Promise.all([postUpdate(twice), postUpdate(twice)]);
    await postUpdate(twice);
    await postUpdate(update({ text: 'khác' }));
    await until(() => kit.server.deliveries.length === 2);
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: hai lần', 'Đáp: khác']);
  });

  it('answers 200 when the update is journalled, before it is handled', async () => {
    await startWith();
    kit.handler.respond = () => new Promise(() => undefined);
    expect((await postUpdate(update({ text: 'lâu' }))).status).toBe(200);
    expect(kit.journal.unhandled()).toHaveLength(1);
    const stopping = kit.channel.stop();
    await kit.scheduler.advance(10_000);
    await stopping;
  });

  it('answers 200 within a second while the database is locked, and loses nothing', async () => {
    await startWith();
    kit.journal.failing = true;
    const response = postUpdate(update({ text: 'chờ' }));
    await until(() => kit.log.lines.some((line) => line.level === 'error'));
    await kit.scheduler.advance(ANSWER_WITHIN_MS);
    expect((await response).status).toBe(200);
    kit.journal.failing = false;
    await kit.runUntil(() => kit.server.deliveries.length === 1);
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: chờ']);
  });

  it('keeps numeric ids whole', async () => {
    await startWith();
    const body = `{"event_name":"message.text.received","message":{"message_id":1459232241454765289,"from":{"id":1459232241454765290},"chat":{"id":1459232241454765290},"text":"số"}}`;
    await post(body, { 'X-Bot-Api-Secret-Token': SECRET });
    await until(() => kit.server.deliveries.length === 1);
    expect(kit.server.textsTo('1459232241454765290')).toEqual(['Đáp: số']);
  });

  it('keeps what comes while it stops for the next start', async () => {
    await startWith();
    await kit.channel.stop();
    expect((await postUpdate(update({ text: 'muộn' }))).status).toBe(200);
    expect(kit.handler.asked).toEqual([]);
    await kit.restart();
    await startWith();
    await until(() => kit.server.deliveries.length === 1);
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: muộn']);
  });

  it('does not serve a webhook where it polls', async () => {
    const polling = await ZaloKit.create();
    expect(polling.channel.webhook).toBeNull();
    await polling.stop();
  });
});
