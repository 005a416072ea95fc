import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatKey } from '../../src/domain/chat.js';
import { findFaults } from './reminders-year/check-faulty-year.js';
import { runFaultyYear, type FaultCounts } from './reminders-year/faulty-year.js';
import {
  loadRegisterOverTime,
  type RegisterOverTime,
} from './reminders-year/register-over-time.js';
import { YEAR_CHATS } from './reminders-year/year-chats.js';
import { messagesOf, type LedgerEntry } from './reminders-year/year-ledger.js';
import { plusDays } from './reminders-year/year-oracle.js';
import type { YearRig } from './reminders-year/year-rig.js';

/** The months in which documents extend, complete and add tasks; `scripts/simulate-year.ts` runs the year. */
const FROM = '2024-05-03';
const TO = '2024-08-09';
const CALM_FROM = '2024-07-29';
/** A seed in which every kind of fault comes. */
const SEED = 12;

describe('reminders while everything goes wrong', () => {
  let dir: string;
  let registers: RegisterOverTime;
  let rig: YearRig;
  let faults: FaultCounts;
  let sleptDays: ReadonlySet<string>;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'faulty-year-'));
    registers = await loadRegisterOverTime();
    ({ rig, faults, sleptDays } = await runFaultyYear({
      ...{ registers, seed: SEED, file: join(dir, 'year.db') },
      ...{ from: FROM, to: TO, calmFrom: CALM_FROM },
    }));
  }, 240_000);

  afterAll(async () => {
    await rig.stop();
    await rm(dir, { recursive: true, force: true });
  });

  const check = async (messages: readonly LedgerEntry[], index: number): Promise<string[]> => {
    const one = YEAR_CHATS[index];
    if (!one) throw new Error('no such chat');
    const givenUp = await rig.daysGivenUp(chatKey(one.chat));
    return findFaults(messages, {
      ...{ registers, settings: one.settings, lastDay: TO },
      start: { coveredOn: plusDays(FROM, -1), toldOn: FROM, digestOn: FROM },
      isExcused: (day) => givenUp.has(day) || sleptDays.has(day),
      sentAgain: rig.daysSentAgain(chatKey(one.chat)),
    });
  };

  it('meets every kind of fault', () => {
    expect(Object.keys(faults).sort()).toEqual(
      [
        'Telegram 429 with retry_after',
        'Zalo 429 in HTML',
        'chat blocked',
        'clock set back three hours and right again',
        'database locked for 10 s',
        'died after the send',
        'died at a step on the database',
        'died before the send',
        'down for hours',
        'down for more than a day',
        'quota used up',
        'server error',
        'timeout, arrived',
        'timeout, not arrived',
      ].sort(),
    );
  });

  it.each(YEAR_CHATS.map(({ name, chat }, index) => ({ name, chat, index })))(
    'loses nothing and doubles nothing without a mark: $name',
    async ({ chat, index }) => {
      const messages = messagesOf(rig.arrived, chatKey(chat));
      expect(messages.length).toBeGreaterThan(10);
      expect(await check(messages, index)).toEqual([]);
    },
  );

  it('would notice a message that is missing, doubled or changed', async () => {
    const [first] = YEAR_CHATS;
    const messages = messagesOf(rig.arrived, first ? chatKey(first.chat) : '');
    const middle = Math.floor(messages.length / 2);
    const entry = messages[middle];
    if (!entry) throw new Error('no message');
    expect(await check(messages.toSpliced(middle, 1), 0)).not.toEqual([]);
    expect(
      await check(messages.toSpliced(middle, 0, { ...entry, isMarked: false }), 0),
    ).not.toEqual([]);
    expect(await check(messages.toSpliced(middle, 1, { ...entry, groups: {} }), 0)).not.toEqual([]);
    expect(await check(messages.slice(0, -1), 0)).not.toEqual([]);
  });

  it('leaves nothing waiting', async () => {
    expect(await rig.countOpen()).toBe(0);
  });
});
