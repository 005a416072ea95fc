import type { Chart } from './chart.js';

/** The figures of a chart in words, one line a bar or day: for whoever does not see the picture. */
export function describeChart(chart: Chart): string[] {
  if (chart.kind === 'stacked_bars')
    return [
      chart.subtitle,
      ...chart.bars.map(({ name, counts }) => {
        const shown = counts.flatMap((count, at) => {
          const part = chart.parts[at]?.name ?? '';
          return count === 0 || part === name
            ? []
            : [`${lowerFirst(part).replace(/^chưa xong, /, '')} ${count}`];
        });
        const total = counts.reduce((sum, count) => sum + count, 0);
        return `• ${name}: ${total}${shown.length === 0 ? '' : ` (${shown.join('; ')})`}`;
      }),
    ];
  return [
    chart.subtitle,
    ...chart.points.map(
      ({ when, group, printed }) =>
        `• Đến ${when}${group === null ? '' : `, ${group}`}: ${printed}`,
    ),
    ...(chart.target === null ? [] : [`• ${chart.target.label}`]),
  ];
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
