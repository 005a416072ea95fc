import type { ChannelName } from '../domain/chat.js';
import type {
  ChannelHold,
  DeathCause,
  ExpiredItem,
  Outbox,
  OutboxItem,
  OutboxRecord,
  OutboxState,
  OutboxStats,
  Transaction,
} from '../domain/outbox.js';

/** One item taken by one process, and which of its claims this is. */
export interface Claim {
  readonly id: number;
  /** Counts the item's claims: what an earlier claim reports too late is told apart by it. */
  readonly number: number;
  readonly worker: string;
}

/** A claimed item as it is to be sent. */
export interface ClaimedItem extends Claim {
  readonly item: OutboxItem;
  /** True where an earlier attempt may have arrived: the message is marked. */
  readonly isResend: boolean;
  /** Attempts that left before this one. */
  readonly attempts: number;
}

/** What became of a claim; `retryAt` is the earliest instant of the next attempt. */
export type ClaimResult =
  | { readonly type: 'sent'; readonly messageId: string | null }
  /** Surely not delivered. */
  | { readonly type: 'failed'; readonly reason: string; readonly retryAt: Date }
  /** May have been delivered: waits to be sent once more; at the second time it is dead. */
  | { readonly type: 'unknown'; readonly reason: string; readonly retryAt: Date }
  | { readonly type: 'dead'; readonly reason: string; readonly cause: DeathCause }
  /** Nothing was tried that counts: waits for its turn again. */
  | { readonly type: 'returned'; readonly reason: string | null }
  /** The chat became another: this and whatever else waits for the old one goes there. */
  | { readonly type: 'moved'; readonly chatId: string }
  | { readonly type: 'cancelled'; readonly reason: string };

/** What a dead process left behind, by what was made of it. */
export interface Recovered {
  /** Had not left: wait for their turn again. */
  readonly returned: number;
  /** May have left: will be sent once more, marked. */
  readonly unknown: number;
  /** May have left twice: given up. */
  readonly dead: number;
}

/** A process that holds items; `beat` grows for as long as it lives. */
export interface Worker {
  readonly worker: string;
  readonly beat: number;
}

/** Which dead letters: by id, or all. */
export type DeadSelection = readonly number[] | 'all';

/**
 * The outbox in a database. Every method is one short transaction or one statement; none makes a
 * network call. Leases are judged by beats that an observer counts, not by instants, so that a
 * clock that jumps neither takes items from a living process nor keeps them for a dead one.
 */
export interface OutboxStore extends Omit<Outbox, 'wake'> {
  /**
   * Takes at most `limit` due items of a channel for `worker` and counts its beat. Of each chat
   * only the first open item in order of `notBefore` is taken: one at a time, never out of order.
   * None while the channel is held; of those that may have arrived only what failed at or before
   * `doubtfulBefore` (absent: all).
   */
  claim(
    channel: ChannelName,
    worker: string,
    limit: number,
    now: Date,
    doubtfulBefore?: Date,
  ): Promise<readonly ClaimedItem[]>;
  /** To be called just before each request leaves; false: the claim is lost, nothing may be sent. */
  markSending(claim: Claim): Promise<boolean>;
  /** The item's new state, or null where the claim was lost and the result is ignored. */
  record(claim: Claim, result: ClaimResult, now: Date): Promise<OutboxState | null>;
  /** Ends everything else that waits for a chat that is gone; how many. */
  giveUpChat(chatKey: string, reason: string, now: Date): Promise<number>;

  /** Counts the worker's beat. */
  beat(worker: string): Promise<void>;
  listWorkers(): Promise<readonly Worker[]>;
  /** Takes back what a worker holds, unless it has beaten since; null: it has. */
  recover(dead: Worker, now: Date): Promise<Recovered | null>;
  /** Returns what the worker has claimed but not begun to send, when it stops. */
  retire(worker: string): Promise<void>;

  /** Marks up to `limit` items whose time has run out; `alongside` as in `Outbox.enqueueAll`. */
  expire(
    now: Date,
    limit: number,
    alongside?: (items: readonly ExpiredItem[], tx: Transaction) => Promise<void>,
  ): Promise<number>;
  /** The next instant after `now` at which an item becomes due or may be tried again. */
  findNextDueAt(channels: readonly ChannelName[], now: Date): Promise<Date | null>;

  /** True where the channel was not held before. */
  hold(hold: ChannelHold): Promise<boolean>;
  /** True where it was held. */
  releaseHold(channel: ChannelName): Promise<boolean>;
  listHolds(now: Date): Promise<readonly ChannelHold[]>;

  stats(now: Date): Promise<OutboxStats>;
  /** Dead letters, and those that were sent again and ran out of time (`expired`), newest first. */
  listDead(limit: number): Promise<readonly OutboxRecord[]>;
  /**
   * Makes dead letters wait again, until `expiresAt`; those that may have arrived are marked when
   * they are sent. How many; what is not dead, or whose content is pruned, is passed over.
   */
  resend(which: DeadSelection, now: Date, expiresAt: Date): Promise<number>;

  /** Clears the content of items that ended before `contentBefore`, removes rows ended before `rowsBefore`. */
  prune(
    contentBefore: Date,
    rowsBefore: Date,
  ): Promise<{ readonly cleared: number; readonly removed: number }>;
}
