import type { Chart } from './chart.js';
import { drawFigures } from './draw-figures.js';
import { drawHistory } from './draw-history.js';
import { drawLyingBars } from './draw-lying-bars.js';
import { drawStandingBars } from './draw-standing-bars.js';
import { drawTimeline } from './draw-timeline.js';
import type { Drawing } from './drawing.js';
import type { PictureFonts } from './picture-style.js';

/** Where everything of a chart stands, in its size; pure. */
export function drawChart(chart: Chart, fonts: PictureFonts): Drawing {
  switch (chart.kind) {
    case 'history':
      return drawHistory(chart, fonts);
    case 'timeline':
      return drawTimeline(chart, fonts);
    case 'figures':
      return drawFigures(chart, fonts);
    case 'stacked_bars':
      return chart.direction === 'lying'
        ? drawLyingBars(chart, fonts)
        : drawStandingBars(chart, fonts);
  }
}
