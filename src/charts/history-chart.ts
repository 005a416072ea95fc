import type { Indicator, Observation } from '../domain/indicator.js';
import { formatDate } from '../domain/local-date.js';
import type { ChartPoint, HistoryChart } from './chart.js';

/** Whose figures are drawn side by side at most; more are no longer told apart. */
const MOST_GROUPS = 3;
/** Days side by side at most, the newest; figures of more would be too small to read. */
const MOST_DAYS = 8;

type Drawn = Observation & {
  readonly number: number;
  readonly asOf: string;
  readonly unit: string;
};

const isDrawn = (row: Observation): row is Drawn =>
  row.kind === 'actual' && row.number !== null && row.asOf !== null && row.unit !== null;

/** The key most rows share; of two the one met first. */
function commonest(keys: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}

/** Rows that may stand on one axis: one unit, whole figures where there are any, else by group. */
function comparableRows(rows: readonly Drawn[], groups: readonly string[]): readonly Drawn[] {
  const asked = rows.filter((row) => row.group !== null && groups.includes(row.group));
  const whole = rows.filter((row) => row.group === null);
  const pool = [asked, whole, rows].find((some) => some.length > 0) ?? [];
  const unit = commonest(pool.map((row) => row.unit));
  return pool.filter((row) => row.unit === unit);
}

/**
 * The history of an indicator against its target, or null where it has no figure to draw. Of several
 * figures of one day and group the one of the newest document is drawn; a target in another unit, or
 * set for some of the groups only, is not.
 */
export function chartHistory(
  indicator: Indicator,
  options: {
    readonly groups: readonly string[];
    readonly footer: string;
    /** Words after the target where it does not compare as it stands, or empty. */
    readonly targetCaution?: string;
  },
): HistoryChart | null {
  const figures = indicator.observations.filter(isDrawn);
  const rows = comparableRows(figures, options.groups);
  const names = [...new Set(rows.map((row) => row.group))].slice(0, MOST_GROUPS);
  const points = new Map<string, ChartPoint & { readonly on: string }>();
  for (const row of rows.filter(({ group }) => names.includes(group)))
    points.set(`${row.asOf} ${row.group ?? ''}`, {
      on: row.asOf,
      when: formatDate(row.asOf),
      group: row.group,
      number: row.number,
      printed: printedOf(row),
    });
  const [first] = rows;
  if (!first) return null;
  const days = [...new Set([...points.values()].map(({ on }) => on))].toSorted().slice(-MOST_DAYS);
  const shown = [...points.values()].filter(({ on }) => days.includes(on));
  const left =
    figures.length -
    rows.filter((row) => names.includes(row.group) && days.includes(row.asOf)).length;
  const target = indicator.observations.findLast(
    (row) => row.kind === 'target' && row.number !== null && row.unit === first.unit,
  );
  return {
    kind: 'history',
    title: indicator.name,
    subtitle: `Đơn vị: ${first.unit}${left > 0 ? `; không vẽ ${left} số liệu khác nhóm, đơn vị hoặc cũ hơn` : ''}`,
    footer: options.footer,
    unit: first.unit,
    points: shown
      .toSorted((a, b) => a.on.localeCompare(b.on))
      .map(({ when, group, number, printed }) => ({ when, group, number, printed })),
    target:
      target === undefined || target.number === null
        ? null
        : {
            number: target.number,
            label: `Mục tiêu ${printedOf(target)}${target.dueOn === null ? '' : ` (đến ${formatDate(target.dueOn)})`}${options.targetCaution ?? ''}`,
          },
  };
}

/** `48%`, `11,2`: the number in the unit of the axis, written the Vietnamese way. */
function printedOf(row: Observation): string {
  const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 3 }).format(
    row.number ?? 0,
  );
  return row.unit === '%' ? `${number}%` : number;
}
