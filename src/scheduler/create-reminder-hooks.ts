import { chatKey } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import { formatDate, localDateAt } from '../domain/local-date.js';
import type {
  DeliveryHooks,
  ExpiredItem,
  Json,
  Outbox,
  OutboxItem,
  StoredReply,
} from '../domain/outbox.js';
import type {
  ReminderNotice,
  SubscriptionRecord,
  SubscriptionStore,
} from '../domain/subscription.js';
import type { ExportTable } from '../export/export-table.js';
import { buildReminderAnnex } from '../reminders/annex-table.js';
import { composeReminder, dedupeKeyOf, takeBack, toStoredReply } from '../reminders/plan-due.js';
import type { ReminderWorld } from '../reminders/reminder-world.js';

export interface ReminderHooksDeps {
  readonly subscriptions: SubscriptionStore;
  readonly outbox: Pick<Outbox, 'enqueueAll' | 'find'>;
  readonly world: () => Promise<ReminderWorld>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** Writes an Excel file; the one place that knows how is given in. */
  readonly writeWorkbook: (
    tables: readonly ExportTable[],
    header: { readonly asOf: string; readonly createdAt: Date },
  ) => Promise<Uint8Array>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The notice and subscription that a kept message is of. */
function readContext(context: Json): { notice: string; subscription: string } | null {
  if (typeof context !== 'object' || context === null || Array.isArray(context)) return null;
  const { notice, subscription } = context as Readonly<Record<string, Json>>;
  return typeof notice === 'string' && typeof subscription === 'string'
    ? { notice, subscription }
    : null;
}

/** What the outbox asks and tells about reminders. */
export function createReminderHooks(deps: ReminderHooksDeps): DeliveryHooks {
  const { subscriptions, clock, timeZone } = deps;

  const find = async (
    context: Json,
  ): Promise<{ record: SubscriptionRecord; notice: ReminderNotice } | null> => {
    const ids = readContext(context);
    if (ids === null) return null;
    const record = await subscriptions.findById(ids.subscription);
    const notice = await subscriptions.findNotice(ids.notice);
    return record && notice ? { record, notice } : null;
  };

  /** The message as of now: what was done or moved meanwhile is not in it any more. */
  const prepare = async (item: OutboxItem, now: Date): Promise<StoredReply | null> => {
    const found = await find(item.context);
    if (found === null) return null;
    const { record, notice } = found;
    const { subscription } = record;
    const { settings } = subscription;
    const today = localDateAt(now, timeZone);
    const isPaused = settings.pausedUntil !== null && today <= settings.pausedUntil;
    if (isPaused || (notice.kind === 'digest' && !settings.digest)) return null;
    const composed = composeReminder(notice.kind, {
      subscription,
      world: await deps.world(),
      marks: await subscriptions.listMarks(chatKey(subscription.chat)),
      before: notice.before,
      coveredFrom: notice.coveredFrom,
      slotOn: notice.slotOn,
      today,
    });
    if (composed.isEmpty && (notice.kind === 'deadlines' || settings.skipEmpty)) return null;
    await subscriptions.recordShown(notice.id, today, composed.taskIds);
    return toStoredReply(notice, composed, subscription);
  };

  return {
    prepare: { digest: prepare, deadlines: prepare },
    attachments: {
      annex: async (params) => {
        const id =
          typeof params === 'object' && params !== null && 'notice' in params
            ? params.notice
            : null;
        const notice = typeof id === 'string' ? await subscriptions.findNotice(id) : null;
        const record = notice ? await subscriptions.findById(notice.subscriptionId) : null;
        if (!notice || !record) return null;
        const now = clock.now();
        const today = localDateAt(now, timeZone);
        const { subscription } = record;
        const table = buildReminderAnnex({ subscription, world: await deps.world(), today });
        const asOf = `Dữ liệu tính đến ngày ${formatDate(today)}`;
        return {
          name: `nhac-viec-${today}.xlsx`,
          mimeType: XLSX,
          bytes: await deps.writeWorkbook([table], { asOf, createdAt: now }),
          caption: asOf,
          kind: 'document',
        };
      },
    },
    // What the chat was about to be told is told when it is back.
    onChatGone: async (chat) => {
      const record = await subscriptions.find(chatKey(chat));
      const last = record?.progress.lastNotice ?? null;
      const notice = last === null ? null : await subscriptions.findNotice(last);
      const message = notice && (await deps.outbox.find(dedupeKeyOf(notice)));
      if (!record || !notice || !message || message.state === 'sent') return;
      const { id } = record.subscription;
      // Of an earlier attempt it may not be known whether it arrived: what is said again says so.
      const progress = takeBack(record.progress, notice, message.attempts > 1);
      await deps.outbox.enqueueAll([], async (tx) => {
        await subscriptions.advance(id, record.revision, progress, null, tx);
      });
    },
    onExpired: async (items, _now, tx) => {
      for (const item of items) await takeBackExpired(item);

      async function takeBackExpired(item: ExpiredItem): Promise<void> {
        const ids = readContext(item.context);
        if (ids === null) return;
        const record = await subscriptions.findById(ids.subscription, tx);
        const notice = await subscriptions.findNotice(ids.notice, tx);
        // A dead letter sent again after a later message counts as said; or the subscription has ended.
        if (!record || !notice || record.progress.lastNotice !== notice.id) return;
        const progress = takeBack(record.progress, notice, item.mayHaveArrived);
        const { id } = record.subscription;
        await subscriptions.advance(id, record.revision, progress, null, tx);
      }
    },
  };
}
