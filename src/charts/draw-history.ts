import type { HistoryChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { layFrame } from './lay-frame.js';
import {
  BOLD_WEIGHT,
  COLOURS,
  GROUP_COLOURS,
  PICTURE,
  type PictureFonts,
} from './picture-style.js';
import { drawPlot, LABEL_TEXT, nameAxis } from './plot-option.js';

const PLOT_HEIGHT = 640;
const NAMES_HEIGHT = 60;
const VALUE_HEIGHT = 50;
const AXIS_WIDTH = 90;

/** Where an axis may end, in tenths of a power of ten, and into how many even parts it is cut. */
const AXIS_ENDS = [
  ...[
    { end: 10, parts: 5 },
    { end: 15, parts: 3 },
    { end: 20, parts: 4 },
    { end: 25, parts: 5 },
  ],
  ...[
    { end: 30, parts: 3 },
    { end: 40, parts: 4 },
    { end: 50, parts: 5 },
    { end: 60, parts: 3 },
  ],
  ...[
    { end: 80, parts: 4 },
    { end: 100, parts: 5 },
  ],
] as const;

/** The least round end of an axis that holds `highest`; a share ends at 100. */
function axisFor(highest: number, unit: string): { end: number; interval: number } {
  if (unit === '%' && highest <= 100) return { end: 100, interval: 25 };
  const power = 10 ** (Math.floor(Math.log10(highest > 0 ? highest : 1)) - 1);
  const { end, parts } = AXIS_ENDS.find((one) => one.end * power >= highest) ?? AXIS_ENDS[9];
  return { end: end * power, interval: (end * power) / parts };
}

/** Columns by day, one colour a group, always from zero, with the target as a dashed line. */
export function drawHistory(chart: HistoryChart, fonts: PictureFonts): Drawing {
  const groups = [...new Set(chart.points.map((point) => point.group))];
  const days = [...new Set(chart.points.map((point) => point.when))];
  const colourOf = (at: number): string => GROUP_COLOURS[at % GROUP_COLOURS.length] ?? COLOURS.soft;
  const frame = layFrame(
    chart,
    [
      ...groups.flatMap((group, at) =>
        group === null ? [] : [{ name: group, colour: colourOf(at), shape: 'block' as const }],
      ),
      ...(chart.target === null
        ? []
        : [{ name: chart.target.label, colour: COLOURS.target, shape: 'dashes' as const }]),
    ],
    fonts,
  );
  const numbers = chart.points.map((point) => point.number);
  const highest = Math.max(...numbers, chart.target?.number ?? 0);
  const axis = axisFor(highest, chart.unit);
  const format = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 });
  const [left, width] = [PICTURE.margin + AXIS_WIDTH, PICTURE.innerWidth - AXIS_WIDTH];
  const barWidth = Math.min(120, (width / days.length / groups.length) * 0.7);
  const widest = Math.max(...chart.points.map((p) => fonts.bold.widthOf(p.printed, 1)));
  // Figures over neighbouring columns must not run into each other.
  const valueSize = Math.min(
    PICTURE.textSize,
    Math.floor(((width / days.length / groups.length) * 0.96) / widest),
  );
  return drawPlot(
    frame,
    PLOT_HEIGHT,
    {
      ...{ left, width, top: frame.top + VALUE_HEIGHT },
      height: PLOT_HEIGHT - VALUE_HEIGHT - NAMES_HEIGHT,
    },
    {
      xAxis: nameAxis(days, COLOURS.soft, { margin: 14 }),
      yAxis: {
        type: 'value',
        min: 0,
        max: axis.end,
        interval: axis.interval,
        splitLine: { lineStyle: { color: COLOURS.grid, width: 2 } },
        axisLabel: {
          ...LABEL_TEXT,
          fontSize: PICTURE.footerSize,
          color: COLOURS.soft,
          formatter: (value: number) => format.format(value),
        },
      },
      series: groups.map((group, at) => ({
        type: 'bar' as const,
        name: group ?? chart.title,
        barWidth,
        barGap: '12%',
        itemStyle: { color: colourOf(at), borderRadius: [6, 6, 0, 0] },
        data: days.map((day) => {
          const point = chart.points.find((one) => one.when === day && one.group === group);
          return {
            value: point?.number ?? null,
            label: {
              ...LABEL_TEXT,
              show: point !== undefined,
              position: 'top' as const,
              distance: 14,
              formatter: point?.printed ?? '',
              fontSize: valueSize,
              fontWeight: BOLD_WEIGHT,
              // Stays legible where the target's line passes behind it.
              textBorderColor: COLOURS.paper,
              textBorderWidth: 6,
            },
          };
        }),
        ...(at === 0 && chart.target !== null
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                label: { show: false },
                lineStyle: { color: COLOURS.target, width: 4, type: [12, 8] },
                data: [{ yAxis: chart.target.number }],
              },
            }
          : {}),
      })),
    },
  );
}
