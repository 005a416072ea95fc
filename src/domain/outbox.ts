import type { AnswerView } from './answer.js';
import type { ChannelName, ChatRef, ChatReply, OfferedAction } from './chat.js';

/** Anything that survives `JSON.stringify` and back unchanged. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

declare const transactionBrand: unique symbol;

/**
 * A database transaction under way. Opaque outside storage: passed on, never looked into
 * (`knexOf` in src/storage/transaction.ts). Dead as soon as the function it was given to settles.
 */
export interface Transaction {
  readonly [transactionBrand]: true;
}

/**
 * What a message is about. `digest` and `deadlines` are the two kinds of reminders, `notice` is
 * anything else told to a subscriber (an extension, an end of subscription), `operator` goes to
 * the admins and never causes another message to them.
 */
export type OutboxKind = 'digest' | 'deadlines' | 'notice' | 'operator';

/** A file made when the message is sent, not before: an annex then holds the day's figures. */
export interface Attachment {
  /** Names the maker that was registered for it, such as `annex`. */
  readonly type: string;
  /** What the maker needs, small: it is kept with the message. */
  readonly params: Json;
}

/** A chat reply as it is kept: everything but the bytes of files, which `attachment` stands for. */
export interface StoredReply {
  readonly view: AnswerView;
  readonly viewId: string | null;
  readonly page: number;
  readonly pages: number;
  readonly actions: readonly (readonly OfferedAction[])[];
  /** Sent after the text on channels that take files; null: none. */
  readonly attachment: Attachment | null;
}

/** One message to one chat, to be sent once. */
export interface OutboxItem {
  /**
   * Unique in the database for as long as the row is kept (`SENT_ROW_DAYS`): of two items with the
   * same key the second is dropped in silence. Build it from what makes the message one of its
   * kind, such as `digest:<subscription id>:2024-07-15`; never from the chat's id, which changes
   * when a group becomes a supergroup, and never from the instant it was computed at. Begin it with
   * what is cancelled together (`prefix` of a Cancellation).
   */
  readonly dedupeKey: string;
  readonly chat: ChatRef;
  readonly kind: OutboxKind;
  readonly reply: StoredReply;
  /**
   * Facts its maker wants back (task ids, window), handed to `prepare` and `onExpired`; never shown.
   * Kept as JSON; dates as text.
   */
  readonly context: Json;
  /** Sent at this instant or soon after; messages of one chat go out in this order. */
  readonly notBefore: Date;
  /** From this instant on it is not sent any more but expires (`onExpired`). After `notBefore`. */
  readonly expiresAt: Date;
  readonly createdAt: Date;
  /**
   * The update or run that caused it (`telegram:81723`), for the log; given by the outbox itself
   * where it is written while one is handled.
   */
  readonly origin?: string;
}

/** Which waiting items to take back: those that meet every criterion given; at least one is needed. */
export interface Cancellation {
  /** `chatKey(chat)`. */
  readonly chatKey?: string;
  readonly kind?: OutboxKind;
  /** Start of the dedupe key, compared literally. */
  readonly prefix?: string;
}

/**
 * Where an item is. Open: `pending` waits for its time or its turn; `claimed` is held by a running
 * process; `sending` may leave at any moment; `retry` was surely not delivered and waits for its
 * next attempt; `unknown` may have been delivered and waits to be sent once more, marked “(gửi lại)”.
 * Over: `sent`, `dead` (given up, for an operator to look at), `expired`, `cancelled`.
 */
export type OutboxState =
  | 'pending'
  | 'claimed'
  | 'sending'
  | 'retry'
  | 'unknown'
  | 'sent'
  | 'dead'
  | 'expired'
  | 'cancelled';

/** Why an item is dead: refused, the chat is gone, or twice no answer came back. */
export type DeathCause = 'refused' | 'chat_gone' | 'unknown_twice';

/** An item with what became of it so far. */
export interface OutboxRecord extends Omit<OutboxItem, 'reply' | 'context' | 'origin'> {
  readonly id: number;
  readonly state: OutboxState;
  /** Times it left, or may have left. */
  readonly attempts: number;
  /** The last failure in words for the operator; null where there was none. */
  readonly reason: string | null;
  /** Why it is dead, or was before it was sent again. */
  readonly cause: DeathCause | null;
  /** The platform's id of the message; null before it is sent, or where the platform tells none. */
  readonly messageId: string | null;
  readonly sentAt: Date | null;
  /** When it came to a final state. */
  readonly endedAt: Date | null;
}

