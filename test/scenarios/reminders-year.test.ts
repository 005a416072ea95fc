import { beforeAll, describe, expect, it } from 'vitest';
import { chatKey } from '../../src/domain/chat.js';
import {
  loadRegisterOverTime,
  type RegisterOverTime,
} from './reminders-year/register-over-time.js';
import { SimTime } from './reminders-year/sim-time.js';
import { subscribeAll, YEAR_CHATS } from './reminders-year/year-chats.js';
import { contentOf, messagesOf } from './reminders-year/year-ledger.js';
import {
  expectMessage,
  isDigestDay,
  isOfficeDay,
  plusDays,
  type ExpectedMessage,
} from './reminders-year/year-oracle.js';
import { at, YearRig } from './reminders-year/year-rig.js';

const SUBSCRIBED_ON = '2024-01-02';
const SUBSCRIBED_AT_HOUR = 10;
const LAST_DAY = '2024-12-31';

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

describe('a year of reminders on the real register', () => {
  let registers: RegisterOverTime;
  let rig: YearRig;

  beforeAll(async () => {
    registers = await loadRegisterOverTime();
    rig = new YearRig(
      'sqlite::memory:',
      new SimTime(at(SUBSCRIBED_ON, clockTime(SUBSCRIBED_AT_HOUR * 60)).getTime()),
      registers,
    );
    await rig.start();
    await subscribeAll(rig);
    const times = [...new Set(YEAR_CHATS.map((one) => one.settings.timeMinutes))];
    for (let day = SUBSCRIBED_ON; day <= LAST_DAY; day = plusDays(day, 1))
      // On a day off one look must be enough to find nothing.
      for (const minutes of isOfficeDay(day) ? times.toSorted((a, b) => a - b) : [9 * 60])
        await rig.passTo(at(day, clockTime(minutes)));
    await rig.passTo(at(LAST_DAY, '23:00'));
    // A busy machine takes its time; nothing here waits for any.
  }, 180_000);

  it.each(YEAR_CHATS)('understands the words of: $name', async ({ chat, settings }) => {
    const record = await rig.subscriptions().find(chatKey(chat));
    expect(record?.subscription.settings).toEqual(settings);
    expect(record?.subscription.createdBy).toEqual({ id: 'u1', name: 'Nguyễn An' });
  });

  it.each(YEAR_CHATS)('sends exactly what is to be sent: $name', ({ chat, settings }) => {
    const expected: (ExpectedMessage & { slotOn: string; time: string })[] = [];
    // Whose time was still to come on the day of subscribing is served that day.
    const isAhead = settings.timeMinutes > SUBSCRIBED_AT_HOUR * 60;
    let coveredOn = isAhead ? plusDays(SUBSCRIBED_ON, -1) : SUBSCRIBED_ON;
    let digestOn = SUBSCRIBED_ON;
    for (let day = plusDays(coveredOn, 1); day <= LAST_DAY; day = plusDays(day, 1)) {
      if (!isOfficeDay(day)) continue;
      const isDigest = settings.digest && isDigestDay(day, settings.weekday);
      const message = expectMessage({
        ...{ settings, registers, isDigest, coveredOn, digestOn, slotOn: day, today: day },
      });
      coveredOn = day;
      if (isDigest) digestOn = day;
      if (message)
        expected.push({
          ...contentOf(message),
          slotOn: day,
          time: clockTime(settings.timeMinutes),
        });
    }
    const sent = messagesOf(rig.arrived, chatKey(chat)).map(
      ({ kind, groups, split, slotOn, time }) => ({ kind, groups, split, slotOn, time }),
    );
    expect(sent).toEqual(expected);
    expect(sent.length).toBeGreaterThan(20);
  });

  it('sends nothing on a day off, and nothing twice', () => {
    const seen = new Set<string>();
    for (const { chat } of YEAR_CHATS)
      for (const { kind, slotOn, readOn, isMarked } of messagesOf(rig.arrived, chatKey(chat))) {
        expect(isOfficeDay(readOn)).toBe(true);
        expect(isMarked).toBe(false);
        const key = `${chatKey(chat)} ${slotOn} ${kind}`;
        expect(seen).not.toContain(key);
        seen.add(key);
      }
  });

  it('leaves nothing waiting and nothing given up', async () => {
    const counts = await rig.counts();
    expect(counts).toMatchObject({ pending: 0, retry: 0, unknown: 0, dead: 0, expired: 0 });
    expect(counts.sent).toBe(rig.arrived.length);
    expect(rig.logged).toEqual([]);
  });
});
