import type { ChatRef } from './chat.js';
import type { LocalDate } from './local-date.js';
import type { Transaction } from './outbox.js';
import type { TaskStatus } from './task.js';

/** A stretch of the day in minutes after midnight; `from` after `to` runs over midnight. */
export interface QuietHours {
  readonly fromMinutes: number;
  readonly toMinutes: number;
}

/** What a chat is reminded of, and when. Times are of the office's time zone. */
export interface ReminderSettings {
  /** Agency ids; null: every agency. */
  readonly agencies: readonly string[] | null;
  /** Also tasks the agencies only coordinate — phối hợp — or direct. */
  readonly includeCoordinating: boolean;
  /** Also duties of a class they belong to — nhiệm vụ chung. */
  readonly includeClassDuties: boolean;
  /** The weekly digest — bản tin tuần. */
  readonly digest: boolean;
  /** Reminders of single deadlines, batched into one message a morning — nhắc hạn. */
  readonly deadlines: boolean;
  /** Day of the digest, 1 is Monday. */
  readonly weekday: number;
  /** Minutes after midnight at which everything is sent. */
  readonly timeMinutes: number;
  /** Days before the due date on which is reminded; 0 is the due date itself. Newest last. */
  readonly leadDays: readonly number[];
  /** Whether an overdue task is reminded of every seven days. */
  readonly weeklyOverdue: boolean;
  /** Nothing is sent in these hours, whatever delayed it. */
  readonly quietHours: QuietHours | null;
  /** Nothing is sent up to and including this day. */
  readonly pausedUntil: LocalDate | null;
  /** True: a week without anything to report is passed over in silence. */
  readonly skipEmpty: boolean;
  /** `formal` opens with "Kính gửi anh/chị", `brief` goes straight to the figures. */
  readonly tone: 'formal' | 'brief';
}

/** What a chat gets that says nothing else: digest and deadlines, Monday 08:00. */
export const DEFAULT_REMINDER_SETTINGS: Omit<ReminderSettings, 'agencies'> = {
  includeCoordinating: false,
  includeClassDuties: false,
  digest: true,
  deadlines: true,
  weekday: 1,
  timeMinutes: 8 * 60,
  // A week to finish, three days to chase, the eve, the day.
  leadDays: [7, 3, 1, 0],
  weeklyOverdue: true,
  // A delivery delayed by an outage must not wake anybody.
  quietHours: { fromMinutes: 21 * 60, toMinutes: 6 * 60 },
  pausedUntil: null,
  skipEmpty: false,
  tone: 'brief',
};

/** Who set or changed a subscription. */
export interface SubscriptionAuthor {
  /** The platform's id of the person. */
  readonly id: string;
  readonly name: string;
}

/** The reminders of one chat: a chat has one subscription at most, so nothing comes twice. */
export interface Subscription {
  /** Seven URL-safe characters; stays when a group becomes another chat. */
  readonly id: string;
  readonly chat: ChatRef;
  readonly settings: ReminderSettings;
  readonly createdBy: SubscriptionAuthor;
  readonly createdAt: Date;
  readonly changedBy: SubscriptionAuthor;
  readonly changedAt: Date;
}

/** What was known of a task at an earlier moment. */
export interface TaskState {
  readonly status: TaskStatus;
  readonly due: LocalDate | null;
}

/** Task states by id, of the tasks of one subscription on a day. */
export interface TaskSnapshot {
  readonly on: LocalDate;
  readonly tasks: Readonly<Record<string, TaskState>>;
}

