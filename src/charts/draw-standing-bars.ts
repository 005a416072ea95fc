import type { StackedBarsChart } from './chart.js';
import { inkOn } from './draw-lying-bars.js';
import type { Drawing } from './drawing.js';
import { layFrame } from './lay-frame.js';
import { BOLD_WEIGHT, COLOURS, FONT_FAMILY, PICTURE, type PictureFonts } from './picture-style.js';
import { wrapText } from './wrap-text.js';

const PLOT_HEIGHT = 620;
/** Room under the bars for their names, and above the highest one for its total. */
const NAMES_HEIGHT = 110;
const TOTAL_HEIGHT = 50;
const NAME_SIZE = 25;
const PLOT_WIDTH = PICTURE.width - 2 * PICTURE.margin;

/** Bars that stand side by side with short names, as months. */
export function drawStandingBars(chart: StackedBarsChart, fonts: PictureFonts): Drawing {
  const legend = chart.parts.map(({ name, colour }) => ({ name, colour, shape: 'block' as const }));
  const frame = layFrame(chart, legend, fonts);
  const totals = chart.bars.map((bar) => bar.counts.reduce((sum, count) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const slot = PLOT_WIDTH / Math.max(1, chart.bars.length);
  const names = chart.bars.map((bar) =>
    wrapText(bar.name, slot - 4, 3, (line) => fonts.regular.widthOf(line, NAME_SIZE)).join('\n'),
  );
  const barsHeight = PLOT_HEIGHT - NAMES_HEIGHT - TOTAL_HEIGHT;
  const fits = (count: number): boolean => (count / most) * barsHeight > PICTURE.labelSize * 1.1;
  const text = { fontFamily: FONT_FAMILY, fontSize: PICTURE.labelSize, color: COLOURS.ink };
  return {
    width: PICTURE.width,
    height: frame.heightFor(PLOT_HEIGHT),
    option: {
      animation: false,
      backgroundColor: COLOURS.paper,
      graphic: [...frame.elements, ...frame.footerFor(PLOT_HEIGHT)],
      grid: {
        left: PICTURE.margin,
        top: frame.top + TOTAL_HEIGHT,
        width: PLOT_WIDTH,
        height: barsHeight,
        outerBoundsMode: 'none',
      },
      xAxis: {
        type: 'category',
        data: names,
        axisLine: { lineStyle: { color: COLOURS.soft } },
        axisTick: { show: false },
        axisLabel: { ...text, fontSize: NAME_SIZE, interval: 0, lineHeight: 31, margin: 12 },
      },
      yAxis: { type: 'value', min: 0, max: most, show: false },
      series: [
        ...chart.parts.map((part, at) => ({
          type: 'bar' as const,
          name: part.name,
          stack: 'tasks',
          barWidth: Math.min(110, slot * 0.68),
          itemStyle: { color: part.colour },
          data: chart.bars.map((bar) => {
            const value = bar.counts[at] ?? 0;
            return {
              value,
              label: {
                ...text,
                show: value > 0 && fits(value),
                position: 'inside' as const,
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
              position: 'top' as const,
              distance: 12,
              formatter: String(total),
              fontWeight: BOLD_WEIGHT,
            },
          })),
        },
      ],
    },
  };
}
