import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, ReplyFile } from '../../../src/domain/chat.js';
import type { SendOutcome } from '../../../src/domain/delivery.js';
import { items, reply, view, ZaloKit } from '../../fakes/zalo/channel-kit.js';
import {
  DROP_AFTER,
  DROP_BEFORE,
  HTML_429,
  HTML_502,
  QUOTA,
} from '../../fakes/zalo/zalo-faults.js';
import type { ZaloFault } from '../../fakes/zalo/zalo-faults.js';

const CHAT: ChatRef = { channel: 'zalo', chatId: 'zgr-1', threadId: null, kind: 'group' };
const PHOTO: ReplyFile = {
  name: 'bieu-do.png',
  mimeType: 'image/png',
  bytes: new Uint8Array(),
  caption: null,
  kind: 'photo',
};

describe('Zalo sender', () => {
  let kit: ZaloKit;
  beforeEach(async () => {
    kit = await ZaloKit.create();
  });
  afterEach(() => kit.stop());

  const digest = reply({
    view: view({ headline: 'NHẮC VIỆC TUẦN', groups: [{ title: 'QUÁ HẠN', items: items(3) }] }),
    viewId: 'v1',
  });

  it('sends a digest as one message whose numbers work', async () => {
    expect(await kit.channel.sender.send(CHAT, digest)).toEqual({
      status: 'sent',
      messageId: 'm1',
    });
    expect(kit.server.deliveries).toHaveLength(1);
    expect(kit.server.textsTo('zgr-1')[0]).toContain('Trả lời tin này 1–3 để xem chi tiết.');
    await kit.startPolling();
    await kit.ask('2', { group: 'zgr-1' });
    expect(kit.handler.asked[0]?.action).toEqual({ type: 'detail', view: 'v1', item: 2 });
  });

  it('marks what is sent again', async () => {
    await kit.channel.sender.send(CHAT, digest, { resent: true });
    expect(kit.server.textsTo('zgr-1')[0]).toMatch(/^\(gửi lại\)\n\nNHẮC VIỆC TUẦN/);
  });

  const outcomes: [ZaloFault, SendOutcome['status']][] = [
    [HTML_429, 'retry'],
    [HTML_502, 'retry'],
    [{ type: 'refuse', code: 500 }, 'retry'],
    [DROP_BEFORE, 'unknown'],
    [DROP_AFTER, 'unknown'],
    [{ type: 'garbage' }, 'unknown'],
    [{ type: 'refuse', code: 400 }, 'failed'],
    [{ type: 'refuse', code: 401 }, 'failed'],
    [QUOTA, 'held'],
  ];
  it.each(outcomes)('makes one attempt and says what came of %o: %s', async (fault, status) => {
    kit.server.failNext('sendMessage', fault);
    expect(await kit.channel.sender.send(CHAT, digest)).toMatchObject({ status });
    expect(kit.server.countCalls('sendMessage')).toBe(1);
  });

  it('may send again what never left', async () => {
    await kit.server.stop();
    expect(await kit.channel.sender.send(CHAT, digest)).toMatchObject({ status: 'retry' });
    await kit.channel.stop();
    kit = await ZaloKit.create();
  });

  it('counts as sent what may have been delivered', async () => {
    kit.server.failNext('sendMessage', DROP_AFTER, HTML_502);
    await kit.channel.sender.send(CHAT, digest);
    await kit.channel.sender.send(CHAT, digest);
    expect(await kit.channel.quota()).toMatchObject({ sent: 1, used: 1 });
  });

  it('believes 403 after three attempts', async () => {
    const forbidden = { type: 'refuse', code: 403 } as const;
    kit.server.failNext('sendMessage', forbidden, forbidden, forbidden);
    const sending = kit.channel.sender.send(CHAT, digest);
    await kit.runUntil(() => kit.server.countCalls('sendMessage') === 3);
    expect(await sending).toMatchObject({ status: 'failed', chatGone: false });
  });

  it('says where a file is to be had instead of sending it', async () => {
    const file = { ...PHOTO, name: 'phu-luc.xlsx', kind: 'document' } as const;
    await kit.channel.sender.send(CHAT, { ...digest, files: [file] });
    expect(kit.server.textsTo('zgr-1')[0]).toContain(
      'Zalo không nhận tệp từ trợ lý (phu-luc.xlsx). Anh/chị lấy tệp qua Telegram hoặc hỏi quản trị viên.',
    );
  });

  it('sends the facts as text where a picture has no public address', async () => {
    await kit.channel.sender.send(CHAT, { ...digest, files: [PHOTO] });
    expect(kit.server.deliveries).toMatchObject([{ method: 'sendMessage', photo: null }]);
  });

  it('sends a picture with a public address, the text as its caption', async () => {
    await kit.stop();
    kit = await ZaloKit.create({
      publishPhoto: ({ name }) => Promise.resolve(`https://x.example/${name}`),
    });
    await kit.channel.sender.send(CHAT, { ...digest, files: [PHOTO] });
    expect(kit.server.deliveries).toMatchObject([
      { method: 'sendPhoto', photo: 'https://x.example/bieu-do.png' },
    ]);
    expect(kit.server.textsTo('zgr-1')[0]).toContain('NHẮC VIỆC TUẦN');
  });

  it('falls back to text where Zalo cannot fetch the picture', async () => {
    await kit.stop();
    kit = await ZaloKit.create({ publishPhoto: () => Promise.resolve('https://x.example/p.png') });
    kit.server.failNext('sendPhoto', { type: 'refuse', code: 400 });
    expect(await kit.channel.sender.send(CHAT, { ...digest, files: [PHOTO] })).toMatchObject({
      status: 'sent',
    });
    expect(kit.server.deliveries).toMatchObject([{ method: 'sendMessage' }]);
  });
});
