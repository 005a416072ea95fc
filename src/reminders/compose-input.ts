import type { AnswerView } from '../domain/answer.js';
import type { LocalDate } from '../domain/local-date.js';
import type { ReminderProgress, Subscription, TaskMark } from '../domain/subscription.js';
import type { ReminderWorld } from './reminder-world.js';

/** What a digest or reminder is composed from: the same input gives the same words. */
export interface ComposeInput {
  readonly subscription: Subscription;
  readonly world: ReminderWorld;
  readonly marks: readonly TaskMark[];
  /** How far things had been said before it. */
  readonly before: ReminderProgress;
  readonly coveredFrom: LocalDate;
  readonly slotOn: LocalDate;
  /** The day "quá 5 ngày" is counted to. */
  readonly today: LocalDate;
}

export interface Composed {
  readonly view: AnswerView;
  /** In the order the items are numbered. */
  readonly taskIds: readonly string[];
  /** Nothing to report. */
  readonly isEmpty: boolean;
}