/**
 * What is to be said on the assistant's own initiative. Nothing is sent here: a running deliverer
 * takes items from the database, and whatever is committed is sent, however often a process dies.
 */
export interface Outbox {
  /**
   * Writes `items`, and whatever `alongside` writes through `tx`, in ONE transaction: both are
   * there or neither. `alongside` runs after the items; it may run again from the start where a
   * lock came in between, so it must only read and write through `tx`, await nothing else, and
   * throw to undo everything. Resolves to how many items were new; those whose dedupe key is
   * known, whatever became of them, are dropped in silence. Wakes the deliverer.
   */
  enqueueAll(
    items: readonly OutboxItem[],
    alongside?: (tx: Transaction, added: number) => Promise<void>,
  ): Promise<number>;
  /** The same within a transaction the caller has; call `wake` when it is committed. */
  enqueueWithin(tx: Transaction, items: readonly OutboxItem[]): Promise<number>;
  /**
   * Takes back what waits (a completed task, an ended subscription) and returns how many. What is
   * about to leave or has left is not taken back. Throws without a criterion.
   */
  cancel(which: Cancellation, at: Date, tx?: Transaction): Promise<number>;
  /** Undefined where no such key is kept. */
  find(dedupeKey: string): Promise<OutboxRecord | undefined>;
  /** Tells the deliverer of this process that something may be due; never needed for correctness. */
  wake(): void;
}

/** An item whose time ran out, handed back to its maker. */
export interface ExpiredItem extends OutboxItem {
  /** True where an attempt was made whose outcome is unknown: it may stand in the chat. */
  readonly mayHaveArrived: boolean;
}

/**
 * What the makers of messages are asked and told. All are optional; none may throw for a fault of
 * its own that trying again does not cure: a throw undoes the step, which is then tried again.
 */
export interface DeliveryHooks {
  /**
   * Asked just before each attempt: the reply to send now, or null where it has become pointless
   * (the item is then cancelled). Absent for a kind: the stored reply. Makes no network call.
   */
  readonly prepare?: Partial<
    Record<OutboxKind, (item: OutboxItem, now: Date) => Promise<StoredReply | null>>
  >;
  /** Makers of files by `Attachment.type`; null: nothing to attach. */
  readonly attachments?: Readonly<Record<string, AttachmentMaker>>;
  /**
   * Told of items whose time ran out, inside the transaction that marks them: what it writes
   * through `tx` (to fold them into the next digest) is committed with that, exactly once.
   */
  onExpired?(items: readonly ExpiredItem[], now: Date, tx: Transaction): Promise<void>;
  /** The chat cannot be written to any more: pause what is subscribed there. May be told again. */
  onChatGone?(chat: ChatRef, reason: string): Promise<void>;
}

/** Makes the file of an attachment for a chat. */
export type AttachmentMaker = (
  params: Json,
  chat: ChatRef,
) => Promise<ChatReply['files'][number] | null>;

/** A channel on which nothing is sent for now. */
export interface ChannelHold {
  readonly channel: ChannelName;
  readonly reason: string;
  readonly heldAt: Date;
  /** Released by itself at this instant, or earlier by an operator. */
  readonly until: Date;
}

/** The operator's figures. */
export interface OutboxStats {
  /** Kept items by state; 0 where there are none. */
  readonly counts: Readonly<Record<OutboxState, number>>;
  /** Items sent at the second attempt or later, of those kept. */
  readonly retried: number;
  /** When the item waiting longest should have been sent; null: nothing is late. */
  readonly oldestDueAt: Date | null;
  readonly lastSentAt: Date | null;
  readonly holds: readonly ChannelHold[];
}

/** Days a sent message's content is kept, for questions about what was said. */
export const SENT_CONTENT_DAYS = 30;
/** Days a finished item's row is kept: for so long its dedupe key keeps a second one out. */
export const SENT_ROW_DAYS = 400;
