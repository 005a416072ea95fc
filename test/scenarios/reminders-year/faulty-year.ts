import { LockHolder } from './lock-holder.js';
import type { ChatRef } from '../../../src/domain/chat.js';
import type { RegisterOverTime } from './register-over-time.js';
import { SimTime } from './sim-time.js';
import { subscribeAll } from './year-chats.js';
import { isOfficeDay, plusDays } from './year-oracle.js';
import { at, YearRig, type SendVerdict } from './year-rig.js';

export interface FaultyYearOptions {
  readonly file: string;
  readonly seed: number;
  readonly registers: RegisterOverTime;
  readonly from: string;
  readonly to: string;
  /** No faults from this day on, so that everything can come home. */
  readonly calmFrom: string;
}

/** How often each fault came. */
export type FaultCounts = Record<string, number>;

/** Numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SENT: SendVerdict = { outcome: { status: 'sent', messageId: '1' }, arrives: true };
/** Minutes after a slot at which the program is looked at until nothing waits. */
const STEPS = [0.05, 0.3, 1, 2, 4, 7, 12, 20, 29];
const LATE_STEPS = [40, 60, 90, 120, 180, 240, 290];
const HOUR_MS = 3_600_000;

/**
 * The year with everything going wrong that can: processes that die at any step, limits, lost
 * answers, chats that block and come back, a quota used up, a clock set wrong, a locked database,
 * hours of downtime. The same seed makes the same year.
 */
export async function runFaultyYear(options: FaultyYearOptions): Promise<{
  readonly rig: YearRig;
  readonly faults: FaultCounts;
  /** Days on which the program was down for longer than a missed run is made up. */
  readonly sleptDays: ReadonlySet<string>;
}> {
  const { registers, from, to, calmFrom } = options;
  const random = createRandom(options.seed);
  const faults: FaultCounts = {};
  const sleptDays = new Set<string>();
  const count = (name: string): void => {
    faults[name] = (faults[name] ?? 0) + 1;
  };
  const time = new SimTime(at(from, '06:30').getTime());
  let lock: { readonly holder: LockHolder; waitedMs: number } | null = null;
  const rig = new YearRig(`sqlite:${options.file}`, time, registers, (ms) => {
    // Ten seconds pass while the program waits for the lock.
    if (lock && (lock.waitedMs += ms) >= 10_000) {
      lock.holder.release();
      lock = null;
    }
    return new Promise((resolve) => setImmediate(resolve));
  });
  const gone: ChatRef[] = [];
  let storm = 0;
  let isHeld = false;

  rig.judge = (chat) => {
    if (rig.today() >= calmFrom) return SENT;
    const isZalo = chat.channel === 'zalo';
    if (storm > 0 || random() < 0.03) {
      storm = storm > 0 ? storm - 1 : 6;
      count(isZalo ? 'Zalo 429 in HTML' : 'Telegram 429 with retry_after');
      const retryAfterMs = isZalo ? null : 5_000 + Math.floor(random() * 60_000);
      return { outcome: { status: 'retry', reason: '429', retryAfterMs }, arrives: false };
    }
    const draw = random();
    const is = (upTo: number, name: string): boolean => {
      if (draw >= upTo) return false;
      count(name);
      return true;
    };
    const lost = { status: 'unknown', reason: 'no answer in time' } as const;
    const dies = { outcome: lost, kills: true };
    if (is(0.05, 'server error'))
      return { outcome: { status: 'retry', reason: '502', retryAfterMs: null }, arrives: false };
    if (is(0.1, 'timeout, arrived')) return { outcome: lost, arrives: true };
    if (is(0.15, 'timeout, not arrived')) return { outcome: lost, arrives: false };
    if (is(0.19, 'died after the send')) return { ...dies, arrives: true };
    if (is(0.23, 'died before the send')) return { ...dies, arrives: false };
    if (isZalo && is(0.27, 'quota used up')) {
      isHeld = true;
      return { outcome: { status: 'held', reason: 'quota' }, arrives: false };
    }
    if (!isZalo && is(0.26, 'chat blocked')) {
      gone.push(chat);
      return { outcome: { status: 'failed', reason: '403', chatGone: true }, arrives: false };
    }
    return SENT;
  };

  const revive = async (): Promise<void> => {
    while (!rig.isRunning) await rig.start();
  };
  /** Passes to an instant; where the process dies on the way the next one starts there. */
  const passTo = async (when: Date): Promise<void> => {
    await rig.passTo(when);
    await revive();
  };
  const isWaiting = async (): Promise<boolean> => rig.isRunning && (await rig.countOpen()) > 0;

  /** What goes wrong with the machine before a slot. */
  const breakMachine = async (slotAt: Date): Promise<void> => {
    const draw = random();
    if (draw < 0.06) {
      count('died at a step on the database');
      rig.killAfter = { steps: 1 + Math.floor(random() * 40), isDone: random() < 0.5 };
    } else if (draw < 0.08) {
      count('down for hours');
      rig.kill();
      await rig.passTo(new Date(slotAt.getTime() + 5 * HOUR_MS));
      await revive();
    } else if (draw < 0.085) {
      count('down for more than a day');
      sleptDays.add(rig.today()).add(plusDays(rig.today(), 1));
      rig.kill();
      await rig.passTo(new Date(slotAt.getTime() + 30 * HOUR_MS));
      await revive();
    } else if (draw < 0.1) {
      count('database locked for 10 s');
      lock = { holder: LockHolder.lock(options.file), waitedMs: 0 };
    }
  };

  const serve = async (slotAt: Date, endsAt: Date): Promise<void> => {
    if (rig.today() < calmFrom) await breakMachine(slotAt);
    await passTo(slotAt);
    for (const minutes of [...STEPS, ...LATE_STEPS]) {
      const next = new Date(slotAt.getTime() + minutes * 60_000);
      if (next >= endsAt || !(await isWaiting())) break;
      await passTo(next);
    }
    // Nothing had to be written: nobody waited for it.
    lock?.holder.release();
    lock = null;
  };

  await rig.start();
  await subscribeAll(rig);
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    await revive();
    for (const chat of gone.splice(0)) await rig.comeBack(chat);
    if (!isOfficeDay(day)) {
      await passTo(at(day, '12:00'));
      await rig.resendDoubtful();
      await passTo(at(day, '12:05'));
      continue;
    }
    const slots = ['07:30', '08:00', '09:00', '16:00', '21:30'].map((one) => at(day, one));
    for (const [index, slotAt] of slots.slice(0, -1).entries())
      await serve(slotAt, slots[index + 1] ?? slotAt);
    if (isHeld && random() < 0.7) {
      isHeld = false;
      await rig.release('zalo');
      await passTo(at(day, '17:00'));
      await passTo(at(day, '17:05'));
    }
    await rig.resendDoubtful();
    await passTo(at(day, '17:30'));
    if (random() < 0.02 && day < calmFrom) {
      count('clock set back three hours and right again');
      time.setClock(-3 * HOUR_MS);
      await rig.passMinutes(1);
      await revive();
      time.setClock(3 * HOUR_MS);
    }
    await passTo(at(day, '21:30'));
  }
  return { rig, faults, sleptDays };
}
