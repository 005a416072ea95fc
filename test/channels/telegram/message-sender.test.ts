import { describe, expect, it } from 'vitest';
import type { ChatRef } from '../../../src/domain/chat.js';
import type { SendOutcome } from '../../../src/domain/delivery.js';
import {
  blocked,
  tooManyRequests,
  unauthorized,
  type Fault,
} from '../../fakes/telegram/bot-api-fault.js';
import { makeReply } from '../../builders/make-view.js';
import type { ChannelRig } from '../../fakes/telegram/start-channel.js';
import { useTelegram } from '../../fakes/telegram/use-telegram.js';

const PRIVATE: ChatRef = { channel: 'telegram', chatId: '11', threadId: null, kind: 'private' };
const TOPIC: ChatRef = { channel: 'telegram', chatId: '-1001', threadId: '45', kind: 'group' };
const DIGEST = makeReply({ headline: 'Nhắc việc tuần' });

describe('sending reminders in Telegram', () => {
  const bench = useTelegram();

  async function send(
    rig: ChannelRig,
    chat: ChatRef,
    reply = DIGEST,
    options?: { resent?: boolean },
  ): Promise<SendOutcome> {
    let outcome: SendOutcome | null = null;
    void rig.channel.sender.send(chat, reply, options).then((one) => (outcome = one));
    await rig.until(() => outcome !== null);
    return outcome as unknown as SendOutcome;
  }

  async function ready(): Promise<ChannelRig> {
    bench.api.state.chats.add(11).add(-1001);
    const rig = await bench.start();
    await rig.chats.touch(PRIVATE, null, new Date(0));
    await rig.chats.touch(TOPIC, null, new Date(0));
    await rig.chats.touch({ ...TOPIC, threadId: null }, null, new Date(0));
    await rig.until(() => rig.channel.health().ok);
    return rig;
  }

  it('reports what was sent, in its topic, with its message id', async () => {
    const outcome = await send(await ready(), TOPIC);
    const [message] = bench.api.state.in(-1001);
    expect(message).toMatchObject({ text: 'Nhắc việc tuần', threadId: 45 });
    expect(outcome).toEqual({ status: 'sent', messageId: String(message?.messageId) });
  });

  it('marks what may have arrived before', async () => {
    await send(await ready(), PRIVATE, DIGEST, { resent: true });
    expect(bench.api.state.in(11)[0]?.text).toBe('(gửi lại)\nNhắc việc tuần');
  });

  it.each<[string, Fault, object]>([
    ['429', tooManyRequests(30), { status: 'retry', retryAfterMs: 30_000 }],
    [
      '500',
      { type: 'error', code: 500, description: 'Internal' },
      { status: 'retry', retryAfterMs: null },
    ],
    ['a gateway page', { type: 'html', status: 502 }, { status: 'retry', retryAfterMs: null }],
    ['a lost answer', { type: 'dropAfter' }, { status: 'unknown' }],
    ['a lost request', { type: 'dropBefore' }, { status: 'unknown' }],
    ['being blocked', blocked, { status: 'failed', chatGone: true }],
    [
      'an unknown chat',
      { type: 'error', code: 400, description: 'Bad Request: chat not found' },
      { status: 'failed', chatGone: true },
    ],
    ['a revoked token', unauthorized, { status: 'failed', chatGone: false }],
  ])('reports %s as what it is, after a single attempt', async (_, fault, expected) => {
    const rig = await ready();
    bench.api.faults.add({ method: 'sendMessage', fault });
    expect(await send(rig, PRIVATE)).toMatchObject(expected);
    expect(bench.api.called('sendMessage')).toHaveLength(1);
  });

  it('remembers a chat that blocked it, and a topic that was deleted', async () => {
    const rig = await ready();
    bench.api.faults.add({ method: 'sendMessage', chatId: 11, fault: blocked });
    const gone: Fault = {
      type: 'error',
      code: 400,
      description: 'Bad Request: message thread not found',
    };
    bench.api.faults.add({ method: 'sendMessage', chatId: -1001, fault: gone });
    await send(rig, PRIVATE);
    expect(await send(rig, TOPIC)).toMatchObject({ status: 'failed', chatGone: true });
    expect([...rig.chats.records].map(([key, { state }]) => [key, state])).toEqual([
      ['telegram:11', 'blocked'],
      ['telegram:-1001:45', 'removed'],
      ['telegram:-1001', 'active'],
    ]);
  });

  it('tells where a group went that became a supergroup', async () => {
    const rig = await ready();
    bench.api.state.migrations.set(-1001, -100_777);
    expect(await send(rig, TOPIC)).toEqual({ status: 'moved', chatId: '-100777' });
    expect(rig.chats.migrations).toEqual(['telegram -1001 -100777']);
  });

  it('reports a server that cannot be reached as not sent', async () => {
    const rig = await ready();
    await bench.api.close();
    expect(await send(rig, PRIVATE)).toMatchObject({ status: 'retry' });
  });

  it('lets the annex follow its digest whatever it takes, and never sends the digest twice', async () => {
    const rig = await ready();
    bench.api.faults.add({ method: 'sendDocument', times: 1, fault: tooManyRequests(5) });
    bench.api.faults.add({
      method: 'sendDocument',
      times: 1,
      fault: { type: 'html', status: 502 },
    });
    const file = {
      name: 'Phụ lục.xlsx',
      mimeType: 'application/octet-stream',
      bytes: new Uint8Array([1]),
      caption: null,
      kind: 'document' as const,
    };
    const outcome = await send(rig, PRIVATE, { ...DIGEST, files: [file] });
    expect(outcome).toMatchObject({ status: 'sent' });
    expect(bench.api.state.in(11).map(({ kind }) => kind)).toEqual(['text', 'document']);
  });

  it('asks to be tried again once the channel has stopped', async () => {
    const rig = await ready();
    await bench.stop(rig);
    expect(await send(rig, PRIVATE)).toMatchObject({ status: 'retry' });
    expect(bench.api.called('sendMessage')).toEqual([]);
  });
});
