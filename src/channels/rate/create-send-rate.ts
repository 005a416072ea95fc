import { RateWindow, type RateLimit } from './rate-window.js';
import { StoppedError } from './scheduler.js';
import type { Scheduler } from '../../domain/scheduler.js';

/** Answers to people go before what the assistant says on its own initiative. */
export type SendPriority = 'answer' | 'notice';

/** The right to send once; `done` must be called when the platform has answered or failed. */
export interface SendSlot {
  done(): void;
}

/** A queue of sends that keeps a platform's limits. */
export interface SendRate {
  /**
   * Resolves when one message may be sent to `chat`. Sends to one chat are granted in the order
   * asked for within their priority; a chat that must wait holds up no other. Rejects with a
   * StoppedError when `signal` is aborted or the queue is closed.
   */
  acquire(
    chat: string,
    limits: readonly RateLimit[],
    priority?: SendPriority,
    signal?: AbortSignal,
  ): Promise<SendSlot>;
  /** A slot of the overall limit alone, for what is only worth sending at once; null: none free. */
  tryAcquireOverall(): SendSlot | null;
  /** The platform asked to wait: nothing is sent to `chat` (or at all, where null) before. */
  holdUntil(chat: string | null, atMs: number): void;
  /** Sends waiting. */
  size(): number;
  /** Rejects everything that waits and everything asked for later. */
  close(): void;
}

interface Waiting {
  readonly chat: string;
  readonly grant: (slot: SendSlot) => void;
  readonly refuse: (error: StoppedError) => void;
}

interface Lane {
  windows: readonly RateWindow[];
  heldUntilMs: number;
  readonly waiting: Record<SendPriority, Waiting[]>;
}

/**
 * A send rate with one overall limit and limits per chat given with each send. Memory is bounded by
 * what waits and by the chats sent to within the longest window.
 */
export function createSendRate(overall: readonly RateLimit[], scheduler: Scheduler): SendRate {
  const overallWindows = overall.map((limit) => new RateWindow(limit));
  const lanes = new Map<string, Lane>();
  let overallHeldUntilMs = 0;
  let waitingCount = 0;
  let closed = false;
  let cancelWake: (() => void) | null = null;

  const laneOf = (chat: string, limits: readonly RateLimit[]): Lane => {
    const known = lanes.get(chat);
    if (known) {
      if (known.windows.length === 0) known.windows = limits.map((limit) => new RateWindow(limit));
      return known;
    }
    const lane: Lane = {
      windows: limits.map((limit) => new RateWindow(limit)),
      heldUntilMs: 0,
      waiting: { answer: [], notice: [] },
    };
    lanes.set(chat, lane);
    return lane;
  };

  const freeAtMs = (windows: readonly RateWindow[], heldUntilMs: number, nowMs: number): number =>
    Math.max(heldUntilMs, nowMs, ...windows.map((window) => window.freeAtMs(nowMs)));

  const begin = (windows: readonly RateWindow[]): SendSlot => {
    for (const window of windows) window.begin();
    let isDone = false;
    return {
      done: () => {
        if (isDone) return;
        isDone = true;
        for (const window of windows) window.finish(scheduler.nowMs());
        pump();
      },
    };
  };

  const forgetIdle = (nowMs: number): void => {
    for (const [chat, lane] of lanes) {
      const hasWaiting = lane.waiting.answer.length + lane.waiting.notice.length > 0;
      if (!hasWaiting && lane.heldUntilMs <= nowMs && lane.windows.every((w) => w.isIdle(nowMs)))
        lanes.delete(chat);
    }
  };

  /** Grants what may go now; returns the next instant something may, or Infinity. */
  const grantDue = (priority: SendPriority): number => {
    let nextAtMs = Infinity;
    // Round after round, one send of each chat: a chat with a long queue does not go first.
    for (let granted = true; granted;) {
      granted = false;
      nextAtMs = Infinity;
      for (const lane of lanes.values()) {
        const nowMs = scheduler.nowMs();
        const [first] = lane.waiting[priority];
        if (!first) continue;
        const overallAtMs = freeAtMs(overallWindows, overallHeldUntilMs, nowMs);
        if (overallAtMs > nowMs) return overallAtMs;
        const atMs = freeAtMs(lane.windows, lane.heldUntilMs, nowMs);
        if (atMs > nowMs) {
          nextAtMs = Math.min(nextAtMs, atMs);
          continue;
        }
        lane.waiting[priority].shift();
        waitingCount -= 1;
        granted = true;
        // To the back of the map: the next round begins with who waited longest.
        lanes.delete(first.chat);
        lanes.set(first.chat, lane);
        first.grant(begin([...overallWindows, ...lane.windows]));
        break;
      }
    }
    return nextAtMs;
  };

  const pump = (): void => {
    cancelWake?.();
    cancelWake = null;
    const nextAtMs = Math.min(grantDue('answer'), grantDue('notice'));
    const nowMs = scheduler.nowMs();
    forgetIdle(nowMs);
    if (nextAtMs !== Infinity) cancelWake = scheduler.after(nextAtMs - nowMs, pump);
  };

  return {
    acquire: (chat, limits, priority = 'answer', signal) =>
      new Promise((grant, refuse) => {
        if (closed || signal?.aborted) return refuse(new StoppedError());
        const lane = laneOf(chat, limits);
        const queue = lane.waiting[priority];
        const onAbort = (): void => {
          const index = queue.indexOf(waiting);
          if (index < 0) return;
          queue.splice(index, 1);
          waitingCount -= 1;
          refuse(new StoppedError());
        };
        const waiting: Waiting = {
          chat,
          refuse,
          grant: (slot) => {
            signal?.removeEventListener('abort', onAbort);
            grant(slot);
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        queue.push(waiting);
        waitingCount += 1;
        pump();
      }),
    tryAcquireOverall: () => {
      const nowMs = scheduler.nowMs();
      const isFree = freeAtMs(overallWindows, overallHeldUntilMs, nowMs) <= nowMs;
      return closed || !isFree ? null : begin(overallWindows);
    },
    holdUntil: (chat, atMs) => {
      if (chat === null) overallHeldUntilMs = Math.max(overallHeldUntilMs, atMs);
      else {
        const lane = laneOf(chat, []);
        lane.heldUntilMs = Math.max(lane.heldUntilMs, atMs);
      }
      pump();
    },
    size: () => waitingCount,
    close: () => {
      closed = true;
      cancelWake?.();
      for (const lane of lanes.values())
        for (const queue of Object.values(lane.waiting))
          for (const waiting of queue.splice(0)) waiting.refuse(new StoppedError());
      waitingCount = 0;
    },
  };
}
