import type { Scheduler } from '../../../src/domain/scheduler.js';
import type { Clock } from '../../../src/domain/clock.js';

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly run: () => void;
}

/**
 * Time under a test's hand: one real time with its timers, and the assistant's clock, which can be
 * set apart from it as somebody might set a machine's. Timers run when the time passes them, each
 * once, so that a year takes as many steps as the test makes.
 */
export class SimTime {
  private timers: Timer[] = [];
  private order = 0;
  private offsetMs = 0;

  constructor(private realMs: number) {}

  readonly clock: Clock = { now: () => new Date(this.realMs + this.offsetMs) };

  readonly scheduler: Scheduler = {
    nowMs: () => this.realMs,
    after: (delayMs, run) => {
      const timer = { atMs: this.realMs + Math.max(0, delayMs), order: (this.order += 1), run };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((one) => one !== timer);
      };
    },
  };

  /** The assistant's clock is set forward or, with a negative amount, back. */
  setClock(byMs: number): void {
    this.offsetMs += byMs;
  }

  /** Timers of a process that died never run. */
  dropTimers(): void {
    this.timers = [];
  }

  /** Moves on so that the assistant's clock shows `at`; timers passed run once each, in order. */
  async passTo(at: Date, settle: () => Promise<void>): Promise<void> {
    this.realMs = Math.max(this.realMs, at.getTime() - this.offsetMs);
    for (;;) {
      await settle();
      const [next] = this.timers
        .filter((timer) => timer.atMs <= this.realMs)
        .toSorted((a, b) => a.atMs - b.atMs || a.order - b.order);
      if (!next) return;
      this.timers = this.timers.filter((one) => one !== next);
      next.run();
    }
  }
}
