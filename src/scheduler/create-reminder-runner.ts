import { chatKey } from '../domain/chat.js';
import type { ClaimStore } from '../domain/claim.js';
import type { Clock } from '../domain/clock.js';
import type { Outbox, OutboxRecord } from '../domain/outbox.js';
import type { Register } from '../domain/register.js';
import type { ReminderNotice, SubscriptionStore } from '../domain/subscription.js';
import { localTimeAt } from '../reminders/local-time.js';
import { dedupeKeyOf, planDue, planRun, takeBack } from '../reminders/plan-due.js';
import { createReminderWorld, type ReminderWorld } from '../reminders/reminder-world.js';
import { findDueSlot, sendMinutes } from '../reminders/schedule.js';
import type { WorkingCalendar } from '../reminders/working-calendar.js';
import type { SchedulerLog } from './scheduler-log.js';

export interface ReminderRunnerDeps {
  readonly subscriptions: SubscriptionStore;
  readonly outbox: Pick<Outbox, 'enqueueAll' | 'find' | 'cancel'>;
  readonly claims: Pick<ClaimStore, 'listPending'>;
  readonly register: () => Register;
  readonly calendar: WorkingCalendar;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly log: SchedulerLog;
}

/** What one look at all subscriptions came to. */
export interface RunReport {
  /** Slots served, whether or not anything was said. */
  readonly served: number;
  /** Messages put into the outbox. */
  readonly said: number;
  /** Slots to be looked at again soon: another process or a message under way came in between. */
  readonly postponed: number;
  readonly subscriptions: number;
  /** Minutes after midnight at which chats are written to. */
  readonly timesOfDay: ReadonlySet<number>;
  /** Minutes after midnight at which quiet hours end: what was missed in them is made up then. */
  readonly quietEnds: ReadonlySet<number>;
}

export interface ReminderRunner {
  /** Serves every subscription that is due now; safe to call at any time, from any process. */
  readonly runDue: () => Promise<RunReport>;
  /** What reminders are made from, with the claims that wait now. */
  readonly world: () => Promise<ReminderWorld>;
}

/** Subscriptions read at a time. */
const PAGE = 500;

type Served = 'said' | 'silent' | 'postponed' | 'none';

/** Undoes the transaction: what was planned rests on what is no longer so. */
class StaleError extends Error {}

/**
 * Looks which subscriptions are due, decides what is said, and writes message and progress in one
 * transaction: a process that dies at any point leaves either both or neither.
 */
export function createReminderRunner(deps: ReminderRunnerDeps): ReminderRunner {
  const { subscriptions, outbox, clock, timeZone, calendar } = deps;
  let known: { readonly register: Register; readonly world: ReminderWorld } | null = null;

  const world = async (): Promise<ReminderWorld> => {
    const register = deps.register();
    if (known?.register !== register)
      known = { register, world: createReminderWorld(register, calendar, timeZone) };
    const pending = await deps.claims.listPending();
    return { ...known.world, claims: new Map(pending.map((claim) => [claim.taskId, claim])) };
  };

  const findPrevious = async (
    lastNotice: string | null,
  ): Promise<{ notice: ReminderNotice; record: OutboxRecord } | null> => {
    const notice = lastNotice === null ? null : await subscriptions.findNotice(lastNotice);
    const record = notice === null ? undefined : await outbox.find(dedupeKeyOf(notice));
    return notice !== null && record ? { notice, record } : null;
  };

  const serve = async (id: string, current: ReminderWorld): Promise<Served> => {
    const record = await subscriptions.findById(id);
    if (!record?.isReachable) return 'none';
    const now = clock.now();
    const { settings } = record.subscription;
    const slot = findDueSlot(settings, record.progress.runOn, localTimeAt(now, timeZone), calendar);
    if (slot === null) return 'none';

    // A message still waiting makes room for this one, which then says what it would have said: a
    // chat that could not be reached for a day gets one message, not two.
    const previous = await findPrevious(record.progress.lastNotice);
    const state = previous?.record.state;
    const isWaiting = state === 'pending' || state === 'retry';
    const isUnderWay = state === 'claimed' || state === 'sending' || state === 'unknown';
    // What may have arrived is settled first: until then it is open since when things are to be said,
    // and nothing leaves before it in any case.
    if (isUnderWay) return 'postponed';
    const progress =
      previous && isWaiting ? takeBack(record.progress, previous.notice, false) : record.progress;

    const marks = await subscriptions.listMarks(chatKey(record.subscription.chat));
    const run = planRun({ ...record, progress }, slot, current, marks, now);
    try {
      await outbox.enqueueAll(run.item === null ? [] : [run.item], async (tx) => {
        if (previous && isWaiting) {
          const prefix = dedupeKeyOf(previous.notice);
          if ((await outbox.cancel({ prefix }, now, tx)) === 0) throw new StaleError();
        }
        const isCurrent = await subscriptions.advance(
          id,
          record.revision,
          run.progress,
          run.notice,
          tx,
        );
        if (!isCurrent) throw new StaleError();
      });
    } catch (error) {
      if (error instanceof StaleError) return 'postponed';
      throw error;
    }
    return run.item === null ? 'silent' : 'said';
  };

  return {
    world,
    async runDue() {
      const counts = { said: 0, silent: 0, postponed: 0, none: 0 };
      const timesOfDay = new Set<number>();
      const quietEnds = new Set<number>();
      let total = 0;
      let current: ReminderWorld | null = null;
      for (let after: string | null = null; ;) {
        const schedules = await subscriptions.listSchedules(after, PAGE);
        total += schedules.length;
        for (const { settings } of schedules) {
          timesOfDay.add(sendMinutes(settings));
          if (settings.quietHours) quietEnds.add(settings.quietHours.toMinutes);
        }
        for (const { id } of planDue(schedules, clock.now(), timeZone, calendar)) {
          current ??= await world();
          counts[await serve(id, current)] += 1;
        }
        const last = schedules.at(-1);
        if (!last || schedules.length < PAGE) break;
        after = last.id;
      }
      const served = counts.said + counts.silent;
      if (served > 0)
        deps.log.info({ served, said: counts.said }, 'Đã lập nhắc việc cho các đăng ký đến giờ');
      return {
        served,
        said: counts.said,
        postponed: counts.postponed,
        subscriptions: total,
        timesOfDay,
        quietEnds,
      };
    },
  };
}
