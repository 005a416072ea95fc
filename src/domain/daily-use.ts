import type { ChannelName } from './chat.js';
import type { LocalDate } from './local-date.js';

/** How often one kind of question was asked on one day in one channel; no texts, no persons. */
export interface DailyUse {
  readonly on: LocalDate;
  readonly channel: ChannelName;
  readonly intent: string;
  readonly questions: number;
  /** How many of them nothing loaded answers. */
  readonly refused: number;
}

/** Counts of questions per day, channel and intent. */
export interface DailyUseStore {
  /** Adds to what is counted already, all or nothing. */
  add(uses: readonly DailyUse[]): Promise<void>;
  /** From that day on, oldest first. */
  list(from: LocalDate): Promise<readonly DailyUse[]>;
}
