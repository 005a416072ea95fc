import type { StackedBarsChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { layFrame } from './lay-frame.js';
import { COLOURS, PICTURE, type PictureFonts } from './picture-style.js';
import { drawPlot, nameAxis } from './plot-option.js';
import { explainUnwritten, stackBars, totalsOf } from './stack-bars.js';
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
const PLOT_WIDTH = PICTURE.innerWidth - NAMES_WIDTH - TOTAL_WIDTH;

/** Bars that lie, one below the other, each with its name at the left and its total at its end. */
export function drawLyingBars(chart: StackedBarsChart, fonts: PictureFonts): Drawing {
  const isSplit = chart.bars.some((bar) => bar.counts.filter((count) => count > 0).length > 1);
  const legend = chart.parts.map(({ name, colour }) => ({ name, colour, shape: 'block' as const }));
  const most = Math.max(1, ...totalsOf(chart));
  const fits = (count: number): boolean =>
    (count / most) * PLOT_WIDTH > fonts.bold.widthOf(String(count), COUNT_SIZE) + 4;
  const footer = [isSplit ? explainUnwritten(chart, fits) : '', chart.footer].join(' ').trim();
  const frame = layFrame({ ...chart, footer }, isSplit ? legend : [], fonts);
  const widthOf = (text: string): number => fonts.regular.widthOf(text, PICTURE.labelSize);
  const names = chart.bars.map((bar) =>
    wrapEvenly(bar.name, NAMES_WIDTH - 20, MOST_NAME_LINES, widthOf),
  );
  const mostLines = Math.max(0, ...names.map((lines) => lines.length));
  const height = chart.bars.length * Math.max(ROW_HEIGHT, mostLines * LINE_HEIGHT + 14);
  const left = PICTURE.margin + NAMES_WIDTH;
  return drawPlot(
    frame,
    height,
    { left, top: frame.top, width: PLOT_WIDTH, height },
    {
      xAxis: { type: 'value', min: 0, max: most, show: false },
      yAxis: {
        ...nameAxis(
          names.map((lines) => lines.join('\n')),
          COLOURS.grid,
          { margin: 14, lineHeight: LINE_HEIGHT, align: 'right' },
        ),
        inverse: true,
      },
      series: stackBars(chart, {
        barWidth: BAR_HEIGHT,
        countSize: COUNT_SIZE,
        totalAt: 'right',
        totalDistance: 10,
        isWritten: (count) => isSplit && fits(count),
      }),
    },
  );
}
