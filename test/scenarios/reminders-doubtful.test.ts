import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chatKey, type ChatRef } from '../../src/domain/chat.js';
import { DEFAULT_REMINDER_SETTINGS } from '../../src/domain/subscription.js';
import { findFaults } from './reminders-year/check-faulty-year.js';
import {
  loadRegisterOverTime,
  type RegisterOverTime,
} from './reminders-year/register-over-time.js';
import { SimTime } from './reminders-year/sim-time.js';
import { messagesOf, type LedgerEntry } from './reminders-year/year-ledger.js';
import { at, YearRig, type SendVerdict } from './reminders-year/year-rig.js';

const CHAT: ChatRef = { channel: 'zalo', chatId: 'g5', threadId: null, kind: 'group' };
/** A Thursday, the day of the digest; the task of the day before is overdue by a week on it. */
const DIGEST_ON = '2024-07-04';

const LOST: SendVerdict = {
  outcome: { status: 'unknown', reason: 'no answer in time' },
  arrives: false,
};
const HELD: SendVerdict = { outcome: { status: 'held', reason: 'quota' }, arrives: false };
const SENT: SendVerdict = { outcome: { status: 'sent', messageId: '1' }, arrives: true };

describe('a digest of which nobody knows whether it arrived', () => {
  const settings = {
    ...DEFAULT_REMINDER_SETTINGS,
    ...{ agencies: ['bo-xay-dung'], weekday: 4 as const, timeMinutes: 9 * 60 },
    ...{ includeClassDuties: true, quietHours: { fromMinutes: 18 * 60, toMinutes: 7 * 60 } },
  };
  let registers: RegisterOverTime;
  let rig: YearRig;

  beforeAll(async () => {
    registers = await loadRegisterOverTime();
  }, 120_000);

  beforeEach(async () => {
    const time = new SimTime(at('2024-07-03', '10:00').getTime());
    rig = new YearRig('sqlite::memory:', time, registers);
    await rig.start();
    await rig.say(CHAT, 'Bộ Xây dựng', 'dangky');
    for (const text of [
      'đổi lịch nhắc sang thứ năm lúc 9h',
      'nhắc cả nhiệm vụ chung',
      'đặt giờ yên lặng từ 18h đến 7h',
    ])
      await rig.say(CHAT, text);
    rig.judge = () => LOST;
    await rig.passTo(at(DIGEST_ON, '09:00'));
    await rig.passTo(at(DIGEST_ON, '11:00'));
    // Twice unknown: a dead letter.
    expect(await rig.counts()).toMatchObject({ dead: 1 });
  });

  afterEach(() => rig.stop());

  const messages = (): LedgerEntry[] => messagesOf(rig.arrived, chatKey(CHAT));
  const check = (entries: readonly LedgerEntry[], lastDay: string): string[] =>
    findFaults(entries, {
      ...{ settings, registers, lastDay },
      start: { coveredOn: '2024-07-03', toldOn: '2024-07-03', digestOn: '2024-07-03' },
      isExcused: () => false,
      sentAgain: rig.daysSentAgain(chatKey(CHAT)),
    });

  it('is said by the next message where it was sent again and ran out of time', async () => {
    await rig.passTo(at(DIGEST_ON, '16:00'));
    rig.judge = () => HELD;
    await rig.resendDoubtful();
    // While it waits nothing is planned that would take it for said.
    await rig.passTo(at('2024-07-05', '09:00'));
    await rig.passTo(at('2024-07-05', '15:00'));
    expect(await rig.countOpen()).toBe(1);

    rig.judge = () => SENT;
    await rig.passTo(at('2024-07-05', '16:01'));
    await rig.release('zalo');
    await rig.passTo(at('2024-07-05', '16:05'));
    const [message, ...others] = messages();
    expect(others).toEqual([]);
    expect(message).toMatchObject({ kind: 'deadlines', slotOn: '2024-07-05', saysAgain: true });
    // The next digest compares with the one before the lost one.
    await rig.passTo(at('2024-07-11', '09:00'));
    const found = rig.arrived.at(-1)?.reply.view.notes.join(' ');
    expect(found).toContain('(gửi lại)');
  });

  it('comes marked after a later message where it is sent again days later', async () => {
    rig.judge = () => SENT;
    for (const day of ['2024-07-05', '2024-07-08']) await rig.passTo(at(day, '09:00'));
    await rig.resendDoubtful();
    await rig.passTo(at('2024-07-08', '09:05'));
    const came = messages();
    const late = came.at(-1);
    expect(late).toMatchObject({ kind: 'digest', slotOn: DIGEST_ON, isMarked: true });
    expect(came.length).toBeGreaterThan(1);
    expect(check(came, '2024-07-08')).toEqual([]);

    // What the check must not let pass.
    if (!late) throw new Error('nothing arrived');
    const before = came.slice(0, -1);
    expect(check(before, '2024-07-08')).not.toEqual([]);
    expect(check([...before, { ...late, isMarked: false }], '2024-07-08')).not.toEqual([]);
    expect(check([...before, { ...late, groups: {} }], '2024-07-08')).not.toEqual([]);
  });
});
