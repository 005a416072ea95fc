import type { Scheduler } from '../domain/scheduler.js';
import type { ChannelName } from '../domain/chat.js';
import type { Clock } from '../domain/clock.js';
import type { MessageSender } from '../domain/delivery.js';
import { DOUBTFUL_PATIENCE_MS, type ChannelBreaker } from './channel-breaker.js';
import type { DeliverItem } from './deliver-item.js';
import type { ClaimedItem, OutboxStore } from './outbox-store.js';

export interface ChannelLaneDeps {
  readonly channel: ChannelName;
  readonly sender: MessageSender;
  readonly breaker: ChannelBreaker;
  readonly store: Pick<OutboxStore, 'claim'>;
  readonly worker: string;
  readonly deliver: DeliverItem;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  /** Items held at a time. */
  readonly maxInFlight: number;
  /** Told when items were claimed: someone has to vouch for them. */
  readonly onClaimed: () => void;
  /** Told when an item may be tried again. */
  readonly onRetryAt: (at: Date) => void;
  /** Told when the claim itself fails. */
  readonly onFault: (error: unknown) => void;
  readonly stopping: AbortSignal;
}

const NEVER = new Date(0);

/** One channel's part of the delivery: claims as much as it can hold and sends it. */
export interface ChannelLane {
  /** Claims what is due and may be sent now; resolves when claimed, not when sent. */
  pump(): Promise<void>;
  /** Items held. */
  size(): number;
  /** Resolves when nothing is held. */
  idle(): Promise<void>;
  /** Ends a pause under way. */
  stop(): void;
}

export function createChannelLane(deps: ChannelLaneDeps): ChannelLane {
  const { channel, breaker, clock, scheduler, maxInFlight } = deps;
  const inFlight = new Map<number, Promise<void>>();
  let isClaiming = false;
  let isAskedAgain = false;
  let endPause: (() => void) | null = null;

  const pause = (ms: number): void => {
    endPause?.();
    endPause = scheduler.after(ms, () => {
      endPause = null;
      void pump();
    });
  };

  const run = async (claimed: ClaimedItem): Promise<void> => {
    const { pauseMs, retryAt } = await deps.deliver(claimed, deps.sender, breaker);
    inFlight.delete(claimed.id);
    if (pauseMs > 0) pause(pauseMs);
    else if (!breaker.isProbing() && endPause) {
      // Another's success meanwhile: the channel works again.
      endPause();
      endPause = null;
    }
    if (retryAt) deps.onRetryAt(retryAt);
    void pump();
  };

  /** Places for more; half must be free, so that items are claimed by the dozen. */
  const room = (): number => {
    if (breaker.isProbing()) return inFlight.size === 0 ? 1 : 0;
    return inFlight.size > maxInFlight / 2 ? 0 : maxInFlight - inFlight.size;
  };

  /** While the channel is not known to work, what may have arrived waits, and never probes first. */
  const claimFor = async (limit: number, now: Date): Promise<readonly ClaimedItem[]> => {
    const { store, worker } = deps;
    if (breaker.isTrusted()) return store.claim(channel, worker, limit, now);
    const fresh = await store.claim(channel, worker, limit, now, NEVER);
    if (fresh.length > 0) return fresh;
    const patientSince = new Date(now.getTime() - DOUBTFUL_PATIENCE_MS);
    return store.claim(channel, worker, limit, now, patientSince);
  };

  /** True where more may be due than was taken. */
  const claim = async (): Promise<boolean> => {
    const limit = room();
    if (limit === 0 || endPause || deps.stopping.aborted) return false;
    const claims = await claimFor(limit, clock.now());
    for (const claimed of claims) inFlight.set(claimed.id, run(claimed));
    if (claims.length > 0) deps.onClaimed();
    return claims.length === limit;
  };

  async function pump(): Promise<void> {
    isAskedAgain = true;
    if (isClaiming) return;
    isClaiming = true;
    try {
      // As often as asked meanwhile: an item that ended frees its chat's next one.
      for (let hasMore = false; isAskedAgain || hasMore;) {
        isAskedAgain = false;
        hasMore = await claim();
      }
    } catch (error) {
      deps.onFault(error);
    } finally {
      isClaiming = false;
    }
  }

  return {
    pump,
    size: () => inFlight.size,
    idle: async () => {
      while (inFlight.size > 0) await Promise.all(inFlight.values());
    },
    stop: () => {
      endPause?.();
      endPause = null;
    },
  };
}
