import { runInRequest } from '../observability/request-context.js';
import type { Clock } from '../domain/clock.js';
import type { ReminderRunner, RunReport } from './create-reminder-runner.js';
import { nextWakeAt } from './next-wake.js';
import type { SchedulerLog } from './scheduler-log.js';
import { systemTimer, type WakeTimer } from './timer.js';

/** The scheduler as an operator sees it. */
export interface SchedulerStatus {
  /** When subscriptions were last gone through without a fault. */
  readonly lastRunAt: Date | null;
  /** When something may next become due; null without subscriptions. */
  readonly nextRunAt: Date | null;
  readonly subscriptions: number;
  /**
   * How far it is behind: since when a run is due that has not been made, else how long after its
   * time the last run that said something came.
   */
  readonly lagMs: number;
  /** Why subscriptions cannot be gone through, or null. */
  readonly trouble: string | null;
}

export interface ReminderScheduler {
  /** Makes up what was missed, then waits for what comes next. Idempotent; also after a stop. */
  start(): void;
  /** Ends after the run under way. Idempotent. */
  stop(): Promise<void>;
  /** Something about subscriptions has changed: look again. */
  poke(): void;
  status(): SchedulerStatus;
}

export interface ReminderSchedulerDeps {
  readonly runner: Pick<ReminderRunner, 'runDue'>;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: SchedulerLog;
  readonly timer?: WakeTimer;
  readonly onRun?: (report: RunReport, lagMs: number) => void;
}

/** The clock is looked at this often, so that one set forward or a machine woken up is noticed. */
const LONGEST_SLEEP_MS = 30_000;
/** Subscriptions are gone through this often whatever is due: another process may have made some. */
const LOOK_AGAIN_MS = 10 * 60_000;
const RETRY_MS = 5_000;
/** What waits for a message under way is looked at again after so long. */
const POSTPONED_MS = 15_000;

/**
 * Goes through the subscriptions when one may be due. All judging is done by the injected clock;
 * real timers only wake it up. A clock set back serves nothing twice, since progress is kept by day.
 */
export function createReminderScheduler(deps: ReminderSchedulerDeps): ReminderScheduler {
  const { clock, log, runner, timer = systemTimer } = deps;
  let isActive = false;
  let cancel: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let isPoked = false;
  let lastRunAt: Date | null = null;
  let nextRunAt: Date | null = null;
  let nextLookAt: Date | null = null;
  let seenAt = clock.now();
  let subscriptions = 0;
  let lagMs = 0;
  let trouble: string | null = null;

  const sleep = (delayMs: number): void => {
    cancel?.();
    cancel = isActive ? timer.after(Math.max(0, delayMs), wake) : null;
  };

  const run = async (): Promise<void> => {
    isPoked = false;
    const startedAt = clock.now();
    try {
      const report = await runInRequest({ request: `reminders:${startedAt.toISOString()}` }, () =>
        runner.runDue(),
      );
      if (report.said > 0)
        lagMs = nextRunAt === null ? 0 : Math.max(0, startedAt.getTime() - nextRunAt.getTime());
      trouble = null;
      lastRunAt = startedAt;
      subscriptions = report.subscriptions;
      // From when it began: what became due meanwhile is then still ahead.
      nextRunAt = nextWakeAt(report.timesOfDay, startedAt, deps.timeZone);
      const times = [...report.timesOfDay, ...report.quietEnds];
      nextLookAt = nextWakeAt(times, startedAt, deps.timeZone);
      if (report.postponed > 0) {
        const againAt = new Date(clock.now().getTime() + POSTPONED_MS);
        if (nextLookAt === null || againAt < nextLookAt) nextLookAt = againAt;
      }
      deps.onRun?.(report, lagMs);
      sleep(untilNext());
    } catch (error) {
      trouble = 'không đọc ghi được đăng ký nhắc việc';
      log.error({ err: error }, 'Chưa lập được nhắc việc, sẽ thử lại');
      sleep(RETRY_MS);
    }
  };

  const untilNext = (): number => {
    if (isPoked) return 0;
    const waitMs =
      nextLookAt === null ? LOOK_AGAIN_MS : nextLookAt.getTime() - clock.now().getTime();
    return Math.min(waitMs, LONGEST_SLEEP_MS);
  };

  const isDue = (): boolean => {
    const now = clock.now();
    const wentBack = now < seenAt;
    seenAt = now;
    const isOld = lastRunAt === null || now.getTime() - lastRunAt.getTime() >= LOOK_AGAIN_MS;
    return isPoked || wentBack || isOld || (nextLookAt !== null && now >= nextLookAt);
  };

  const wake = (): void => {
    cancel = null;
    if (!isActive || running) return;
    if (!isDue()) return sleep(untilNext());
    running = run().finally(() => {
      running = null;
      // Started again while the run of before still went on.
      if (isActive && cancel === null) sleep(untilNext());
    });
  };

  return {
    start() {
      if (isActive) return;
      isActive = true;
      isPoked = true;
      wake();
    },
    async stop() {
      isActive = false;
      cancel?.();
      cancel = null;
      await running;
    },
    poke() {
      isPoked = true;
      if (isActive && !running) sleep(0);
    },
    status: () => {
      const lateMs = isActive && nextRunAt ? clock.now().getTime() - nextRunAt.getTime() : 0;
      return { lastRunAt, nextRunAt, subscriptions, lagMs: lateMs > 0 ? lateMs : lagMs, trouble };
    },
  };
}
