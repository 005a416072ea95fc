import type { Scheduler } from '../../../src/domain/scheduler.js';

/** Real time under a test's hand: timers run when the test moves the time, in order. */
export class FakeScheduler implements Scheduler {
  private timers: { atMs: number; order: number; run: () => void }[] = [];
  private order = 0;

  constructor(private currentMs = Date.UTC(2026, 10, 2, 1, 0, 0)) {}

  nowMs(): number {
    return this.currentMs;
  }

  after(delayMs: number, run: () => void): () => void {
    const timer = { atMs: this.currentMs + Math.max(0, delayMs), order: (this.order += 1), run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  /** Timers not yet run. */
  get pending(): number {
    return this.timers.length;
  }

  /** Moves to the next timer and runs it; false where there is none. */
  runNext(): boolean {
    const [next] = this.timers.toSorted((a, b) => a.atMs - b.atMs || a.order - b.order);
    if (!next) return false;
    this.timers = this.timers.filter((one) => one !== next);
    this.currentMs = Math.max(this.currentMs, next.atMs);
    next.run();
    return true;
  }

  /** Moves the time on by `ms`, running what falls due; promises get their turn in between. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.currentMs + ms;
    for (;;) {
      await settle();
      const due = this.timers.filter((timer) => timer.atMs <= untilMs);
      if (due.length === 0) break;
      this.runNext();
    }
    this.currentMs = untilMs;
    await settle();
  }
}

/** Lets promises and socket events that are ready run. */
export async function settle(turns = 5): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
}
