import type { FiguresChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { layFrame, type Frame } from './lay-frame.js';
import { COLOURS, GROUP_COLOURS, PICTURE, type PictureFonts } from './picture-style.js';
import { drawElements } from './plot-option.js';
import { textAt } from './text-at.js';
import { wrapText } from './wrap-text.js';

const VALUE_WIDTH = 300;
const VALUE_SIZE = 38;
const NAME_LINE_HEIGHT = 36;
const MOST_NAME_LINES = 3;
const BAR_HEIGHT = 22;
const GAP = 38;

/** Indicators below each other: name, newest figure, and for a share a bar with its target. */
export function drawFigures(chart: FiguresChart, fonts: PictureFonts): Drawing {
  const hasTarget = chart.rows.some(({ target }) => target !== null);
  const frame = layFrame(
    chart,
    hasTarget ? [{ name: 'Mục tiêu', colour: COLOURS.target, shape: 'block' }] : [],
    fonts,
  );
  const elements: Frame['elements'][number][] = [];
  let y = frame.top;
  const rectangle = (x: number, width: number, fill: string, over = 0): void => {
    elements.push({
      type: 'rect',
      silent: true,
      shape: { x, y: y - over, width, height: BAR_HEIGHT + 2 * over, r: 4 },
      style: { fill },
    });
  };
  for (const { name, printed, note, share, target } of chart.rows) {
    const rowTop = y;
    for (const line of wrapText(name, PICTURE.innerWidth - VALUE_WIDTH, MOST_NAME_LINES, (part) =>
      fonts.regular.widthOf(part, PICTURE.labelSize),
    )) {
      const style = { size: PICTURE.labelSize, colour: COLOURS.ink };
      elements.push(textAt(PICTURE.margin, y, line, style));
      y += NAME_LINE_HEIGHT;
    }
    const right = PICTURE.width - PICTURE.margin;
    const widthAtOne = Math.max(0.01, fonts.bold.widthOf(printed, 1));
    const size = Math.min(VALUE_SIZE, Math.floor((VALUE_WIDTH - 24) / widthAtOne));
    elements.push(
      textAt(right, rowTop, printed, { size, colour: COLOURS.ink, isBold: true, align: 'right' }),
      textAt(PICTURE.margin, y, note, { size: PICTURE.footerSize, colour: COLOURS.soft }),
    );
    y += NAME_LINE_HEIGHT;
    if (share !== null) {
      const widthOf = (percent: number): number =>
        (Math.min(100, Math.max(0, percent)) / 100) * PICTURE.innerWidth;
      y += 6;
      rectangle(PICTURE.margin, PICTURE.innerWidth, COLOURS.grid);
      rectangle(PICTURE.margin, widthOf(share), GROUP_COLOURS[0]);
      if (target !== null) rectangle(PICTURE.margin + widthOf(target) - 4, 8, COLOURS.target, 6);
      y += BAR_HEIGHT;
    }
    y += GAP;
  }
  return drawElements(frame, Math.max(0, y - GAP - frame.top), elements);
}
