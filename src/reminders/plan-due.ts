import { chatKey, PAGE_SIZE } from '../domain/chat.js';
import type { OutboxItem, StoredReply } from '../domain/outbox.js';
import type {
  ReminderNotice,
  ReminderProgress,
  ReminderSchedule,
  Subscription,
  SubscriptionRecord,
  TaskMark,
} from '../domain/subscription.js';
import { daysBetween, type LocalDate } from '../domain/local-date.js';
import { composeDeadlines } from './compose-deadlines.js';
import { composeDigest } from './compose-digest.js';
import type { ComposeInput, Composed } from './compose-input.js';
import { localTimeAt, minutesUntilQuiet, DAY_MINUTES } from './local-time.js';
import { offerReminderActions } from './reminder-actions.js';
import type { ReminderWorld } from './reminder-world.js';
import { findDueSlot, GRACE_MINUTES, sendMinutes, type Slot } from './schedule.js';
import { scopeTasks } from './scope-tasks.js';
import { takeSnapshot } from './task-changes.js';
import type { WorkingCalendar } from './working-calendar.js';

/** What one run of a subscription says and leaves behind; both are written together or not at all. */
export interface PlannedRun {
  readonly progress: ReminderProgress;
  /** Null: nothing is said. */
  readonly notice: ReminderNotice | null;
  readonly item: OutboxItem | null;
}

/** The slots to be served now, of subscriptions that have one. */
export function planDue(
  schedules: readonly ReminderSchedule[],
  now: Date,
  timeZone: string,
  calendar: WorkingCalendar,
): { readonly id: string; readonly slot: Slot }[] {
  const local = localTimeAt(now, timeZone);
  return schedules.flatMap(({ id, settings, runOn }) => {
    const slot = findDueSlot(settings, runOn, local, calendar);
    return slot === null ? [] : [{ id, slot }];
  });
}

/** Serves one slot: what is said, and how far things are said then. Pure. */
export function planRun(
  record: SubscriptionRecord,
  slot: Slot,
  world: ReminderWorld,
  marks: readonly TaskMark[],
  now: Date,
): PlannedRun {
  const { subscription, progress } = record;
  const { settings } = subscription;
  const local = localTimeAt(now, world.timeZone);
  const today = local.on;
  const isDigest = slot.isDigest && settings.digest;
  const kind = isDigest ? 'digest' : 'deadlines';
  const input: ComposeInput = {
    subscription,
    world,
    marks,
    before: progress,
    coveredFrom: progress.coveredOn,
    slotOn: slot.on,
    today,
  };
  const composed = composeReminder(kind, input);
  const isSaid = !(composed.isEmpty && (!isDigest || settings.skipEmpty));
  const scoped = scopeTasks(settings, world.register.tasks, world.directory, today);
  const snapshot = takeSnapshot(
    scoped.map(({ task }) => task),
    today,
  );
  const id = noticeIdOf(subscription, kind, slot.on);
  const after: ReminderProgress = {
    runOn: slot.on,
    coveredOn: slot.on,
    baseline: isDigest ? snapshot : progress.baseline,
    isFirst: isDigest ? false : progress.isFirst,
    told: snapshot,
    lastNotice: isSaid ? id : progress.lastNotice,
    repeatsOf: isSaid ? null : progress.repeatsOf,
    repeatsDigestOf: isSaid && isDigest ? null : progress.repeatsDigestOf,
  };
  if (!isSaid) return { progress: after, notice: null, item: null };

  const notice: ReminderNotice = {
    id,
    subscriptionId: subscription.id,
    chatKey: chatKey(subscription.chat),
    kind,
    slotOn: slot.on,
    coveredFrom: progress.coveredOn,
    before: progress,
    asOf: today,
    taskIds: composed.taskIds,
    createdAt: now,
  };
  const lateMinutes =
    daysBetween(slot.on, today) * DAY_MINUTES + local.minutes - sendMinutes(settings);
  const quietIn = minutesUntilQuiet(local.minutes, settings.quietHours) ?? GRACE_MINUTES;
  const lastsMinutes = Math.max(1, Math.min(GRACE_MINUTES - lateMinutes, quietIn));
  return {
    progress: after,
    notice,
    item: {
      dedupeKey: dedupeKeyOf(notice),
      chat: subscription.chat,
      kind,
      reply: toStoredReply(notice, composed, subscription),
      context: { notice: id, subscription: subscription.id },
      notBefore: now,
      expiresAt: new Date(now.getTime() + lastsMinutes * 60_000),
      createdAt: now,
    },
  };
}

/** The words of a digest or reminder. */
export function composeReminder(kind: ReminderNotice['kind'], input: ComposeInput): Composed {
  return kind === 'digest' ? composeDigest(input) : composeDeadlines(input);
}

/** Unique per subscription, kind and day: two processes that plan the same run make one message. */
export function dedupeKeyOf(
  notice: Pick<ReminderNotice, 'kind' | 'subscriptionId' | 'slotOn'>,
): string {
  return `${notice.kind}:${notice.subscriptionId}:${notice.slotOn}`;
}

const FIRST_DAY = '2000-01-01';

/** Seven characters of the subscription, four of the day, one of the kind. */
function noticeIdOf(
  subscription: Subscription,
  kind: ReminderNotice['kind'],
  on: LocalDate,
): string {
  const day = daysBetween(FIRST_DAY, on).toString(36).padStart(4, '0');
  return `${subscription.id}${day}${kind === 'digest' ? 'd' : 'r'}`;
}

/** A reminder as a chat is sent it: paged where there are buttons, one whole where there are none. */
export function toStoredReply(
  notice: Pick<ReminderNotice, 'id' | 'kind'>,
  composed: Composed,
  subscription: Subscription,
  page = 1,
): StoredReply {
  const count = composed.taskIds.length;
  const isPaged = subscription.chat.channel !== 'zalo';
  const pages = isPaged ? Math.max(1, Math.ceil(count / PAGE_SIZE)) : 1;
  return {
    view: composed.view,
    viewId: count === 0 ? null : notice.id,
    // Unpaged, the page only says where the channel goes on.
    page: isPaged ? Math.min(Math.max(1, page), pages) : page,
    pages,
    actions: offerReminderActions(notice.id, count),
    attachment:
      notice.kind === 'digest' && count > 0
        ? { type: 'annex', params: { notice: notice.id } }
        : null,
  };
}

/**
 * Progress as it was before a message that will never be delivered: what it said is said again in
 * the next one. The day's run stays made.
 */
export function takeBack(
  progress: ReminderProgress,
  notice: ReminderNotice,
  mayHaveArrived: boolean,
): ReminderProgress {
  const { before } = notice;
  return {
    ...progress,
    coveredOn: before.coveredOn,
    baseline: before.baseline,
    isFirst: before.isFirst,
    told: before.told,
    lastNotice: before.lastNotice,
    repeatsOf: mayHaveArrived ? notice.slotOn : before.repeatsOf,
    repeatsDigestOf:
      mayHaveArrived && notice.kind === 'digest' ? notice.slotOn : before.repeatsDigestOf,
  };
}
