import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reply, until, view, ZaloKit } from '../../fakes/zalo/channel-kit.js';
import type { ZaloQuirks } from '../../fakes/zalo/zalo-quirks.js';

describe('Zalo channel, long polling', () => {
  let kit: ZaloKit;
  beforeEach(async () => {
    kit = await ZaloKit.create();
  });
  afterEach(async () => {
    await kit.stop();
    expect(kit.server.violations).toEqual([]);
  });

  it('answers a private message in its chat', async () => {
    await kit.startPolling();
    expect(await kit.ask('Bộ Y tế còn việc gì?', { from: 'u7' })).toBe('Đáp: Bộ Y tế còn việc gì?');
    expect(kit.handler.asked[0]).toMatchObject({
      chat: { channel: 'zalo', chatId: 'u7', threadId: null, kind: 'private' },
      sender: { id: 'u7', name: 'An', isChatAdmin: null },
      kind: 'text',
      command: null,
      action: null,
    });
  });

  const shapes: Partial<ZaloQuirks>[] = [
    { updates: 'array' },
    { updates: 'bare' },
    { hasEventName: false },
    { hasErrorCodeOnSuccess: true },
    { numericIds: true },
    { dates: 's' },
    { dates: 'none' },
    { nameField: 'first_name' },
    { errorField: 'errorCode', errorCodeAsText: true },
    { errorStatus: 'code' },
    { noWebhook: 'empty' },
    { hasDisplayName: false },
  ];
  it.each(shapes)('answers a server of the shape %o', async (shape) => {
    Object.assign(kit.server.quirks, shape);
    await kit.startPolling();
    kit.server.expirePolls();
    await until(() => kit.server.openPolls > 0);
    expect(await kit.ask('quá hạn không?', { from: '1459232241454765289' })).toBe(
      'Đáp: quá hạn không?',
    );
    expect(kit.handler.asked[0]?.sender.id).toBe('1459232241454765289');
    const sentAt = kit.handler.asked[0]?.sentAt.toISOString();
    expect(sentAt).toBe(
      shape.dates === 'none' ? '2024-07-15T02:00:00.000Z' : '2026-11-02T01:00:00.000Z',
    );
  });

  const empties: ZaloQuirks['emptyPoll'][] = [
    ...(['body', 'status', 'html', 'emptyObject', 'emptyArray', 'noResult'] as const),
  ];
  it.each(empties)('takes an empty poll of the kind %s for no updates', async (emptyPoll) => {
    kit.server.quirks.emptyPoll = emptyPoll;
    await kit.startPolling();
    kit.server.expirePolls();
    await until(() => kit.server.openPolls > 0, 'the next poll');
    expect(kit.log.lines.filter((line) => line.level === 'warn' || line.level === 'error')).toEqual(
      [],
    );
    expect(await kit.ask('còn đây không')).toBe('Đáp: còn đây không');
  });

  it('slows down against a server that answers "nothing" at once', async () => {
    kit.server.quirks.holdsPolls = false;
    await kit.channel.start();
    await kit.runUntil(() => kit.server.countCalls('getUpdates') >= 12);
    const startedAtMs = Date.UTC(2026, 10, 2, 1, 0, 0);
    expect(kit.scheduler.nowMs() - startedAtMs).toBeGreaterThan(20_000);
  });

  it('polls again before the last update is handled', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const answer = kit.handler.respond;
    kit.handler.respond = async (inbound) => {
      await held;
      return answer(inbound);
    };
    kit.server.quirks.losesWhileUnpolled = true;
    await kit.startPolling();
    for (const from of ['a', 'b', 'c']) {
      await until(() => kit.server.openPolls > 0, 'the next poll');
      kit.server.push({ from, text: 'hỏi' });
    }
    await until(() => kit.handler.asked.length === 3, 'all handed over');
    expect(kit.server.deliveries).toEqual([]);
    release();
    await until(() => kit.server.deliveries.length === 3);
    expect(kit.server.lost).toEqual([]);
  });

  it('journals an update before it is handled, and marks it handled after', async () => {
    const journalled: string[][] = [];
    const answer = kit.handler.respond;
    kit.handler.respond = (inbound) => {
      journalled.push(kit.journal.unhandled());
      return answer(inbound);
    };
    await kit.startPolling();
    await kit.ask('hỏi');
    expect(journalled).toEqual([[kit.handler.asked[0]?.updateId]]);
    expect(kit.journal.unhandled()).toEqual([]);
  });

  it('keeps the order within a chat and lets no chat wait for another', async () => {
    const gates = new Map<string, () => void>();
    const answer = kit.handler.respond;
    kit.handler.respond = async (inbound) => {
      if (inbound.text === 'chậm')
        await new Promise<void>((resolve) => gates.set(inbound.chat.chatId, resolve));
      return answer(inbound);
    };
    await kit.startPolling();
    for (const [from, text] of [
      ['a', 'chậm'],
      ['a', 'sau'],
      ['b', 'nhanh'],
    ])
      kit.server.push({
        ...(from === undefined ? {} : { from }),
        ...(text === undefined ? {} : { text }),
      });
    await until(() => kit.server.textsTo('b').length === 1, 'the other chat');
    expect(kit.server.textsTo('a')).toEqual([]);
    gates.get('a')?.();
    await until(() => kit.server.textsTo('a').length === 2);
    expect(kit.server.textsTo('a')).toEqual(['Đáp: chậm', 'Đáp: sau']);
  });

  it('answers a message that comes twice once', async () => {
    await kit.startPolling();
    kit.server.push({ id: 'same', text: 'hỏi' });
    kit.server.push({ id: 'same', text: 'hỏi' });
    expect(await kit.ask('khác')).toBe('Đáp: khác');
    expect(kit.server.textsTo('u1')).toEqual(['Đáp: hỏi', 'Đáp: khác']);
  });

  it('resumes at the start what was journalled and not handled', async () => {
    kit.handler.respond = () => new Promise(() => undefined);
    await kit.startPolling();
    kit.server.push({ from: 'u5', text: 'trước khi dừng' });
    await until(() => kit.handler.asked.length === 1);
    const stopping = kit.channel.stop();
    await kit.scheduler.advance(10_000);
    await stopping;
    await kit.restart();
    kit.handler.respond = (inbound) => reply({ view: view({ headline: inbound.text }) });
    await kit.startPolling();
    await until(() => kit.server.textsTo('u5').length === 1);
    expect(kit.server.textsTo('u5')).toEqual(['trước khi dừng']);
    await until(() => kit.journal.unhandled().length === 0, 'handled');
  });

  it('drops what waited longer than a day, and says so', async () => {
    const yesterday = new Date(kit.nowAt.getTime() - 25 * 60 * 60_000);
    const update = {
      event_name: 'message.text.received',
      message: { message_id: 'x', from: { id: 'u1' }, chat: { id: 'u1' }, text: 'cũ' },
    };
    await kit.journal.record('zalo', 'message.text.received:x', update, yesterday);
    await kit.startPolling();
    expect(await kit.ask('mới')).toBe('Đáp: mới');
    expect(kit.handler.asked.map((inbound) => inbound.text)).toEqual(['mới']);
  });

  it('removes a webhook left over from before', async () => {
    kit.server.webhook = { url: 'https://x.example/zalo', secret: 'secret-secret' };
    await kit.startPolling();
    expect(kit.server.webhook).toBeNull();
  });

  it('does not call deleteWebhook where none is set', async () => {
    await kit.startPolling();
    expect(kit.server.countCalls('deleteWebhook')).toBe(0);
  });

  it('reports whether the bot may join groups', async () => {
    kit.server.quirks.canJoinGroups = false;
    await kit.startPolling();
    expect(kit.channel.health()).toMatchObject({ ok: true });
    expect(kit.channel.health().detail).toContain('vào nhóm: không');
    expect(kit.log.lines).toContainEqual({
      level: 'info',
      fields: { canJoinGroups: false },
      message: 'Zalo: đã kết nối bot',
    });
  });

  it('drops its own messages and those of other bots', async () => {
    await kit.startPolling();
    kit.server.push({ from: '12345689', text: 'tự mình' });
    kit.server.push({ from: 'b2', isBot: true, text: 'bot khác' });
    expect(await kit.ask('người')).toBe('Đáp: người');
    expect(kit.handler.asked).toHaveLength(1);
  });

  it('answers only the chats it may, where they are listed', async () => {
    await kit.stop();
    kit = await ZaloKit.create({ allowedChats: ['telegram:u1', 'zalo:u2'] });
    await kit.startPolling();
    expect(await kit.ask('lạ')).toContain('gửi mã zalo:u1 cho quản trị viên');
    kit.server.push({ text: 'vẫn lạ' });
    expect(await kit.ask('quen', { from: 'u2' })).toBe('Đáp: quen');
    expect(kit.server.textsTo('u1')).toHaveLength(1);
    expect(kit.handler.asked).toHaveLength(1);
  });

  it('survives updates of any shape', async () => {
    await kit.startPolling();
    for (const raw of [
      { message: null, event_name: 'x' },
      { message: {} },
      { message: { from: { id: '' } } },
      { event_name: 5, message: { from: 5, chat: [] } },
      { message: { from: { id: 'u1' }, date: 'không', text: { a: 1 } } },
    ])
      kit.server.pushRaw(raw);
    expect(await kit.ask('vẫn chạy')).toBe('Đáp: vẫn chạy');
  });

  it('stops at once while a poll is open, twice without harm', async () => {
    await kit.startPolling();
    await Promise.all([kit.channel.stop(), kit.channel.stop()]);
    await kit.channel.stop();
    expect(kit.channel.health()).toMatchObject({ ok: false });
  });

  it('starts once however often it is told to', async () => {
    await kit.channel.start();
    await kit.startPolling();
    await kit.channel.start();
    expect(kit.server.countCalls('getMe')).toBe(1);
  });
});
