import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandHandler } from '../../src/domain/chat.js';
import type { ChannelName, Inbound } from '../../src/domain/chat.js';
import { createMetrics, type Metrics } from '../../src/observability/create-metrics.js';
import { requestFields, runInRequest } from '../../src/observability/request-context.js';
import { DEFAULT_LIMITS } from '../../src/outbox/create-deliverer.js';
import { createDelivery, type Delivery } from '../../src/outbox/create-delivery.js';
import { createDeadLettersFeature } from '../../src/outbox/operate/create-dead-letters-feature.js';
import { createChatStore } from '../../src/storage/chats/create-chat-store.js';
import { DeliveryRig } from '../fakes/outbox/delivery-rig.js';
import { sentAs } from '../fakes/outbox/fake-sender.js';
import { makeItem, minutes, privateChat } from '../fakes/outbox/make-item.js';

const DAY_MS = 86_400_000;
const ADMINS = ['telegram:99', 'zalo:boss', 'terminal:me'];
const refused = { status: 'failed', reason: '400 Bad Request', chatGone: false } as const;
const held = { status: 'held', reason: 'hết hạn mức' } as const;

describe('createDelivery', () => {
  let rig: DeliveryRig;
  let metrics: Metrics;
  let delivery: Delivery;
  let released: ChannelName[];

  beforeEach(async () => {
    rig = await DeliveryRig.create();
    metrics = createMetrics();
    released = [];
    delivery = createDelivery({
      store: rig.store,
      chats: createChatStore(rig.database),
      clock: rig.clock,
      scheduler: rig.scheduler,
      timeZone: 'Asia/Ho_Chi_Minh',
      admins: () => ADMINS,
      ...{ metrics, log: rig.log, worker: 'w', random: () => 0.5 },
      limits: { ...DEFAULT_LIMITS, pollMs: 4 * 60 * 60_000 },
    });
  });
  afterEach(async () => {
    const stopped = delivery.stop();
    await rig.pass(20_000);
    await stopped;
    await rig.close();
  });

  const start = (): void =>
    delivery.start({
      senders: { telegram: rig.telegram, zalo: rig.zalo },
      hooks: {},
      onReleased: (channel) => released.push(channel),
    });
  const toldTo = (admin: string) =>
    [...rig.telegram.sends, ...rig.zalo.sends].filter((send) => send.chat === admin);
  const inbound: Inbound = {
    ...{ updateId: '1', chat: privateChat('99'), kind: 'text', text: '', command: null },
    sender: { id: '99', name: 'An', isChatAdmin: null },
    ...{ action: null, messageId: null, isEdit: false, sentAt: minutes(0), file: null },
  };
  const run = async (command: 'tinloi' | 'guilai' | 'guitiep', args = ''): Promise<string> => {
    const { commands } = createDeadLettersFeature({
      operations: delivery,
      operatorsOnly: (handler) => handler,
      stampOf: (at) => at.toISOString(),
    });
    const handler: CommandHandler | undefined = commands[command];
    const reply = await handler?.(inbound, args);
    await rig.quiet();
    return [reply?.view.headline, ...(reply?.view.summary ?? [])].join('\n');
  };

  it('logs each delivery under what caused it, not under what woke the outbox', async () => {
    const lines: { msg?: string; request?: string; dedupeKey?: string }[] = [];
    const note = (fields: object, msg: string): void =>
      void lines.push({ msg, ...requestFields(), ...fields });
    const logged = createDelivery({
      store: rig.store,
      chats: createChatStore(rig.database),
      ...{ clock: rig.clock, scheduler: rig.scheduler, timeZone: 'Asia/Ho_Chi_Minh' },
      ...{ admins: () => [], metrics, worker: 'logged', random: () => 0.5 },
      log: { debug: note, info: note, warn: note, error: note },
    });
    logged.start({
      ...{ senders: { telegram: rig.telegram }, hooks: {}, onReleased: () => undefined },
    });
    await rig.add(makeItem('earlier', { notBefore: minutes(-1) }));
    await runInRequest({ request: 'telegram:5' }, () =>
      logged.outbox.enqueueAll([makeItem('caused', { chat: privateChat('2') })]),
    );
    await rig.quiet();
    const requestOf = (key: string): string | undefined =>
      lines.find(({ dedupeKey, msg }) => dedupeKey === key && msg === 'Kết quả giao một tin')
        ?.request;
    expect([requestOf('caused'), requestOf('earlier')]).toEqual(['telegram:5', 'earlier']);
    await logged.stop();
  });

  it('sends what is put in while it runs, at once', async () => {
    start();
    await rig.quiet();
    await delivery.outbox.enqueueAll([makeItem('a')]);
    await rig.quiet();
    expect(rig.telegram.texts).toEqual(['a']);
  });

  it('lists dead letters without what they said, and re-sends one or all', async () => {
    rig.telegram.respond = (_text, chat) => (chat.chatId === '99' ? sentAs('m') : refused);
    start();
    await delivery.outbox.enqueueAll([
      makeItem('bí mật 1'),
      makeItem('bí mật 2', { chat: privateChat('2') }),
    ]);
    await rig.quiet();
    const listed = await run('tinloi');
    expect(listed).toContain('Tin nhắc không gửi được: 2');
    expect(listed).toContain('nhắc thời hạn, Telegram 1');
    expect(listed).toContain('bị từ chối (400 Bad Request)');
    expect(listed).not.toContain('bí mật');
    expect(toldTo('telegram:99')).toHaveLength(1);
    expect(toldTo('zalo:boss')).toHaveLength(1);

    rig.telegram.respond = () => sentAs('m');
    const id = (await rig.store.find('bí mật 1'))?.id ?? 0;
    expect(await run('guilai', String(id))).toContain('Đã đưa 1 tin');
    expect(rig.telegram.texts.at(-1)).toBe('bí mật 1');
    expect(await run('guilai', 'Tất cả')).toContain('Đã đưa 1 tin');
    expect(rig.telegram.texts.at(-1)).toBe('bí mật 2');
    expect(await run('guilai', 'tất cả')).toBe('Không có tin nào để gửi lại.');
    expect(await run('tinloi')).toBe('Không có tin nhắc nào gửi hỏng.');
  });

  it.each(['', 'mai', '1; drop', '-1', '99999999999999999'])(
    'asks back where “/guilai %s” names no letters',
    async (args) => {
      expect(await run('guilai', args)).toContain('Anh/chị muốn gửi lại tin nào?');
    },
  );

  it('holds a channel, tells those reached elsewhere, and goes on when released', async () => {
    rig.zalo.respond = () => held;
    start();
    await delivery.outbox.enqueueAll([makeItem('z', { chat: privateChat('5', 'zalo') })]);
    await rig.quiet();
    expect(toldTo('telegram:99').map((send) => send.text)).toEqual([
      expect.stringContaining('Zalo báo hết hạn mức') as string,
    ]);
    expect(toldTo('zalo:boss')).toEqual([]);
    expect((await delivery.stats()).holds[0]).toMatchObject({
      channel: 'zalo',
      until: new Date('2024-07-31T17:00:00Z'),
    });
    rig.zalo.respond = () => sentAs('m');
    expect(await run('guitiep', 'telegram')).toBe('Không có kênh nào đang tạm dừng gửi.');
    expect(await run('guitiep')).toBe('Đã cho gửi tiếp trên Zalo.');
    expect(released).toContain('zalo');
    expect(rig.zalo.sends.map((send) => send.outcome)).toEqual(['held', 'sent']);
  });

  it('goes on by itself in the next month, and is told again where that was too early', async () => {
    rig.zalo.respond = () => held;
    start();
    const chat = privateChat('5', 'zalo');
    const expiresAt = minutes(60 * 24 * 60);
    await delivery.outbox.enqueueAll([makeItem('z', { chat, expiresAt })]);
    await rig.pass(16 * DAY_MS);
    expect(rig.zalo.sends).toHaveLength(1);
    await rig.pass(DAY_MS);
    expect(released).toEqual(['zalo']);
    expect(rig.zalo.sends).toHaveLength(2);
    expect(toldTo('telegram:99')).toHaveLength(2);
  });

  it('passes a channel’s notices on, once a month or day, past a channel that is down', async () => {
    start();
    const notify = delivery.notifyOf('zalo');
    const notice = { cause: 'quota_80', per: 'month', text: 'Đã dùng 80%', isChannelDown: false };
    for (let times = 0; times < 3; times += 1) notify({ ...notice, per: 'month' });
    notify({ cause: 'token_revoked', per: 'day', text: 'Mã sai', isChannelDown: true });
    await rig.quiet();
    expect(toldTo('telegram:99').map((send) => send.text)).toEqual(['Đã dùng 80%', 'Mã sai']);
    expect(toldTo('zalo:boss').map((send) => send.text)).toEqual(['Đã dùng 80%']);
  });

  it('does not alarm anybody about a notice that could not be delivered', async () => {
    rig.telegram.respond = () => refused;
    start();
    await delivery.notices.tell('x', 'Có lỗi');
    await rig.pass(DAY_MS);
    expect(rig.telegram.sends).toHaveLength(1);
    expect((await delivery.stats()).counts.dead).toBe(1);
  });

  it('shows its figures as metrics', async () => {
    rig.zalo.respond = () => held;
    start();
    await delivery.outbox.enqueueAll([
      makeItem('a'),
      makeItem('z', { chat: privateChat('5', 'zalo') }),
    ]);
    await rig.pass(60_000);
    await delivery.report();
    const text = await metrics.render();
    // The reminder, and the notice that Zalo is held.
    expect(text).toContain('assistant_sends_total{channel="telegram",outcome="sent"} 2');
    expect(text).toContain('assistant_outbox_depth{state="sent"} 2');
    expect(text).toContain('assistant_outbox_depth{state="retry"} 1');
    expect(text).toContain('assistant_outbox_lag_seconds 60');
    expect(text).toContain('assistant_outbox_held{channel="zalo"} 1');
  });

  it('forgets what was said after a month, while it runs', async () => {
    start();
    await delivery.outbox.enqueueAll([makeItem('a')]);
    const contents = () => rig.database.run((knex) => knex('outbox').select('content'));
    await rig.pass(29 * DAY_MS);
    expect(await contents()).not.toEqual([{ content: null }]);
    await rig.pass(3 * DAY_MS);
    expect(await contents()).toEqual([{ content: null }]);
    expect(await delivery.outbox.enqueueAll([makeItem('a')])).toBe(0);
  });

  it('says so where the database does not answer, and recovers', async () => {
    start();
    await rig.quiet();
    expect(delivery.health()).toEqual({ ok: true, detail: 'hoạt động' });
    await rig.database.run((knex) => knex.schema.renameTable('outbox', 'gone'));
    await rig.pass(5 * 60 * 60_000);
    expect(delivery.health().ok).toBe(false);
    await delivery.report();
    await rig.database.run((knex) => knex.schema.renameTable('gone', 'outbox'));
    await rig.pass(60_000);
    expect(delivery.health().ok).toBe(true);
  });
});
