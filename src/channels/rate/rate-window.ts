/** At most `count` sends within any `windowMs`. */
export interface RateLimit {
  readonly count: number;
  readonly windowMs: number;
}

/**
 * One sliding window. A send counts from its grant until `windowMs` after its answer: the platform
 * saw it at an unknown instant in between, so no window of the platform's ever holds more.
 */
export class RateWindow {
  private inFlight = 0;
  /** Ends of finished sends, oldest first. */
  private readonly finishedAtMs: number[] = [];

  constructor(private readonly limit: RateLimit) {}

  /** Instant from which one more send is allowed; Infinity while only an answer can free a place. */
  freeAtMs(nowMs: number): number {
    this.forget(nowMs);
    const over = this.inFlight + this.finishedAtMs.length - this.limit.count;
    if (over < 0) return nowMs;
    const leaving = this.finishedAtMs[over];
    return leaving === undefined ? Infinity : leaving + this.limit.windowMs;
  }

  begin(): void {
    this.inFlight += 1;
  }

  finish(nowMs: number): void {
    this.inFlight -= 1;
    this.finishedAtMs.push(nowMs);
  }

  /** Nothing of it needs to be remembered any more. */
  isIdle(nowMs: number): boolean {
    this.forget(nowMs);
    return this.inFlight === 0 && this.finishedAtMs.length === 0;
  }

  private forget(nowMs: number): void {
    while ((this.finishedAtMs[0] ?? Infinity) + this.limit.windowMs <= nowMs)
      this.finishedAtMs.shift();
  }
}
