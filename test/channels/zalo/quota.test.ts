import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until, ZaloKit } from '../../fakes/zalo/channel-kit.js';
import { QUOTA } from '../../fakes/zalo/zalo-faults.js';
import { reply } from '../../fakes/zalo/channel-kit.js';
import type { ChatRef } from '../../../src/domain/chat.js';

const CHAT: ChatRef = { channel: 'zalo', chatId: 'u1', threadId: null, kind: 'private' };

describe('Zalo channel, quota', () => {
  let kit: ZaloKit;
  beforeEach(async () => {
    kit = await ZaloKit.create({ monthlyMessages: 20 });
    await kit.startPolling();
  });
  afterEach(() => kit.stop());

  it('counts both directions of the real month, whatever the assistant’s clock says', async () => {
    await kit.ask('một');
    await kit.ask('hai');
    await kit.channel.sender.send(CHAT, reply());
    expect(await kit.channel.quota()).toEqual({
      month: '2026-11',
      sent: 3,
      received: 2,
      used: 5,
      limit: 20,
      isHeld: false,
    });
    expect(kit.channel.health().detail).toContain('Zalo tháng 11/2026: 5/20 tin (gửi 3, nhận 2)');
  });

  it('counts by the office’s calendar: the month begins at midnight there', async () => {
    await kit.ask('tháng 11');
    const lastMs = Date.parse('2026-11-30T16:59:59Z');
    await kit.scheduler.advance(lastMs - kit.scheduler.nowMs());
    expect((await kit.channel.quota()).month).toBe('2026-11');
    await kit.scheduler.advance(1_000);
    expect(await kit.channel.quota()).toMatchObject({ month: '2026-12', used: 0 });
  });

  it('tells the operator once at 80% and once at 95%, also across a restart', async () => {
    for (let turn = 0; turn < 8; turn += 1) await kit.ask(`câu ${turn}`);
    expect(kit.notices.map((notice) => notice.text)).toEqual([
      '⚠️ Zalo đã dùng 80% hạn mức tin nhắn tháng này. Zalo tháng 11/2026: 16/20 tin (gửi 8, nhận 8).',
    ]);
    await kit.channel.stop();
    await kit.restart();
    await kit.startPolling();
    for (let turn = 0; turn < 4; turn += 1) await kit.ask(`câu sau ${turn}`);
    expect(kit.notices.map((notice) => notice.cause)).toEqual(['quota_80', 'quota_95']);
    expect(kit.notices[1]?.text).toContain('95%');
  });

  it('holds every send when Zalo says that the quota is used up, and tells once', async () => {
    kit.server.failNext('sendMessage', QUOTA);
    expect(await kit.channel.sender.send(CHAT, reply())).toMatchObject({ status: 'held' });
    expect(await kit.channel.sender.send(CHAT, reply())).toMatchObject({ status: 'held' });
    kit.server.push({ text: 'hỏi' });
    await until(() => kit.handler.asked.length === 1);
    await until(() => kit.journal.unhandled().length === 0);
    expect(kit.server.countCalls('sendMessage')).toBe(1);
    expect(kit.notices.map((notice) => notice.cause)).toEqual(['quota_exceeded']);
    expect(kit.channel.health().ok).toBe(false);
    expect((await kit.channel.quota()).isHeld).toBe(true);
  });

  it('sends again when the operator releases the hold', async () => {
    kit.server.failNext('sendMessage', QUOTA);
    await kit.channel.sender.send(CHAT, reply());
    kit.channel.releaseHold();
    expect(await kit.channel.sender.send(CHAT, reply())).toMatchObject({ status: 'sent' });
    expect(kit.channel.health().ok).toBe(true);
  });

  it('sends again when the next month begins', async () => {
    kit.server.failNext('sendMessage', QUOTA);
    await kit.channel.sender.send(CHAT, reply());
    await kit.scheduler.advance(Date.parse('2026-11-30T17:00:00Z') - kit.scheduler.nowMs());
    expect(await kit.channel.sender.send(CHAT, reply())).toMatchObject({ status: 'sent' });
  });
});
