import { randomBytes } from 'node:crypto';
import type { ChatFeature } from './chat/feature.js';
import { createReminderFeature } from './chat/features/reminders/create-reminder-feature.js';
import type { ClaimStore } from './domain/claim.js';
import type { Clock } from './domain/clock.js';
import type { Assistant } from './domain/conversation.js';
import { formatDate, localDateAt, yearOf } from './domain/local-date.js';
import type { DeliveryHooks, Outbox } from './domain/outbox.js';
import type { ChatStore, ConversationStore, ViewStore } from './domain/ports.js';
import type { Register } from './domain/register.js';
import { writeWorkbook } from './export/write-workbook.js';
import type { Metrics } from './observability/create-metrics.js';
import { formatTime, localTimeAt } from './reminders/local-time.js';
import { phraseAgencies, WEEKDAY_NAMES } from './reminders/phrase-subscription.js';
import { createWorkingCalendar } from './reminders/working-calendar.js';
import { createReminderHooks } from './scheduler/create-reminder-hooks.js';
import { createReminderRunner } from './scheduler/create-reminder-runner.js';
import { createReminderScheduler } from './scheduler/create-reminder-scheduler.js';
import type { SchedulerLog } from './scheduler/scheduler-log.js';
import type { WakeTimer } from './scheduler/timer.js';
import type { Database } from './storage/database.js';
import { createSubscriptionStore } from './storage/reminders/create-subscription-store.js';
import { readHolidays } from './storage/reminders/read-holidays.js';

export interface RemindersDeps {
  readonly database: Database;
  /** Holds the days off. */
  readonly seedsDir: string;
  readonly outbox: Outbox;
  readonly chats: ChatStore;
  readonly views: ViewStore;
  readonly conversations: ConversationStore;
  readonly claims: ClaimStore;
  readonly assistant: () => Assistant;
  readonly register: () => Register;
  readonly clock: Clock;
  readonly timer?: WakeTimer;
  /** Writes the annex; replaced where a thousand of them are made to no purpose. */
  readonly writeWorkbook?: typeof writeWorkbook;
  /** Seven URL-safe characters, never given twice; by chance where not given. */
  readonly newSubscriptionId?: () => string;
  readonly timeZone: string;
  readonly admins: readonly string[];
  readonly metrics: Pick<
    Metrics,
    'schedulerLagSeconds' | 'schedulerLastRunSeconds' | 'schedulerNextRunSeconds' | 'subscriptions'
  >;
  readonly log: SchedulerLog;
}

/** Reminders put together: what chats say, what the outbox asks, and the schedule that runs them. */
export interface Reminders {
  readonly feature: ChatFeature;
  readonly hooks: DeliveryHooks;
  /** Idempotent, also after a stop; makes up what was missed. The outbox must deliver, or begin to. */
  start(): void;
  /** Idempotent. To be called before the delivery stops. */
  stop(): Promise<void>;
  /** Subscriptions were changed by another process: look again. */
  poke(): void;
  /** Last and next run in words, for the operator, and how far the schedule is behind. */
  health(): { readonly ok: boolean; readonly detail: string; readonly lagSeconds: number };
  /** What a chat is reminded of, in words; null where it has no subscription. */
  describeSubscription(chatKey: string): Promise<string | null>;
}

/** Days after which a reminder's buttons and numbers end; its record is then removed. */
const NOTICE_DAYS = 30;
const DAY_MS = 86_400_000;
/** Bytes that make seven URL-safe characters and more. */
const ID_BYTES = 6;
const ID_LENGTH = 7;

/** Puts the reminders together; throws a KnowledgeError where the file of days off is faulty. */
export async function openReminders(deps: RemindersDeps): Promise<Reminders> {
  const { clock, timeZone, metrics, log } = deps;
  const subscriptions = createSubscriptionStore(deps.database);
  const calendar = createWorkingCalendar(await readHolidays(deps.seedsDir));
  const runner = createReminderRunner({ ...deps, subscriptions, calendar });
  let prunedOn: string | null = null;
  let warnedOf: number | null = null;

  /** Once a day, beside a run; never keeps one from being made. */
  const keepHouse = (): void => {
    const today = localDateAt(clock.now(), timeZone);
    if (prunedOn === today) return;
    prunedOn = today;
    const year = yearOf(today);
    if (!calendar.knowsYear(year) && warnedOf !== year) {
      warnedOf = year;
      log.warn(
        { year },
        'Chưa có lịch nghỉ lễ của năm này: chỉ tính thứ Bảy, Chủ nhật là ngày nghỉ',
      );
    }
    subscriptions
      .prune(new Date(clock.now().getTime() - NOTICE_DAYS * DAY_MS))
      .catch((error: unknown) => log.error({ err: error }, 'Chưa dọn được các tin nhắc đã cũ'));
  };

  const scheduler = createReminderScheduler({
    ...{ runner, clock, timeZone, log },
    ...(deps.timer ? { timer: deps.timer } : {}),
    onRun: (report, lagMs) => {
      metrics.schedulerLagSeconds.set(lagMs / 1000);
      metrics.subscriptions.set(report.subscriptions);
      const { lastRunAt, nextRunAt } = scheduler.status();
      if (lastRunAt) metrics.schedulerLastRunSeconds.set(lastRunAt.getTime() / 1000);
      if (nextRunAt) metrics.schedulerNextRunSeconds.set(nextRunAt.getTime() / 1000);
      keepHouse();
    },
  });

  const phraseAt = (at: Date): string => {
    const { on, minutes } = localTimeAt(at, timeZone);
    return `${formatTime(minutes)} ${formatDate(on)}`;
  };

  return {
    feature: createReminderFeature({
      ...{ ...deps, subscriptions, world: runner.world },
      newSubscriptionId:
        deps.newSubscriptionId ??
        (() => randomBytes(ID_BYTES).toString('base64url').slice(0, ID_LENGTH)),
      onChanged: () => scheduler.poke(),
    }),
    hooks: createReminderHooks({
      writeWorkbook,
      ...{ ...deps, subscriptions, world: runner.world },
    }),
    start: () => scheduler.start(),
    stop: () => scheduler.stop(),
    poke: () => scheduler.poke(),
    health: () => {
      const { lastRunAt, nextRunAt, subscriptions: count, lagMs, trouble } = scheduler.status();
      const lagSeconds = lagMs / 1000;
      const runs = [
        `${count} đăng ký`,
        lastRunAt ? `chạy gần nhất ${phraseAt(lastRunAt)}` : 'chưa chạy',
        nextRunAt ? `kỳ tới ${phraseAt(nextRunAt)}` : 'chưa có kỳ tới',
      ].join(', ');
      const detail = trouble === null ? runs : `${trouble}; ${runs}`;
      return { ok: trouble === null, detail, lagSeconds };
    },
    describeSubscription: async (key) => {
      const record = await subscriptions.find(key);
      if (!record) return null;
      const { settings } = record.subscription;
      const { directory } = await runner.world();
      return [
        phraseAgencies(settings.agencies, directory),
        ...(settings.digest ? [`bản tin ${WEEKDAY_NAMES[settings.weekday] ?? ''}`] : []),
        ...(settings.deadlines ? ['nhắc hạn'] : []),
        formatTime(settings.timeMinutes),
        ...(settings.pausedUntil === null
          ? []
          : [`tạm dừng đến ${formatDate(settings.pausedUntil)}`]),
      ].join(', ');
    },
  };
}