/** How far a subscription's reminders have been said. Plain JSON. */
export interface ReminderProgress {
  /** Last day a run was made, or closed without one: no day has two. */
  readonly runOn: LocalDate;
  /** Reminders that fall on days up to this one have been said. */
  readonly coveredOn: LocalDate;
  /** What the next digest compares with: the register as the last one told it. */
  readonly baseline: TaskSnapshot;
  /** True where `baseline` is the day of subscribing, before any digest. */
  readonly isFirst: boolean;
  /** What extensions are measured against: the register at the last run. */
  readonly told: TaskSnapshot;
  /** The notice made by the last run that said something, or null. */
  readonly lastNotice: string | null;
  /** Day of a message that may or may not have arrived and is said again in the next one. */
  readonly repeatsOf: LocalDate | null;
  /** The same of a digest: only the next digest says it all again. */
  readonly repeatsDigestOf: LocalDate | null;
}

/** A subscription as it stands in the database. */
export interface SubscriptionRecord {
  readonly subscription: Subscription;
  readonly progress: ReminderProgress;
  /** Grows with every write; whoever read an older one writes nothing. */
  readonly revision: number;
  /** False while the chat cannot be written to. */
  readonly isReachable: boolean;
}

/** What tells whether a subscription is due. */
export interface ReminderSchedule {
  readonly id: string;
  readonly settings: ReminderSettings;
  readonly runOn: LocalDate;
}

/** One reminder message: what it was made from, so that it can be made again as of now. */
export interface ReminderNotice {
  /** Twelve URL-safe characters, also the id of its view. */
  readonly id: string;
  readonly subscriptionId: string;
  readonly chatKey: string;
  readonly kind: 'digest' | 'deadlines';
  /** The day it belongs to. */
  readonly slotOn: LocalDate;
  /** Reminders of the days after this one up to `slotOn` are in it. */
  readonly coveredFrom: LocalDate;
  /** Progress before it, to go back to where it is never delivered. */
  readonly before: ReminderProgress;
  /** Day its words are as of; moves when it is sent later. */
  readonly asOf: LocalDate;
  /** Task ids in the order they were numbered. */
  readonly taskIds: readonly string[];
  readonly createdAt: Date;
}

/** What somebody answered to a reminder of a task. */
export interface TaskMark {
  readonly chatKey: string;
  readonly taskId: string;
  /** `received` — đã nhận; `snoozed` — nhắc lại sau. */
  readonly kind: 'received' | 'snoozed';
  /** For `snoozed`: the day it is reminded of again. */
  readonly untilOn: LocalDate | null;
  readonly by: SubscriptionAuthor;
  readonly at: Date;
}

/** Subscriptions and what is kept with them. */
export interface SubscriptionStore {
  find(chatKey: string): Promise<SubscriptionRecord | null>;
  findById(id: string, tx?: Transaction): Promise<SubscriptionRecord | null>;
  /** Of reachable chats, by id after `afterId`: to go through all in constant memory. */
  listSchedules(afterId: string | null, limit: number): Promise<readonly ReminderSchedule[]>;
  /** Creates or replaces the subscription of its chat. */
  save(subscription: Subscription, progress: ReminderProgress): Promise<void>;
  /** False where none was there. */
  remove(chatKey: string): Promise<boolean>;
  /** Writes progress and the notice made; false where `revision` is not the current one. */
  advance(
    id: string,
    revision: number,
    progress: ReminderProgress,
    notice: ReminderNotice | null,
    tx: Transaction,
  ): Promise<boolean>;
  findNotice(id: string, tx?: Transaction): Promise<ReminderNotice | null>;
  /** The newest notice of a chat that was shown, or null. */
  findLastNotice(chatKey: string): Promise<ReminderNotice | null>;
  /** What was numbered, and the day it is as of, when the notice was last composed. */
  recordShown(id: string, asOf: LocalDate, taskIds: readonly string[]): Promise<void>;
  /** A later mark of the same kind on the same task replaces the earlier. */
  mark(marks: readonly TaskMark[]): Promise<void>;
  listMarks(chatKey: string): Promise<readonly TaskMark[]>;
  /** Removes notices made before `before`; returns how many. */
  prune(before: Date): Promise<number>;
  count(): Promise<number>;
}
