import type { NotifyOperator } from '../channels/operator-notice.js';
import type { ChannelLog } from '../domain/channel-log.js';
import type { Scheduler } from '../domain/scheduler.js';
import type { ChannelName } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { MessageSender } from '../domain/delivery.js';
import { localDateAt } from '../domain/local-date.js';
import {
  SENT_CONTENT_DAYS,
  SENT_ROW_DAYS,
  type DeliveryHooks,
  type Outbox,
  type OutboxItem,
  type OutboxStats,
} from '../domain/outbox.js';
import type { ChatStore } from '../domain/ports.js';
import { currentRequest } from '../observability/request-context.js';
import { createDeliverer, type Deliverer, type DelivererLimits } from './create-deliverer.js';
import { holdChannel } from './hold-channel.js';
import type { OutboxOperations } from './operate/create-dead-letters-feature.js';
import { createOperatorNotices, type OperatorNotices } from './operator-notices.js';
import type { OutboxStore } from './outbox-store.js';
import { reportFigures, type OutboxMetrics } from './report-figures.js';

const DAY_MS = 86_400_000;
/** How long a dead letter that an operator sends again is worth sending. */
const RESEND_DAYS = 1;
/** The cause under which Zalo's channel tells that the quota is used up. */
const QUOTA_EXCEEDED = 'quota_exceeded';
const QUOTA_REASON = 'hết hạn mức tháng';

export interface DeliveryDeps {
  readonly store: OutboxStore;
  readonly chats: Pick<ChatStore, 'setState' | 'migrate'>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly timeZone: string;
  /** `telegram:123456`: whom to tell what went wrong. */
  readonly admins: () => readonly string[];
  readonly metrics: OutboxMetrics;
  readonly log: ChannelLog;
  readonly random: () => number;
  /** Unique among the processes on the database, new with each start. */
  readonly worker: string;
  readonly limits?: DelivererLimits;
}

/** What the delivery begins with once channels and reminders are there. */
export interface DeliveryStart {
  readonly senders: Readonly<Partial<Record<ChannelName, MessageSender>>>;
  readonly hooks: DeliveryHooks;
  /** Told when a held channel may send again. */
  readonly onReleased: (channel: ChannelName) => void;
}

/** The outbox with its deliverer, its notices and its figures, put together. */
export interface Delivery extends OutboxOperations {
  readonly outbox: Outbox;
  readonly notices: OperatorNotices;
  /** For a channel's own notices to the operator. */
  notifyOf(channel: ChannelName): NotifyOperator;
  /** Idempotent; what is due begins to leave. */
  start(how: DeliveryStart): void;
  /** Idempotent and bounded. To be called before the channels stop. */
  stop(): Promise<void>;
  stats(): Promise<OutboxStats>;
  /** Brings the metrics up to date; keeps them as they are where the database does not answer. */
  report(): Promise<void>;
  health(): { readonly ok: boolean; readonly detail: string };
}

/** The outbox with everything around it: delivery, pruning, figures and notices to the operator. */
export function createDelivery(deps: DeliveryDeps): Delivery {
  const { store, clock, scheduler, timeZone, metrics, log } = deps;
  let deliverer: Deliverer | null = null;
  let cancelPrune: (() => void) | null = null;
  let tellReleased: (channel: ChannelName) => void = () => undefined;
  let isStopped = false;
  const wake = (): void => deliverer?.wake();

  /** With what it was written for: it is sent when that is long over. */
  const withOrigin = (items: readonly OutboxItem[]): readonly OutboxItem[] => {
    const origin = currentRequest();
    return origin === undefined ? items : items.map((item) => ({ origin, ...item }));
  };

  const outbox: Outbox = {
    enqueueAll: async (items, alongside) => {
      const added = await store.enqueueAll(withOrigin(items), alongside);
      if (added > 0) wake();
      return added;
    },
    enqueueWithin: (tx, items) => store.enqueueWithin(tx, withOrigin(items)),
    cancel: (which, at, tx) => store.cancel(which, at, tx),
    find: (dedupeKey) => store.find(dedupeKey),
    wake,
  };
  const notices = createOperatorNotices({ ...deps, outbox });

  const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * DAY_MS);

  /** Once a day, for as long as the process runs. */
  const prune = async (): Promise<void> => {
    cancelPrune = scheduler.after(DAY_MS, () => void prune());
    try {
      await store.prune(daysAgo(SENT_CONTENT_DAYS), daysAgo(SENT_ROW_DAYS));
    } catch (error) {
      log.error({ err: error }, 'Chưa dọn được hộp tin đã gửi');
    }
  };

  const notifyOf =
    (channel: ChannelName): NotifyOperator =>
    (notice) => {
      const tell = async (): Promise<void> => {
        if (notice.cause === QUOTA_EXCEEDED)
          return holdChannel(channel, QUOTA_REASON, { store, notices, clock, timeZone });
        const today = localDateAt(clock.now(), timeZone);
        const when = notice.per === 'month' ? today.slice(0, 7) : today;
        const except = notice.isChannelDown ? channel : undefined;
        await notices.tell(`${channel}:${notice.cause}:${when}`, notice.text, except);
      };
      tell().catch((error: unknown) =>
        log.error({ err: error, cause: notice.cause }, 'Chưa báo được cho quản trị viên'),
      );
    };

  return {
    outbox,
    notices,
    notifyOf,
    start: ({ senders, hooks, onReleased }) => {
      if (deliverer || isStopped) return;
      tellReleased = onReleased;
      deliverer = createDeliverer({
        ...deps,
        ...{ senders, hooks, notices, onReleased },
        onOutcome: (channel, outcome) => metrics.sends.inc({ channel, outcome }),
      });
      deliverer.start();
      void prune();
    },
    stop: async () => {
      isStopped = true;
      cancelPrune?.();
      await deliverer?.stop();
    },
    stats: () => store.stats(clock.now()),
    report: async () => {
      try {
        const now = clock.now();
        reportFigures(await store.stats(now), metrics, now);
      } catch (error) {
        log.warn({ err: error }, 'Chưa đọc được số liệu hộp tin chờ gửi');
      }
    },
    health: () => {
      const trouble = deliverer?.trouble() ?? null;
      return { ok: trouble === null, detail: trouble ?? (deliverer ? 'hoạt động' : 'chưa chạy') };
    },
    listDead: (limit) => store.listDead(limit),
    resendDead: async (which) => {
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + RESEND_DAYS * DAY_MS);
      const count = await store.resend(which, now, expiresAt);
      wake();
      return count;
    },
    release: async (channel) => {
      const isReleased = await store.releaseHold(channel);
      // The channel may hold by its own count too; the next look would tell it later.
      tellReleased(channel);
      wake();
      return isReleased;
    },
  };
}
