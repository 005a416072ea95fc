/**
 * The real time that passes and its timers, injected so that tests can run minutes of limits at
 * once. Not the assistant's clock: CLOCK_START does not move a platform's limits.
 */
export interface Scheduler {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Runs `run` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, run: () => void): () => void;
}
