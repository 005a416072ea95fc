import type { BenchFigure } from './benchmark.js';

/** The figures of one benchmark as lines under its title: value, unit, and the limit if any. */
export function formatFigures(title: string, figures: readonly BenchFigure[]): string {
  const width = Math.max(0, ...figures.map(({ name }) => name.length));
  const lines = figures.map(({ name, value, unit, limit }) => {
    const shown = `${formatNumber(value)}${unit === '' ? '' : ` ${unit}`}`;
    if (limit === null) return `  ${name.padEnd(width)}  ${shown}`;
    const verdict = value <= limit ? 'đạt' : 'CHƯA ĐẠT';
    return `  ${name.padEnd(width)}  ${shown}  (tối đa ${formatNumber(limit)}: ${verdict})`;
  });
  return [title, ...lines].join('\n');
}

/** Vietnamese decimal comma, at most two decimals. */
function formatNumber(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toFixed(2))).replace('.', ',') : '–';
}
