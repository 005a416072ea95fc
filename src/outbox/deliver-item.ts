import type { ChannelLog } from '../domain/channel-log.js';
import { sleep, StoppedError } from '../channels/rate/scheduler.js';
import type { Scheduler } from '../domain/scheduler.js';
import type { ChatReply } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { MessageSender, SendOutcome } from '../domain/delivery.js';
import type { DeliveryHooks } from '../domain/outbox.js';
import { runInRequest } from '../observability/request-context.js';
import type { ChannelBreaker } from './channel-breaker.js';
import { composeReply } from './compose-reply.js';
import type { ClaimedItem, OutboxStore } from './outbox-store.js';
import { retryDelayMs } from './retry-policy.js';
import type { Settled } from './settle-outcome.js';
import { loggedKey } from './logged-key.js';

/** Waits between two tries to write down what became of an attempt. */
const FIRST_RECORD_WAIT_MS = 1_000;
const LONGEST_RECORD_WAIT_MS = 15_000;

export interface DeliverItemDeps {
  readonly store: Pick<OutboxStore, 'markSending' | 'record'>;
  readonly settle: (
    claimed: ClaimedItem,
    outcome: SendOutcome,
    breaker: ChannelBreaker,
  ) => Promise<Settled>;
  readonly hooks: DeliveryHooks;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly random: () => number;
  readonly log: ChannelLog;
  /** Told of every attempt that was made. */
  readonly onOutcome: (claimed: ClaimedItem, status: SendOutcome['status']) => void;
  /** Aborted when the deliverer stops: nothing leaves from then on. */
  readonly stopping: AbortSignal;
  /** Aborted when it no longer waits: what is not written down by then is left to the lease. */
  readonly stopped: AbortSignal;
}

/** Sends one claimed item and records what became of it. Never throws. */
export type DeliverItem = (
  claimed: ClaimedItem,
  sender: MessageSender,
  breaker: ChannelBreaker,
) => Promise<Settled>;

const NOTHING: Settled = { pauseMs: 0, retryAt: null };

/** Delivers one claimed item: composed, sent, and written down however long the database takes. */
export function createDeliverItem(deps: DeliverItemDeps): DeliverItem {
  const { store, hooks, clock, scheduler, log } = deps;

  /** Until it is written down: what was sent and not recorded would be sent again. */
  const untilDone = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let waitMs = FIRST_RECORD_WAIT_MS; ; waitMs = Math.min(LONGEST_RECORD_WAIT_MS, waitMs * 2))
      try {
        return await work();
      } catch (error) {
        log.error({ err: error }, 'Chưa ghi được kết quả gửi tin nhắc');
        await sleep(scheduler, waitMs, deps.stopped);
      }
  };

  /** The reply, or what to make of the item without one. */
  const compose = async (claimed: ClaimedItem): Promise<ChatReply | Settled> => {
    try {
      const reply = await composeReply(claimed.item, hooks, clock.now(), log);
      if (reply) return reply;
    } catch (error) {
      const dedupeKey = loggedKey(claimed.item);
      log.error({ err: error, dedupeKey }, 'Chưa soạn được tin nhắc');
      const waitMs = retryDelayMs(COMPOSE_FAILURES, null, deps.random);
      const retryAt = new Date(clock.now().getTime() + waitMs);
      const reason = 'chưa soạn được tin';
      await untilDone(() =>
        store.record(claimed, { type: 'failed', reason, retryAt }, clock.now()),
      );
      return { pauseMs: 0, retryAt };
    }
    const reason = 'không còn gì để nhắc';
    await untilDone(() => store.record(claimed, { type: 'cancelled', reason }, clock.now()));
    return NOTHING;
  };

  const deliver: DeliverItem = async (claimed, sender, breaker) => {
    const composed = await compose(claimed);
    if (!('view' in composed)) return composed;

    // Widened: set by the sender, in between.
    const progress = { isRefused: false, hasLeft: false } as {
      isRefused: boolean;
      hasLeft: boolean;
    };
    const beforeSend = async (): Promise<boolean> => {
      const mayLeave = !deps.stopping.aborted && (await store.markSending(claimed));
      if (mayLeave) progress.hasLeft = true;
      else progress.isRefused = true;
      return mayLeave;
    };
    let outcome: SendOutcome;
    try {
      outcome = await sender.send(claimed.item.chat, composed, {
        resent: claimed.isResend,
        beforeSend,
      });
    } catch (error) {
      log.error({ err: error, dedupeKey: loggedKey(claimed.item) }, 'Lỗi khi gửi tin nhắc');
      const reason = error instanceof Error ? error.name : 'lỗi không rõ';
      outcome = progress.hasLeft
        ? { status: 'unknown', reason }
        : { status: 'retry', reason, retryAfterMs: null };
    }
    // Refused by `beforeSend`: the claim is another's, or is returned by the stop.
    if (progress.isRefused && !progress.hasLeft && outcome.status === 'retry') return NOTHING;
    deps.onOutcome(claimed, outcome.status);
    const { kind, chat } = claimed.item;
    log.info(
      { dedupeKey: loggedKey(claimed.item), kind, channel: chat.channel, outcome: outcome.status },
      'Kết quả giao một tin',
    );
    return untilDone(() => deps.settle(claimed, outcome, breaker));
  };

  const deliverSafely: DeliverItem = async (claimed, sender, breaker) => {
    try {
      return await deliver(claimed, sender, breaker);
    } catch (error) {
      if (!(error instanceof StoppedError))
        log.error({ err: error, dedupeKey: loggedKey(claimed.item) }, 'Lỗi khi giao tin nhắc');
      return NOTHING;
    }
  };

  // Of its own: else the lines would bear the request that happened to wake the outbox.
  return (claimed, sender, breaker) =>
    runInRequest({ request: claimed.item.origin ?? loggedKey(claimed.item) }, () =>
      deliverSafely(claimed, sender, breaker),
    );
}

/** A reply that cannot be composed is tried again after minutes: the fault is the program's own. */
const COMPOSE_FAILURES = 6;
