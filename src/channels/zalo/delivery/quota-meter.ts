import type { Clock } from '../../../domain/clock.js';
import { localDateAt } from '../../../domain/local-date.js';
import type { UsageStore } from '../../../domain/ports.js';

/** What of the month's quota is used up: the share in percent at which the operator is told. */
export type QuotaLevel = 80 | 95;

/** Where the month stands. */
export interface QuotaState {
  /** `2026-11`, by the real calendar: the plan knows no simulated one. */
  readonly month: string;
  readonly sent: number;
  readonly received: number;
  /** What counts against the plan. */
  readonly used: number;
  readonly limit: number;
  /** True while Zalo has said that the quota is used up and nobody has released the sends. */
  readonly isHeld: boolean;
}

/** Counts what the plan counts (never throws), and holds the sends when Zalo says that it is used up. */
export interface QuotaMeter {
  countSent(): Promise<void>;
  countReceived(): Promise<void>;
  /** Zalo's own "quota exceeded": nothing is sent before the next month or `release`. */
  hold(): void;
  /** An operator's decision to try again, after buying a larger plan for instance. */
  release(): void;
  isHeld(): boolean;
  state(): Promise<QuotaState>;
  /** As last known, without asking the storage; null before anything was counted or asked. */
  latest(): QuotaState | null;
}

/** What the meter needs. */
export interface QuotaMeterDeps {
  readonly usage: UsageStore;
  /** The real time. */
  readonly wallClock: Clock;
  readonly timeZone: string;
  /** Messages a month; the free plan's where not given. */
  readonly limit?: number;
  /** Told once per month and level, across restarts. */
  readonly onLevel: (level: QuotaLevel, state: QuotaState) => void;
  /** Told when the counters cannot be written: a count must not undo a send that succeeded. */
  readonly onFault: (error: unknown) => void;
}

/** Messages a month of the free plan (Zalo Bot Platform, "Plan limits"). */
const FREE_PLAN_MESSAGES = 3_000;
/** One measuring client found that the plan counts both directions; the documents do not say. */
const COUNTS_RECEIVED = true;
const LEVELS: readonly QuotaLevel[] = [80, 95];
const SENT = 'zalo:sent';
const RECEIVED = 'zalo:received';
/** The total is a counter of its own, so that each crossing of a level happens exactly once. */
const USED = 'zalo';

/** A meter on the stored counters of the calendar month. */
export function createQuotaMeter(deps: QuotaMeterDeps): QuotaMeter {
  const limit = deps.limit ?? FREE_PLAN_MESSAGES;
  let heldInMonth: string | null = null;
  const monthNow = (): string => localDateAt(deps.wallClock.now(), deps.timeZone).slice(0, 7);
  const isHeld = (): boolean => heldInMonth === monthNow();

  let known: QuotaState | null = null;
  const state = async (month: string): Promise<QuotaState> => {
    known = {
      month,
      sent: await deps.usage.get(SENT, month),
      received: await deps.usage.get(RECEIVED, month),
      used: await deps.usage.get(USED, month),
      limit,
      isHeld: isHeld(),
    };
    return known;
  };

  const count = async (counter: string, isCounted: boolean): Promise<void> => {
    const month = monthNow();
    try {
      await deps.usage.add(counter, month, 1);
      if (!isCounted) return;
      const used = await deps.usage.add(USED, month, 1);
      const stateNow = await state(month);
      for (const level of LEVELS)
        if (used === Math.ceil((limit * level) / 100)) deps.onLevel(level, stateNow);
    } catch (error) {
      deps.onFault(error);
    }
  };

  return {
    countSent: () => count(SENT, true),
    countReceived: () => count(RECEIVED, COUNTS_RECEIVED),
    hold: () => {
      heldInMonth = monthNow();
    },
    release: () => {
      heldInMonth = null;
    },
    isHeld,
    state: () => state(monthNow()),
    latest: () => (known === null ? null : { ...known, isHeld: isHeld() }),
  };
}
