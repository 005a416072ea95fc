import type { Chart } from './chart.js';
import { drawHistory } from './draw-history.js';
import { drawLyingBars } from './draw-lying-bars.js';
import { drawStandingBars } from './draw-standing-bars.js';
import type { Drawing } from './drawing.js';
import type { PictureFonts } from './picture-style.js';

/** Where everything of a chart stands, in its size; pure. */
export function drawChart(chart: Chart, fonts: PictureFonts): Drawing {
  if (chart.kind === 'history') return drawHistory(chart, fonts);
  return chart.direction === 'lying' ? drawLyingBars(chart, fonts) : drawStandingBars(chart, fonts);
}
