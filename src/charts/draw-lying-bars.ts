import type { StackedBarsChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { layFrame } from './lay-frame.js';
import { BOLD_WEIGHT, COLOURS, FONT_FAMILY, PICTURE, type PictureFonts } from './picture-style.js';
import { wrapEvenly } from './wrap-text.js';

const NAMES_WIDTH = 370;
const LINE_HEIGHT = 33;
const MOST_NAME_LINES = 3;
/** Room for two lines of a name; a third makes all rows higher. */
const ROW_HEIGHT = 88;
const BAR_HEIGHT = 50;
const COUNT_SIZE = 25;
/** Room at the end of the longest bar for its total. */
const TOTAL_WIDTH = 70;
const PLOT_WIDTH = PICTURE.width - 2 * PICTURE.margin - NAMES_WIDTH - TOTAL_WIDTH;

/** Bars that lie, one below the other, each with its name at the left and its total at its end. */
export function drawLyingBars(chart: StackedBarsChart, fonts: PictureFonts): Drawing {
  const isSplit = chart.bars.some((bar) => bar.counts.filter((count) => count > 0).length > 1);
  const legend = chart.parts.map(({ name, colour }) => ({ name, colour, shape: 'block' as const }));
  const frame = layFrame(chart, isSplit ? legend : [], fonts);
  const totals = chart.bars.map((bar) => bar.counts.reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const widthOf = (text: string): number => fonts.regular.widthOf(text, PICTURE.labelSize);
  const names = chart.bars.map((bar) =>
    wrapEvenly(bar.name, NAMES_WIDTH - 20, MOST_NAME_LINES, widthOf),
  );
  const mostLines = Math.max(0, ...names.map((lines) => lines.length));
  const plotHeight = chart.bars.length * Math.max(ROW_HEIGHT, mostLines * LINE_HEIGHT + 14);
  const fits = (count: number): boolean =>
    count > 0 && (count / most) * PLOT_WIDTH > fonts.bold.widthOf(String(count), COUNT_SIZE) + 4;
  const text = { fontFamily: FONT_FAMILY, fontSize: PICTURE.labelSize, color: COLOURS.ink };
  return {
    width: PICTURE.width,
    height: frame.heightFor(plotHeight),
    option: {
      animation: false,
      backgroundColor: COLOURS.paper,
      graphic: [...frame.elements, ...frame.footerFor(plotHeight)],
      grid: {
        left: PICTURE.margin + NAMES_WIDTH,
        top: frame.top,
        width: PLOT_WIDTH,
        height: plotHeight,
        outerBoundsMode: 'none',
      },
      xAxis: { type: 'value', min: 0, max: most, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: names.map((lines) => lines.join('\n')),
        axisLine: { lineStyle: { color: COLOURS.grid } },
        axisTick: { show: false },
        axisLabel: { ...text, interval: 0, margin: 14, lineHeight: LINE_HEIGHT, align: 'right' },
      },
      series: [
        ...chart.parts.map((part, at) => ({
          type: 'bar' as const,
          name: part.name,
          stack: 'tasks',
          barWidth: BAR_HEIGHT,
          itemStyle: { color: part.colour },
          data: chart.bars.map((bar) => {
            const value = bar.counts[at] ?? 0;
            return {
              value,
              label: {
                ...text,
                show: isSplit && fits(value),
                position: 'inside' as const,
                fontSize: COUNT_SIZE,
                color: inkOn(part.colour),
                fontWeight: BOLD_WEIGHT,
              },
            };
          }),
        })),
        {
          type: 'bar' as const,
          name: 'total',
          stack: 'tasks',
          data: totals.map((total) => ({
            value: 0,
            label: {
              ...text,
              show: true,
              position: 'right' as const,
              distance: 10,
              formatter: String(total),
              fontWeight: BOLD_WEIGHT,
            },
          })),
        },
      ],
    },
  };
}

/** Black or white, whichever is read better on the colour (`#rrggbb`). */
export function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(colour.slice(at, at + 2), 16),
  );
  // ITU-R BT.601 luma: how bright the eye takes it for.
  return 0.299 * red + 0.587 * green + 0.114 * blue > 150 ? COLOURS.ink : COLOURS.paper;
}
