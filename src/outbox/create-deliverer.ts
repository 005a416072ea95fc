import type { ChannelLog } from '../domain/channel-log.js';
import { withinMs } from '../channels/rate/scheduler.js';
import type { Scheduler } from '../domain/scheduler.js';
import type { ChannelName } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { MessageSender, SendOutcome } from '../domain/delivery.js';
import type { DeliveryHooks } from '../domain/outbox.js';
import type { ChatStore } from '../domain/ports.js';
import { createChannelBreaker } from './channel-breaker.js';
import { createChannelLane, type ChannelLane } from './channel-lane.js';
import { createDeliverItem } from './deliver-item.js';
import { BEATS_PER_LEASE, createLeaseWatch } from './lease-watch.js';
import type { OperatorNotices } from './operator-notices.js';
import type { OutboxStore } from './outbox-store.js';
import { createSettle } from './settle-outcome.js';

/** How much a deliverer holds, and how long it waits for what. */
export interface DelivererLimits {
  /** Items of one channel held at a time: a second's worth of what Telegram takes. */
  readonly maxInFlight: number;
  /** A process whose beat stands still for so long is taken for dead. */
  readonly leaseMs: number;
  /** Longest time between two looks at the database, for what another process wrote. */
  readonly pollMs: number;
  /** What a stop waits for messages that are leaving. */
  readonly stopMs: number;
}

/** The limits of the running program; tests give their own. */
export const DEFAULT_LIMITS: DelivererLimits = {
  maxInFlight: 30,
  leaseMs: 60_000,
  pollMs: 30_000,
  stopMs: 10_000,
};

/** Items expired in one transaction. */
const EXPIRE_BATCH = 100;
/** Wait before the database is asked again after a fault. */
const FAULT_WAIT_MS = 5_000;

export interface DelivererDeps {
  readonly store: OutboxStore;
  /** The channels to deliver on. */
  readonly senders: Readonly<Partial<Record<ChannelName, MessageSender>>>;
  readonly hooks: DeliveryHooks;
  readonly chats: Pick<ChatStore, 'setState' | 'migrate'>;
  readonly notices: OperatorNotices;
  /** Names this process among those on the database; new with each start. */
  readonly worker: string;
  /** The assistant's clock: what is due. */
  readonly clock: Clock;
  /** Real time: leases, pauses. */
  readonly scheduler: Scheduler;
  readonly timeZone: string;
  readonly random: () => number;
  readonly log: ChannelLog;
  readonly onOutcome?: (channel: ChannelName, status: SendOutcome['status']) => void;
  /** Told when a channel that was held is free again (a new month, an operator's release). */
  readonly onReleased?: (channel: ChannelName) => void;
  readonly limits?: DelivererLimits;
}

/** Takes what is due from the outbox and sends it. `start` and `stop` are idempotent. */
export interface Deliverer {
  start(): void;
  /** Takes nothing new, waits a bounded time for what is leaving, returns the rest. */
  stop(): Promise<void>;
  /** Something may be due: looks at once. */
  wake(): void;
  /** Why it does not work, or null. */
  trouble(): string | null;
}

type State = 'idle' | 'running' | 'stopped';

