import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatRef } from '../../src/domain/chat.js';
import { DEFAULT_REMINDER_SETTINGS } from '../../src/domain/subscription.js';
import { whyNotChange } from '../../src/chat/features/reminders/may-change.js';
import { renderReply } from '../../src/channels/zalo/render/render-reply.js';
import {
  loadRegisterOverTime,
  type RegisterOverTime,
} from './reminders-year/register-over-time.js';
import { SimTime } from './reminders-year/sim-time.js';
import { at, YearRig } from './reminders-year/year-rig.js';

const ZALO: ChatRef = { channel: 'zalo', chatId: 'u7', threadId: null, kind: 'private' };

describe('a digest on Zalo and what is answered to it', () => {
  let registers: RegisterOverTime;
  let rig: YearRig;

  beforeAll(async () => {
    registers = await loadRegisterOverTime();
    rig = new YearRig(
      'sqlite::memory:',
      new SimTime(at('2024-07-12', '10:00').getTime()),
      registers,
    );
    await rig.start();
    await rig.say(ZALO, 'Bộ Xây dựng', 'dangky');
    await rig.passTo(at('2024-07-15', '08:00'));
  }, 120_000);

  afterAll(() => rig.stop());

  it('comes once, as one message, overdue first, each task with its source', () => {
    expect(rig.arrived).toHaveLength(1);
    const [message] = rig.arrived;
    if (!message) throw new Error('nothing arrived');
    const { text } = renderReply(message.reply, {
      ...{ isGroup: false, from: null, owesTail: false, preface: null, fileLine: '' },
    });
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).toMatch(
      /^Nhắc việc tuần 15–21\/7\/2024 · Bộ Xây dựng\nXong 0 · Chưa xong 5: quá hạn 3/,
    );
    const places = ['QUÁ HẠN (3)', 'ĐẾN HẠN TRONG 30 NGÀY (1)', 'KHÔNG ĐỊNH HẠN (1)'];
    const found = places.map((title) => text.indexOf(title));
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found[0]).toBeGreaterThan(0);
    expect(message.reply.view.groups.flatMap(({ items }) => items)).toSatisfy(
      (items: { citation: string }[]) => items.every(({ citation }) => citation !== ''),
    );
  });

  it('keeps who received it, and a report of completion until it is decided', async () => {
    expect((await rig.say(ZALO, 'đã nhận')).view.headline).toContain('đã nhận 5 việc');
    const asked = await rig.say(ZALO, 'báo đã hoàn thành');
    expect(asked.view.choices[1]?.utterance).toBe('báo hoàn thành mục 2');
    const reported = await rig.say(ZALO, 'báo hoàn thành mục 2 theo văn bản 58/BC-BXD');
    expect(reported.view.summary.join(' ')).toContain('58/BC-BXD');
  });

  it('reminds again on the day asked for, of what was not reported done', async () => {
    await rig.say(ZALO, 'nhắc lại sau 2 ngày');
    await rig.passTo(at('2024-07-16', '08:00'));
    await rig.passTo(at('2024-07-17', '08:00'));
    const last = rig.arrived.at(-1)?.reply.view;
    const groups = (last?.groups ?? []).map(({ title, items }) => [title, items.length]);
    expect(groups).toEqual([['NHẮC LẠI THEO YÊU CẦU (4)', 4]]);
    expect(rig.arrived).toHaveLength(2);
  });

  it('ends with a word', async () => {
    await rig.say(ZALO, 'thôi đừng nhắc nữa');
    await rig.passTo(at('2024-07-22', '08:00'));
    expect(rig.arrived).toHaveLength(2);
  });
});

describe('who may change the reminders of a group', () => {
  const subscription = {
    ...{ id: 'abcdefg', chat: { ...ZALO, kind: 'group' as const } },
    settings: { ...DEFAULT_REMINDER_SETTINGS, agencies: null },
    ...{ createdBy: { id: 'u1', name: 'An' }, createdAt: new Date(0) },
    ...{ changedBy: { id: 'u1', name: 'An' }, changedAt: new Date(0) },
  };
  const zaloGroup = { channel: 'zalo', chatId: 'g', threadId: null, kind: 'group' } as const;
  const telegramGroup = { ...zaloGroup, channel: 'telegram' } as const;
  const sender = (id: string, isChatAdmin: boolean | null) => ({ id, name: id, isChatAdmin });

  it('are its admins on Telegram', () => {
    const by = (isAdmin: boolean | null) =>
      whyNotChange({ chat: telegramGroup, sender: sender('u1', isAdmin) }, subscription, []);
    expect(by(true)).toBeNull();
    expect(by(false)).not.toBeNull();
    expect(by(null)).not.toBeNull();
  });

  it('are whoever subscribed it or an admin of the assistant on Zalo', () => {
    const by = (id: string, one: typeof subscription | null = subscription) =>
      whyNotChange({ chat: zaloGroup, sender: sender(id, null) }, one, ['zalo:boss']);
    expect(by('u1')).toBeNull();
    expect(by('boss')).toBeNull();
    expect(by('u2')).toContain('An');
    expect(by('u2', null)).toBeNull();
  });
});
