import type { StackedBarsChart } from './chart.js';
import { inkOn } from './ink-on.js';
import { BOLD_WEIGHT } from './picture-style.js';
import { LABEL_TEXT } from './plot-option.js';

export interface StackStyle {
  readonly barWidth: number;
  /** In pixels, of the counts within a bar. */
  readonly countSize: number;
  readonly totalAt: 'right' | 'top';
  /** From the bar's end to its total. */
  readonly totalDistance: number;
  /** Whether a count is written into its part of a bar. */
  isWritten(count: number): boolean;
}

export const totalsOf = ({ bars }: StackedBarsChart): number[] =>
  bars.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0));

/** The bars of a chart, each cut into its parts with their counts, and its total at the end. */
export function stackBars(chart: StackedBarsChart, style: StackStyle) {
  const label = { ...LABEL_TEXT, fontWeight: BOLD_WEIGHT };
  const parts = chart.parts.map((part, at) => ({
    type: 'bar' as const,
    name: part.name,
    stack: 'tasks',
    barWidth: style.barWidth,
    itemStyle: { color: part.colour },
    data: chart.bars.map(({ counts }) => {
      const value = counts[at] ?? 0;
      const show = value > 0 && style.isWritten(value);
      const within = { position: 'inside' as const, fontSize: style.countSize };
      return { value, label: { ...label, ...within, show, color: inkOn(part.colour) } };
    }),
  }));
  const totals = {
    type: 'bar' as const,
    name: 'total',
    stack: 'tasks',
    data: totalsOf(chart).map((total) => ({
      value: 0,
      label: {
        ...label,
        show: true,
        position: style.totalAt,
        distance: style.totalDistance,
        formatter: String(total),
      },
    })),
  };
  return [...parts, totals];
}

/** What parts without a written count stand for, in one sentence; empty where every one is written. */
export function explainUnwritten(
  chart: StackedBarsChart,
  isWritten: StackStyle['isWritten'],
): string {
  const most = Math.max(
    0,
    ...chart.bars.flatMap(({ counts }) => counts.filter((count) => !isWritten(count))),
  );
  if (most === 0) return '';
  return most === 1 ? 'Ô không ghi số: 1 nhiệm vụ.' : `Ô không ghi số: từ 1 đến ${most} nhiệm vụ.`;
}