/** See `Outbox` for what it promises. It wakes when told, when the next item is due, and rarely else. */
export function createDeliverer(deps: DelivererDeps): Deliverer {
  const { store, clock, scheduler, hooks, log, random, worker } = deps;
  const limits = deps.limits ?? DEFAULT_LIMITS;
  const stop = new AbortController();
  const giveUp = new AbortController();
  const channels = Object.keys(deps.senders) as ChannelName[];
  const held = new Set<ChannelName>();
  let state: State = 'idle';
  let trouble: string | null = null;
  let isLooking = false;
  let isAskedAgain = false;
  let timer: { readonly atMs: number; readonly cancel: () => void } | null = null;
  let cancelBeat: (() => void) | null = null;

  const onFault = (error: unknown): void => {
    if (trouble === null) log.error({ err: error }, 'Không đọc ghi được hộp tin chờ gửi');
    trouble = 'không đọc ghi được cơ sở dữ liệu';
    wakeAfter(FAULT_WAIT_MS);
  };

  const deliver = createDeliverItem({
    ...{ store, hooks, clock, scheduler, random, log },
    settle: createSettle({ ...deps, store }),
    onOutcome: ({ item }, status) => deps.onOutcome?.(item.chat.channel, status),
    stopping: stop.signal,
    stopped: giveUp.signal,
  });
  const lanes: ChannelLane[] = channels.flatMap((channel) => {
    const sender = deps.senders[channel];
    if (!sender) return [];
    return createChannelLane({
      ...{ channel, sender, store, worker, deliver, clock, scheduler, onFault },
      breaker: createChannelBreaker(random),
      maxInFlight: limits.maxInFlight,
      onClaimed: () => keepBeating(),
      onRetryAt: (at) => wakeAfter(at.getTime() - clock.now().getTime()),
      stopping: stop.signal,
    });
  });
  const leases = createLeaseWatch({
    ...{ worker, scheduler, onFault },
    leaseMs: limits.leaseMs,
    listWorkers: () => store.listWorkers(),
    recover: (dead) => store.recover(dead, clock.now()),
    onRecovered: (recovered) => {
      if (recovered.returned + recovered.unknown + recovered.dead > 0)
        log.warn(recovered, 'Nhận lại tin nhắc của một tiến trình đã dừng đột ngột');
      wake();
    },
  });

  function wakeAfter(delayMs: number): void {
    if (state !== 'running') return;
    const atMs = scheduler.nowMs() + Math.min(Math.max(delayMs, 0), limits.pollMs);
    if (timer && timer.atMs <= atMs) return;
    timer?.cancel();
    const cancel = scheduler.after(atMs - scheduler.nowMs(), () => {
      timer = null;
      wake();
    });
    timer = { atMs, cancel };
  }

  const isHolding = (): boolean => lanes.some((lane) => lane.size() > 0);

  /** Lets others see that what is held here is in living hands. */
  const keepBeating = (): void => {
    if (cancelBeat || giveUp.signal.aborted) return;
    cancelBeat = scheduler.after(limits.leaseMs / BEATS_PER_LEASE, () => {
      cancelBeat = null;
      if (!isHolding()) return;
      keepBeating();
      void store.beat(worker).catch(onFault);
    });
  };

  /** What expired goes to its maker first, so that it is never sent late. */
  const expire = async (): Promise<void> => {
    const now = clock.now();
    const handOver = hooks.onExpired?.bind(hooks);
    for (let count = EXPIRE_BATCH; count === EXPIRE_BATCH && !stop.signal.aborted;) {
      count = await store.expire(
        now,
        EXPIRE_BATCH,
        handOver && ((items, tx) => handOver(items, now, tx)),
      );
      if (count > 0) log.warn({ count }, 'Có tin nhắc quá giờ nên không gửi nữa');
    }
  };

  const followHolds = async (): Promise<void> => {
    const holds = new Set((await store.listHolds(clock.now())).map((hold) => hold.channel));
    for (const channel of held) if (!holds.has(channel)) deps.onReleased?.(channel);
    held.clear();
    for (const channel of holds) held.add(channel);
  };

  const look = async (): Promise<void> => {
    await leases.look();
    await expire();
    await followHolds();
    await Promise.all(lanes.map((lane) => lane.pump()));
    const now = clock.now();
    const next = await store.findNextDueAt(channels, now);
    trouble = null;
    wakeAfter(next === null ? limits.pollMs : next.getTime() - now.getTime());
  };

  const lookAsAsked = async (): Promise<void> => {
    isLooking = true;
    try {
      while (isAskedAgain && state === 'running') {
        isAskedAgain = false;
        await look();
      }
    } catch (error) {
      onFault(error);
    } finally {
      isLooking = false;
    }
  };

  function wake(): void {
    isAskedAgain = true;
    if (state === 'running' && !isLooking) void lookAsAsked();
  }

  const finish = async (): Promise<void> => {
    stop.abort();
    timer?.cancel();
    for (const lane of lanes) lane.stop();
    try {
      await leases.stop();
      // What waits for its turn is free for another process at once.
      await store.retire(worker);
      await withinMs(
        Promise.all(lanes.map((lane) => lane.idle())).then(),
        limits.stopMs,
        scheduler,
      );
      giveUp.abort();
      cancelBeat?.();
      await store.retire(worker);
    } catch (error) {
      log.error({ err: error }, 'Không trả lại được tin nhắc khi dừng');
    } finally {
      giveUp.abort();
    }
  };

  let stopped: Promise<void> | null = null;
  return {
    start: () => {
      if (state !== 'idle') return;
      state = 'running';
      wake();
    },
    stop: () => {
      const wasRunning = state === 'running';
      state = 'stopped';
      return (stopped ??= wasRunning ? finish() : Promise.resolve());
    },
    wake,
    trouble: () => trouble,
  };
}
