/** One measured figure, as the operator reads it. */
export interface BenchFigure {
  /** What was measured, in Vietnamese. */
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'MB' | '';
  /** The most it may be, in the same unit; null where nothing is promised. */
  readonly limit: number | null;
}

/** A part of the program that is measured; `npm run bench` prints each in turn. */
export interface Benchmark {
  /** Heading, in Vietnamese. */
  readonly title: string;
  measure(): Promise<readonly BenchFigure[]>;
}

/** What of the process measuring needs; injected so that a test can count. */
export interface Meter {
  /** Milliseconds from any fixed instant. */
  now(): number;
  /** Resident memory in bytes. */
  rssBytes(): number;
}
