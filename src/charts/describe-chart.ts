import type { Chart, StackedBarsChart } from './chart.js';
import { isOverduePart } from './task-parts.js';

/** Bars whose split is told in words; of more only what is overdue, or the text outgrows a phone. */
const MOST_SPLIT_BARS = 6;

/** The figures of a chart in words, one line a bar or day: for whoever does not see the picture. */
export function describeChart(chart: Chart): string[] {
  switch (chart.kind) {
    case 'stacked_bars':
      return [chart.subtitle, ...describeBars(chart)];
    case 'timeline':
      return chart.events.map(({ when, what }) => `• ${when}: ${what}`);
    case 'figures':
      return chart.rows.map(({ name, printed, note }) => `• ${name}: ${printed} (${note})`);
    case 'history':
      return [
        chart.subtitle,
        ...chart.points.map(
          ({ when, group, printed }) =>
            `• Đến ${when}${group === null ? '' : `, ${group}`}: ${printed}`,
        ),
        ...(chart.target === null ? [] : [`• ${chart.target.label}`]),
      ];
  }
}

function describeBars({ bars, parts }: StackedBarsChart): string[] {
  const isLong = bars.length > MOST_SPLIT_BARS;
  return bars.map(({ name, counts }) => {
    const shown = counts.flatMap((count, at) => {
      const part = parts[at]?.name ?? '';
      if (count === 0 || part === name || (isLong && !isOverduePart(part))) return [];
      return [`${lowerFirst(part).replace(/^chưa xong, /, '')} ${count}`];
    });
    const total = counts.reduce((sum, count) => sum + count, 0);
    return `• ${name}: ${total}${shown.length === 0 ? '' : ` (${shown.join('; ')})`}`;
  });
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
