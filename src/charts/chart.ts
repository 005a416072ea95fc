/** One bar that is cut into parts: a task status, a month's tasks … */
export interface StackedBar {
  readonly name: string;
  /** As many as the chart has parts, in their order; zero where there is none. */
  readonly counts: readonly number[];
}

/** A part of every bar: what it stands for and its colour. */
export interface BarPart {
  readonly name: string;
  readonly colour: string;
}

interface ChartWords {
  readonly title: string;
  /** One line under the title, or empty. */
  readonly subtitle: string;
  /** What the figures rest on and their day, at the foot. */
  readonly footer: string;
}

/** Counts of tasks, one bar a row. `lying`: names are long; `standing`: they are short, as months. */
export interface StackedBarsChart extends ChartWords {
  readonly kind: 'stacked_bars';
  readonly direction: 'lying' | 'standing';
  readonly parts: readonly BarPart[];
  readonly bars: readonly StackedBar[];
}

/** A figure at a day: `printed` is the number as the document writes it. */
export interface ChartPoint {
  readonly when: string;
  readonly group: string | null;
  readonly number: number;
  readonly printed: string;
}

/** Figures of one indicator over time, all in one unit, with the target they are held against. */
export interface HistoryChart extends ChartWords {
  readonly kind: 'history';
  readonly unit: string;
  /** Oldest first; at most one per day and group. */
  readonly points: readonly ChartPoint[];
  readonly target: { readonly number: number; readonly label: string } | null;
}

/** Everything a picture shows, without a word on how it is drawn. */
export type Chart = StackedBarsChart | HistoryChart;
