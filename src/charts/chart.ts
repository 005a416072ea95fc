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

/** A moment of a task: what was said or falls due then. */
export interface TimelineEvent {
  /** `6/5/2024`, `tháng 7/2024`. */
  readonly when: string;
  readonly what: string;
  readonly colour: string;
  /** Whether it is the one to look at first: the deadline, today. */
  readonly isMain: boolean;
}

/** How one task came to where it is, oldest first. */
export interface TimelineChart extends ChartWords {
  readonly kind: 'timeline';
  readonly events: readonly TimelineEvent[];
}

/** The newest figure of one of several indicators. */
export interface FigureRow {
  readonly name: string;
  readonly printed: string;
  /** Its day and target, in words. */
  readonly note: string;
  /** In percent where the figure is a share, else null: only shares have a bar. */
  readonly share: number | null;
  /** In percent; null where none is set or the figure is no share. */
  readonly target: number | null;
}

/** Several indicators below each other, whatever their units. */
export interface FiguresChart extends ChartWords {
  readonly kind: 'figures';
  readonly rows: readonly FigureRow[];
}

/** Everything a picture shows, without a word on how it is drawn. */
export type Chart = StackedBarsChart | HistoryChart | TimelineChart | FiguresChart;
