import type { Indicator, Observation } from '../domain/indicator.js';
import { formatDate } from '../domain/local-date.js';
import type { FigureRow, FiguresChart } from './chart.js';

/** Indicators below each other that a phone still shows readably. */
const MOST_ROWS = 10;

/** The newest figure of each of several indicators; null where fewer than two have one. */
export function chartFigures(
  indicators: readonly Indicator[],
  words: { readonly title: string; readonly footer: string },
): FiguresChart | null {
  const rows = indicators.flatMap((indicator) => {
    const row = rowOf(indicator);
    return row === null ? [] : [row];
  });
  if (rows.length < 2) return null;
  const left = rows.length - MOST_ROWS;
  const without = indicators.length - rows.length;
  return {
    kind: 'figures',
    title: words.title,
    subtitle: [
      'Số liệu mới nhất của từng chỉ tiêu',
      ...(left > 0 ? [`không vẽ ${left} chỉ tiêu còn lại`] : []),
      ...(without > 0 ? [`${without} chỉ tiêu chưa có số liệu`] : []),
    ].join('; '),
    footer: words.footer,
    rows: rows.slice(0, MOST_ROWS),
  };
}

function rowOf({ name, observations }: Indicator): FigureRow | null {
  const actual =
    observations.findLast((row) => row.kind === 'actual' && row.group === null) ??
    observations.findLast((row) => row.kind === 'actual');
  if (actual === undefined) return null;
  const target = observations.findLast(
    (row) => row.kind === 'target' && row.unit === actual.unit && row.number !== null,
  );
  const isShare = actual.unit === '%' && actual.number !== null;
  const day = actual.asOf === null ? 'văn bản không ghi ngày' : `đến ${formatDate(actual.asOf)}`;
  return {
    name: actual.group === null ? name : `${name} (${actual.group})`,
    printed: isShare ? percentOf(actual) : printedWithUnit(actual),
    note: target === undefined ? day : `${day}; mục tiêu ${target.value}`,
    share: isShare ? actual.number : null,
    target: isShare ? (target?.number ?? null) : null,
  };
}

const percentOf = ({ number }: Observation): string =>
  `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(number ?? 0)}%`;

/** The figure as the document prints it, with its unit where the words do not name it. */
function printedWithUnit({ value, unit }: Observation): string {
  return unit === null || value.includes(unit) ? value : `${value} ${unit}`;
}
