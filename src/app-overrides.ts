import type { Scheduler } from './domain/scheduler.js';
import type { Clock } from './domain/clock.js';
import type { DocumentReader } from './drafts/read-document.js';
import type { Logger } from './observability/create-logger.js';
import type { WakeTimer } from './scheduler/timer.js';
import type { LoadedKnowledge } from './storage/fill/load-knowledge.js';

/** What a test or a script puts in the place of the real thing. */
export interface AppOverrides {
  /** Told how far the first fill is. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly clock?: Clock;
  readonly log?: Logger;
  /** Real time and timers of channels and watches. */
  readonly scheduler?: Scheduler;
  /** Wakes the look for what other processes on the database changed. */
  readonly instanceTimer?: WakeTimer;
  /** Says when a reload is taking long; apart, since its thread works in real time. */
  readonly patience?: Pick<Scheduler, 'after'>;
  /** Reads knowledge and seeds for a reload; by default in a thread of its own. */
  readonly loadKnowledge?: () => Promise<LoadedKnowledge>;
  /** Reads a document that an admin sends; by default in a thread of its own. */
  readonly readDocument?: DocumentReader;
  /** Told as the handling of an update begins (1) and ends (-1). */
  readonly onHandling?: (change: 1 | -1) => void;
}
