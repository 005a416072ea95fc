import type { StackedBarsChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { layFrame } from './lay-frame.js';
import { COLOURS, PICTURE, type PictureFonts } from './picture-style.js';
import { drawPlot, nameAxis } from './plot-option.js';
import { explainUnwritten, stackBars, totalsOf } from './stack-bars.js';
import { wrapText } from './wrap-text.js';

const PLOT_HEIGHT = 620;
/** Room under the bars for their names, and above the highest one for its total. */
const NAMES_HEIGHT = 110;
const TOTAL_HEIGHT = 50;
const NAME_SIZE = 25;
const BARS_HEIGHT = PLOT_HEIGHT - NAMES_HEIGHT - TOTAL_HEIGHT;

/** Bars that stand side by side with short names, as months. */
export function drawStandingBars(chart: StackedBarsChart, fonts: PictureFonts): Drawing {
  const legend = chart.parts.map(({ name, colour }) => ({ name, colour, shape: 'block' as const }));
  const most = Math.max(1, ...totalsOf(chart));
  const isWritten = (count: number): boolean =>
    (count / most) * BARS_HEIGHT > PICTURE.labelSize * 1.1;
  const footer = [explainUnwritten(chart, isWritten), chart.footer].join(' ').trim();
  const frame = layFrame({ ...chart, footer }, legend, fonts);
  const slot = PICTURE.innerWidth / Math.max(1, chart.bars.length);
  const names = chart.bars.map((bar) =>
    wrapText(bar.name, slot - 4, 3, (line) => fonts.regular.widthOf(line, NAME_SIZE)).join('\n'),
  );
  return drawPlot(
    frame,
    PLOT_HEIGHT,
    {
      ...{ left: PICTURE.margin, top: frame.top + TOTAL_HEIGHT },
      ...{ width: PICTURE.innerWidth, height: BARS_HEIGHT },
    },
    {
      xAxis: nameAxis(names, COLOURS.soft, { fontSize: NAME_SIZE, lineHeight: 31, margin: 12 }),
      yAxis: { type: 'value', min: 0, max: most, show: false },
      series: stackBars(chart, {
        barWidth: Math.min(110, slot * 0.68),
        countSize: PICTURE.labelSize,
        totalAt: 'top',
        totalDistance: 12,
        isWritten,
      }),
    },
  );
}
