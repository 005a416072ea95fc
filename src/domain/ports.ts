import type { ChatRef } from './chat.js';
import type { Conversation } from './conversation.js';
import type { Query } from './query.js';
import type { Register } from './register.js';

/** Versions of the register. A version is written whole or not at all. */
export interface RegisterStore {
  /** The number alone: cheap enough to be asked for every second. */
  findActiveVersion(): Promise<number | null>;
  /** The active version, or null where none was ever committed. */
  loadActive(): Promise<Register | null>;
  /** A kept version, active or not; throws a StorageError where it is not kept any more. */
  requireVersion(version: number): Promise<Register>;
  /**
   * Writes a new version and makes it active in one transaction; returns its number. Throws a
   * RegisterMovedError, and writes nothing, where `base` (null: none) is not the active version any
   * more; absent, whatever is active is replaced.
   */
  commit(
    register: Omit<Register, 'version'>,
    origin: VersionOrigin,
    base?: number | null,
  ): Promise<number>;
  /** Newest first, at most `KEPT_VERSIONS`. */
  listVersions(): Promise<readonly VersionInfo[]>;
  /** Makes a kept version active again; throws where it is not kept any more; `base` as above. */
  activate(version: number, base?: number | null): Promise<void>;
}

/** How many register versions are kept to go back to. */
export const KEPT_VERSIONS = 5;

/** Where a version came from. */
export interface VersionOrigin {
  /** Hash of the knowledge and seeds files it was built from. */
  readonly fingerprint: string;
  /** `first start`, `reload`, `document 12/TB-X added` … */
  readonly reason: string;
  /** Who caused it: `telegram:123`, or `system`. */
  readonly by: string;
  readonly at: Date;
  /** Numbers of the amendments laid over those files, oldest first; none where absent. */
  readonly amendments?: readonly number[];
}

/** A kept version, without its register. */
export interface VersionInfo extends VersionOrigin {
  readonly version: number;
  readonly active: boolean;
}

/** Incoming updates, written down before they are handled. */
export interface UpdateJournal {
  /** False where this update was recorded before (a duplicate). `payload` is kept until handled. */
  record(channel: string, updateId: string, payload: unknown, receivedAt: Date): Promise<boolean>;
  markHandled(channel: string, updateId: string, at: Date): Promise<void>;
  /**
   * What processes that are gone left unfinished and this one has taken over, by channel, oldest
   * first. Each is given out once.
   */
  takeLeft<Name extends string>(
    ...channels: readonly Name[]
  ): Promise<Readonly<Record<Name, readonly JournalledUpdate[]>>>;
  /** Removes handled updates received before `before`; returns how many. */
  prune(before: Date): Promise<number>;
}

/**
 * The journal's name for chats that were told, once, that they are not served; their key, without a
 * topic, stands in the place of the update's id.
 */
export const REFUSED_CHATS = 'refused';

/** An update as it was received. */
export interface JournalledUpdate {
  readonly updateId: string;
  readonly payload: unknown;
  readonly receivedAt: Date;
}

/** What a chat was last shown, so that buttons and numbered replies work after a restart. */
export interface StoredView {
  /** Short, URL-safe, at most 12 characters. */
  readonly id: string;
  readonly chatKey: string;
  readonly query: Query;
  readonly question: string;
  /** The instant the question was asked: "hôm nay" of this view. */
  readonly askedAt: Date;
  readonly registerVersion: number;
  readonly ownAgency: string | null;
  /** The tasks its numbers stand for, by id in order, whatever a newer register counts. */
  readonly taskIds: readonly string[];
}

/** What chats were shown, by the view's id. */
export interface ViewStore {
  save(view: StoredView): Promise<void>;
  find(id: string): Promise<StoredView | null>;
  prune(before: Date): Promise<number>;
}

/** The last turns of each chat. */
export interface ConversationStore {
  find(chatKey: string): Promise<Conversation | null>;
  save(chatKey: string, conversation: Conversation): Promise<void>;
  remove(chatKey: string): Promise<void>;
}

/** A chat the assistant has met, and what was set there. */
export interface ChatRecord {
  readonly chat: ChatRef;
  readonly title: string | null;
  readonly ownAgency: string | null;
  /** `active`, or why nothing can be sent there any more. */
  readonly state: 'active' | 'blocked' | 'removed';
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}

/** The chats the assistant has met. */
export interface ChatStore {
  /** Creates the chat on first sight, else moves `lastSeenAt`. */
  touch(chat: ChatRef, title: string | null, at: Date): Promise<ChatRecord>;
  find(chatKey: string): Promise<ChatRecord | null>;
  setOwnAgency(chatKey: string, agency: string | null): Promise<void>;
  setState(chatKey: string, state: ChatRecord['state']): Promise<void>;
  /** A group that became a supergroup: everything kept under the old id moves to the new one. */
  migrate(channel: string, fromChatId: string, toChatId: string): Promise<void>;
  list(): Promise<readonly ChatRecord[]>;
  /** Erases everything kept about a chat (right to erasure). */
  erase(chatKey: string): Promise<void>;
}

/** The platform's id of the answer to a message, so that an edited question edits its answer. */
export interface AnswerMessageStore {
  save(
    chatKey: string,
    questionMessageId: string,
    answerMessageId: string,
    at: Date,
  ): Promise<void>;
  find(chatKey: string, questionMessageId: string): Promise<string | null>;
}

/** What a user said of an answer, or a question without one. */
export interface FeedbackEntry {
  readonly kind: 'up' | 'down' | 'comment' | 'unanswered';
  readonly chatKey: string;
  readonly senderId: string;
  readonly question: string | null;
  readonly comment: string | null;
  readonly at: Date;
}

/** What users say of answers, and what could not be answered; for admins only, never logged. */
export interface FeedbackStore {
  add(entry: FeedbackEntry): Promise<void>;
  list(since: Date): Promise<readonly FeedbackEntry[]>;
}

/** Counters per calendar month, for a messenger's quota. */
export interface UsageStore {
  /** Adds and returns the month's new total. `month` is `2024-07`. */
  add(channel: string, month: string, count: number): Promise<number>;
  get(channel: string, month: string): Promise<number>;
}
