import { chatKey, type Inbound } from '../../../domain/chat.js';
import { addDays, type LocalDate } from '../../../domain/local-date.js';
import {
  DEFAULT_REMINDER_SETTINGS,
  type ReminderProgress,
  type ReminderSettings,
  type Subscription,
  type SubscriptionRecord,
} from '../../../domain/subscription.js';
import { isQuiet, localTimeAt } from '../../../reminders/local-time.js';
import type { SettingsPatch } from '../../../reminders/orders/read-settings.js';
import type { ReminderWorld } from '../../../reminders/reminder-world.js';
import { sendMinutes } from '../../../reminders/schedule.js';
import { scopeTasks } from '../../../reminders/scope-tasks.js';
import { adaptSnapshot, takeSnapshot } from '../../../reminders/task-changes.js';
import type { ReminderFeatureDeps } from './reminder-deps.js';
import { clipText } from '../../../domain/clip-text.js';

/** A subscription as it now is, and what is to be said of the change. */
export interface ChangedSubscription {
  readonly subscription: Subscription;
  readonly progress: ReminderProgress;
  readonly notes: readonly string[];
}

/** More agencies than this are better served by "all". */
export const MOST_AGENCIES = 10;
const NAME_LENGTH = 60;

/** Makes, changes and ends subscriptions; who may is judged by the caller. */
export function createSubscriptionChanges(deps: ReminderFeatureDeps) {
  const { subscriptions, clock } = deps;
  const authorOf = ({ sender }: Inbound) => ({
    id: sender.id,
    name: clipText(sender.name.trim(), NAME_LENGTH) || 'không rõ tên',
  });

  const save = async (
    subscription: Subscription,
    progress: ReminderProgress,
    notes: readonly string[],
  ): Promise<ChangedSubscription> => {
    await subscriptions.save(subscription, progress);
    deps.onChanged();
    return { subscription, progress, notes };
  };

  return {
    async create(
      inbound: Inbound,
      agencies: readonly string[] | null,
      patch: SettingsPatch,
    ): Promise<ChangedSubscription> {
      const now = clock.now();
      const world = await deps.world();
      const { settings, notes } = settle(
        { ...DEFAULT_REMINDER_SETTINGS, agencies, ...patch },
        patch,
      );
      const local = localTimeAt(now, world.timeZone);
      // Today's time has passed: who subscribes at ten is not sent what was due at eight.
      const runOn = local.minutes < sendMinutes(settings) ? addDays(local.on, -1) : local.on;
      const snapshot = takeSnapshot(tasksOf(settings, world, local.on), local.on);
      const author = authorOf(inbound);
      return save(
        {
          id: deps.newSubscriptionId(),
          chat: inbound.chat,
          settings,
          ...{ createdBy: author, createdAt: now, changedBy: author, changedAt: now },
        },
        {
          ...{ runOn, coveredOn: runOn, baseline: snapshot, isFirst: true, told: snapshot },
          ...{ lastNotice: null, repeatsOf: null, repeatsDigestOf: null },
        },
        notes,
      );
    },

    async change(
      inbound: Inbound,
      record: SubscriptionRecord,
      patch: Partial<ReminderSettings>,
    ): Promise<ChangedSubscription> {
      const now = clock.now();
      const world = await deps.world();
      const { on: today, minutes } = localTimeAt(now, world.timeZone);
      const { subscription, progress } = record;
      const { settings, notes } = settle({ ...subscription.settings, ...patch }, patch);
      const tasks = tasksOf(settings, world, today);
      // A time moved back before now would be made up at once: the day counts as closed, and what
      // it had to say comes with the next one.
      const isPassed = progress.runOn < today && minutes >= sendMinutes(settings);
      return save(
        { ...subscription, settings, changedBy: authorOf(inbound), changedAt: now },
        {
          ...progress,
          runOn: isPassed ? today : progress.runOn,
          baseline: adaptSnapshot(progress.baseline, tasks),
          told: adaptSnapshot(progress.told, tasks),
        },
        notes,
      );
    },

    /** Ends a chat's subscription and takes back what waits for it. */
    async end(record: SubscriptionRecord): Promise<void> {
      const key = chatKey(record.subscription.chat);
      await subscriptions.remove(key);
      for (const kind of ['digest', 'deadlines'] as const)
        await deps.outbox.cancel({ chatKey: key, kind }, clock.now());
      deps.onChanged();
    },
  };
}

const tasksOf = (settings: ReminderSettings, world: ReminderWorld, today: LocalDate) =>
  scopeTasks(settings, world.register.tasks, world.directory, today).map(({ task }) => task);

/** Settings that agree with each other, and what had to give way. */
function settle(
  settings: ReminderSettings,
  patch: Partial<ReminderSettings>,
): { settings: ReminderSettings; notes: string[] } {
  const notes: string[] = [];
  let settled = settings;
  if (isQuiet(settings.timeMinutes, settings.quietHours)) {
    // Whoever names an hour means it; whoever names quiet hours means those.
    if (patch.timeMinutes !== undefined && patch.quietHours === undefined) {
      settled = { ...settled, quietHours: null };
      notes.push('ℹ️ Giờ gửi nằm trong giờ yên lặng nên đã bỏ giờ yên lặng.');
    } else notes.push('ℹ️ Giờ gửi nằm trong giờ yên lặng: tin sẽ gửi khi hết giờ yên lặng.');
  }
  if (settled.digest && settled.weekday > 5)
    notes.push('ℹ️ Bản tin rơi vào ngày nghỉ được gửi vào ngày làm việc kế tiếp.');
  return { settings: settled, notes };
}
