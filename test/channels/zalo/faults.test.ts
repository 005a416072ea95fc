import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeZaloServer } from '../../fakes/zalo/fake-zalo-server.js';
import { until, ZaloKit } from '../../fakes/zalo/channel-kit.js';
import {
  DROP_AFTER,
  DROP_BEFORE,
  HTML_429,
  HTML_502,
  QUOTA,
} from '../../fakes/zalo/zalo-faults.js';
import type { ZaloFault } from '../../fakes/zalo/zalo-faults.js';

describe('Zalo channel, faults', () => {
  let kit: ZaloKit;
  beforeEach(async () => {
    kit = await ZaloKit.create();
  });
  afterEach(() => kit.stop());

  const warnings = (): string[] =>
    kit.log.lines.filter((line) => line.level === 'warn').map((line) => line.message);

  it.each([
    HTML_429,
    HTML_502,
    { type: 'refuse', code: 500 } as const,
    { type: 'refuse', code: 408 } as const,
  ])(
    'sends an answer again after %o, once it was surely not delivered',
    async (fault: ZaloFault) => {
      await kit.startPolling();
      kit.server.failNext('sendMessage', fault, fault, fault);
      kit.server.push({ text: 'hỏi' });
      await kit.runUntil(() => kit.server.deliveries.length > 0, 'an answer');
      expect(kit.server.textsTo('u1')).toEqual(['Đáp: hỏi']);
      expect(kit.server.countCalls('sendMessage')).toBe(4);
      expect(kit.handler.asked).toHaveLength(1);
    },
  );

  it.each([DROP_AFTER, { type: 'garbage' } as const])(
    'never sends an answer twice that may have been delivered (%o)',
    async (fault: ZaloFault) => {
      await kit.startPolling();
      kit.server.failNext('sendMessage', fault);
      kit.server.push({ text: 'hỏi' });
      await until(() => kit.log.lines.some((line) => line.level === 'error'), 'a report');
      await kit.ask('tiếp theo là gì?');
      expect(kit.server.textsTo('u1')).toEqual(['Đáp: hỏi', 'Đáp: tiếp theo là gì?']);
      expect(kit.journal.unhandled()).toEqual([]);
    },
  );

  it('does not repeat an answer whose send was cut off by a crash', async () => {
    const update = {
      event_name: 'message.text.received',
      message: { message_id: 'm9', from: { id: 'u9' }, chat: { id: 'u9' }, text: 'hỏi' },
    };
    const id = 'message.text.received:m9';
    await kit.journal.record('zalo', id, update, kit.nowAt);
    await kit.journal.record('zalo:answer', `${id}#1`, { updateId: id }, kit.nowAt);
    await kit.startPolling();
    await kit.ask('câu khác');
    expect(kit.server.textsTo('u9')).toEqual([]);
    expect(kit.journal.unhandled()).toEqual([]);
    expect(warnings()).toContain('Zalo: không rõ câu trả lời trước khi dừng đã tới nơi chưa');
  });

  it('answers after a restart what an outage kept from being answered', async () => {
    await kit.startPolling();
    kit.server.push({ text: 'hỏi' });
    kit.server.failNext('sendMessage', ...Array.from({ length: 3 }, () => HTML_502));
    await kit.runUntil(() => kit.server.countCalls('sendMessage') >= 2);
    await kit.channel.stop();
    expect(kit.journal.unhandled()).toHaveLength(1);
    await kit.restart();
    await kit.channel.start();
    await kit.runUntil(() => kit.server.deliveries.length > 0);
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: hỏi']);
  });

  it('recovers by itself from an outage of minutes, reported once', async () => {
    await kit.startPolling();
    kit.server.outage = HTML_502;
    kit.server.expirePolls();
    const startedAtMs = kit.scheduler.nowMs();
    await kit.runUntil(() => kit.scheduler.nowMs() > startedAtMs + 5 * 60_000, 'five minutes');
    expect(kit.channel.health()).toMatchObject({ ok: false });
    expect(warnings()).toEqual(['Zalo: nhận tin gián đoạn, đang tự thử lại']);
    kit.server.outage = null;
    await kit.runUntil(() => kit.server.openPolls > 0, 'a poll');
    kit.server.expirePolls();
    await until(() => kit.channel.health().ok, 'recovery');
    expect(kit.log.lines.at(-1)).toMatchObject({
      level: 'info',
      message: 'Zalo: nhận tin đã hoạt động trở lại',
    });
    expect(kit.server.countCalls('getUpdates')).toBeLessThan(40);
    kit.server.push({ text: 'còn đó không?' });
    await kit.runUntil(() => kit.server.deliveries.length > 0);
    expect(kit.channel.health()).toMatchObject({ ok: true });
  });

  it('starts during an outage and goes on when it is over', async () => {
    const { port, token } = kit.server;
    await kit.server.stop();
    await kit.channel.start();
    await kit.runUntil(() => warnings().length > 0, 'a report');
    const server = await FakeZaloServer.start({ port, token });
    await kit.runUntil(() => server.openPolls > 0, 'a poll');
    await kit.channel.stop();
    await server.stop();
    kit = await ZaloKit.create();
  });

  it.each([HTML_429, DROP_BEFORE, DROP_AFTER, { type: 'garbage' } as const])(
    'goes on polling after %o',
    async (fault: ZaloFault) => {
      kit.server.failNext('getUpdates', fault, fault);
      if (fault.type === 'garbage' || fault.type === 'drop') kit.server.quirks.holdsPolls = false;
      await kit.channel.start();
      await kit.runUntil(() => kit.server.countCalls('getUpdates') > 2);
      expect(kit.notices).toEqual([]);
    },
  );

  it('stops with one clear report when the token is refused', async () => {
    await kit.startPolling();
    kit.server.outage = { type: 'refuse', code: 401, description: 'Unauthorized' };
    kit.server.expirePolls();
    await until(() => kit.notices.length > 0);
    const calls = kit.server.calls.length;
    await kit.scheduler.advance(10 * 60_000);
    expect(kit.server.calls.length).toBe(calls);
    expect(kit.notices.map((notice) => notice.cause)).toEqual(['token_revoked']);
    expect(kit.log.lines.filter((line) => line.level === 'error')).toHaveLength(1);
    expect(kit.channel.health()).toEqual({
      ok: false,
      detail: expect.stringContaining('ZALO_BOT_TOKEN') as string,
      isRefused: true,
    });
  });

  it('keeps a question for the next start when its answer meets a refused token', async () => {
    await kit.startPolling();
    kit.server.failNext('sendMessage', { type: 'refuse', code: 401 });
    kit.server.push({ text: 'hỏi' });
    await until(() => kit.notices.length > 0);
    await kit.channel.stop();
    expect(kit.journal.unhandled()).toHaveLength(1);
    expect(kit.journal.unhandled('zalo:answer')).toEqual([]);
  });

  it('tries 403 a few times, then surfaces it and goes on rarely', async () => {
    kit.server.failNext(
      'getUpdates',
      ...Array.from({ length: 5 }, () => ({ type: 'refuse', code: 403 }) as const),
    );
    await kit.channel.start();
    await kit.runUntil(() => kit.server.openPolls > 0, 'recovery');
    expect(kit.notices.map((notice) => notice.cause)).toEqual(['forbidden']);
  });

  it('gives an answer up after three refusals with 403', async () => {
    await kit.startPolling();
    kit.server.failNext(
      'sendMessage',
      ...Array.from({ length: 3 }, () => ({ type: 'refuse', code: 403 }) as const),
    );
    kit.server.push({ text: 'hỏi' });
    await kit.runUntil(() => kit.server.countCalls('sendMessage') === 3);
    await kit.ask('câu sau');
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: câu sau']);
  });

  it('holds back when a poll is answered with the quota, and tells once', async () => {
    kit.server.failNext('getUpdates', QUOTA, QUOTA);
    await kit.channel.start();
    await kit.runUntil(() => kit.server.openPolls > 0);
    expect(kit.notices.map((notice) => notice.cause)).toEqual(['quota_exceeded']);
  });

  it('loses nothing while the database is locked', async () => {
    await kit.startPolling();
    kit.journal.failing = true;
    kit.server.push({ text: 'một' });
    kit.server.push({ text: 'hai' });
    await until(() => kit.log.lines.some((line) => line.level === 'error'));
    expect(kit.handler.asked).toEqual([]);
    kit.journal.failing = false;
    await kit.runUntil(() => kit.server.deliveries.length === 2);
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: một', 'Đáp: hai']);
  });

  it('shows typing when an answer takes more than half a second, and only then', async () => {
    let release = (): void => undefined;
    const answer = kit.handler.respond;
    kit.handler.respond = async (inbound) => {
      await new Promise<void>((resolve) => (release = resolve));
      return answer(inbound);
    };
    await kit.startPolling();
    kit.server.push({ text: 'chậm' });
    await until(() => kit.handler.asked.length === 1);
    await kit.scheduler.advance(499);
    expect(kit.server.countCalls('sendChatAction')).toBe(0);
    await kit.scheduler.advance(1);
    await until(() => kit.server.countCalls('sendChatAction') === 1);
    release();
    await until(() => kit.server.deliveries.length === 1);
    await kit.scheduler.advance(60_000);
    expect(kit.server.countCalls('sendChatAction')).toBe(1);
  });

  it('finishes on stop what it was about to answer', async () => {
    let release = (): void => undefined;
    const answer = kit.handler.respond;
    kit.handler.respond = async (inbound) => {
      await new Promise<void>((resolve) => (release = resolve));
      return answer(inbound);
    };
    await kit.startPolling();
    kit.server.push({ text: 'chậm' });
    await until(() => kit.handler.asked.length === 1);
    const stopping = kit.channel.stop();
    release();
    await stopping;
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: chậm']);
    expect(kit.journal.unhandled()).toEqual([]);
  });

  it('lets neither token nor address into the log, whatever fails', async () => {
    const { token, url } = kit.server;
    const echo = `GET /bot${encodeURIComponent(token)}/sendMessage ${token}`;
    kit.server.failNext('getMe', HTML_502, DROP_AFTER);
    kit.server.failNext('getWebhookInfo', { type: 'refuse', code: 400, description: echo });
    await kit.channel.start();
    await kit.runUntil(() => kit.server.openPolls > 0);
    kit.server.failNext('sendMessage', HTML_429, { type: 'refuse', code: 500, description: echo });
    kit.server.failNext('sendMessage', { type: 'refuse', code: 400, description: echo });
    kit.server.failNext('getUpdates', DROP_BEFORE, {
      type: 'refuse',
      code: 500,
      description: echo,
    });
    kit.server.push({ text: 'hỏi' });
    await kit.runUntil(() => kit.server.countCalls('sendMessage') === 3);
    kit.handler.respond = () => Promise.reject(new Error(`failed at ${url}/bot${token}/x`));
    kit.server.push({ text: 'hỏi' });
    await kit.runUntil(() => kit.server.deliveries.length === 1);
    const seen = JSON.stringify([kit.log.lines, kit.notices, kit.channel.health()]);
    expect(kit.log.lines.length).toBeGreaterThan(5);
    expect(seen).not.toContain('abc-xyz-secret');
    expect(seen).not.toContain(encodeURIComponent(token));
  });
});
