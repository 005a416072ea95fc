import type { TimelineChart } from './chart.js';
import type { Drawing } from './drawing.js';
import { layFrame, type Frame } from './lay-frame.js';
import { COLOURS, PICTURE, type PictureFonts } from './picture-style.js';
import { drawElements } from './plot-option.js';
import { textAt } from './text-at.js';
import { wrapText } from './wrap-text.js';

const DOT_RADIUS = 13;
const DOT_X = PICTURE.margin + DOT_RADIUS;
const TEXT_X = DOT_X + 40;
const LINE_HEIGHT = 38;
const MOST_LINES = 3;
const GAP = 34;

/** What happened to a task from top to bottom: a dot a moment, its day and its words beside it. */
export function drawTimeline(chart: TimelineChart, fonts: PictureFonts): Drawing {
  const frame = layFrame(chart, [], fonts);
  const texts: Frame['elements'][number][] = [];
  const dots: { readonly y: number; readonly colour: string }[] = [];
  let y = frame.top;
  for (const { when, what, colour, isMain } of chart.events) {
    dots.push({ y: y + PICTURE.labelSize * 0.6, colour });
    const ink = isMain ? colour : COLOURS.ink;
    texts.push(textAt(TEXT_X, y, when, { size: PICTURE.labelSize, colour: ink, isBold: true }));
    y += LINE_HEIGHT;
    const room = PICTURE.width - PICTURE.margin - TEXT_X;
    for (const line of wrapText(what, room, MOST_LINES, (part) =>
      (isMain ? fonts.bold : fonts.regular).widthOf(part, PICTURE.labelSize),
    )) {
      const style = { size: PICTURE.labelSize, colour: COLOURS.ink, isBold: isMain };
      texts.push(textAt(TEXT_X, y, line, style));
      y += LINE_HEIGHT;
    }
    y += GAP;
  }
  const shape = { x1: DOT_X, x2: DOT_X, y1: dots[0]?.y ?? 0, y2: dots.at(-1)?.y ?? 0 };
  return drawElements(frame, Math.max(0, y - GAP - frame.top), [
    { type: 'line', silent: true, shape, style: { stroke: COLOURS.grid, lineWidth: 5 } },
    ...dots.map((dot) => ({
      type: 'circle' as const,
      silent: true,
      shape: { cx: DOT_X, cy: dot.y, r: DOT_RADIUS },
      style: { fill: dot.colour },
    })),
    ...texts,
  ]);
}
