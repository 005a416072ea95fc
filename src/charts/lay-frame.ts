import type { GraphicComponentLooseOption } from 'echarts/types/dist/shared.js';
import { COLOURS, PICTURE, type PictureFonts } from './picture-style.js';
import { textAt, type TextStyle } from './text-at.js';
import { wrapEvenly, wrapText } from './wrap-text.js';

/** What one sign of the legend stands for. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly shape: 'block' | 'dashes';
}

/** Everything around the plot, placed, and the room left for the plot. */
export interface Frame {
  readonly elements: readonly GraphicComponentLooseOption[];
  /** Where the plot may begin. */
  readonly top: number;
  /** Height of the picture for a plot of that height. */
  heightFor(plotHeight: number): number;
  /** The footer's elements for a plot of that height. */
  footerFor(plotHeight: number): readonly GraphicComponentLooseOption[];
}

const MOST_TITLE_LINES = 4;
/** A word of warning and the sources, too, are read with the picture when it is passed on. */
const MOST_FOOTER_LINES = 7;
const SIGN_WIDTH = 34;
const SIGN_GAP = 12;
const ENTRY_GAP = 36;

const signAt = (x: number, y: number, { colour, shape }: LegendEntry) =>
  shape === 'block'
    ? {
        type: 'rect' as const,
        shape: { x, y, width: SIGN_WIDTH, height: SIGN_WIDTH * 0.7, r: 4 },
        style: { fill: colour },
      }
    : {
        type: 'line' as const,
        shape: { x1: x, y1: y + 12, x2: x + SIGN_WIDTH, y2: y + 12 },
        style: { stroke: colour, lineWidth: 4, lineDash: [9, 6] },
      };

/** Sets title, subtitle and legend from the top, wrapped to the picture's width. */
export function layFrame(
  words: { readonly title: string; readonly subtitle: string; readonly footer: string },
  legend: readonly LegendEntry[],
  fonts: PictureFonts,
): Frame {
  const elements: GraphicComponentLooseOption[] = [];
  let y: number = PICTURE.margin;
  const put = (text: string, style: TextStyle, mostLines: number): void => {
    const font = style.isBold === true ? fonts.bold : fonts.regular;
    for (const line of wrapEvenly(text, PICTURE.innerWidth, mostLines, (part) =>
      font.widthOf(part, style.size),
    )) {
      elements.push(textAt(PICTURE.margin, y, line, style));
      y += style.size * PICTURE.lineHeight;
    }
  };
  put(
    words.title,
    { size: PICTURE.titleSize, colour: COLOURS.ink, isBold: true },
    MOST_TITLE_LINES,
  );
  y += 6;
  put(words.subtitle, { size: PICTURE.textSize, colour: COLOURS.soft }, 3);
  y += 20;

  let x: number = PICTURE.margin;
  for (const entry of legend) {
    const width = SIGN_WIDTH + SIGN_GAP + fonts.regular.widthOf(entry.name, PICTURE.labelSize);
    if (x > PICTURE.margin && x + width > PICTURE.width - PICTURE.margin) {
      x = PICTURE.margin;
      y += PICTURE.labelSize * 1.6;
    }
    elements.push(
      signAt(x, y - 3, entry),
      textAt(x + SIGN_WIDTH + SIGN_GAP, y, entry.name, {
        size: PICTURE.labelSize,
        colour: COLOURS.ink,
      }),
    );
    x += width + ENTRY_GAP;
  }
  if (legend.length > 0) y += PICTURE.labelSize * 1.6;
  const top = y + 16;

  const footer = wrapText(words.footer, PICTURE.innerWidth, MOST_FOOTER_LINES, (part) =>
    fonts.regular.widthOf(part, PICTURE.footerSize),
  );
  const footerHeight = footer.length * PICTURE.footerSize * PICTURE.lineHeight;
  return {
    elements,
    top,
    heightFor: (plotHeight) => Math.ceil(top + plotHeight + 24 + footerHeight + PICTURE.margin),
    footerFor: (plotHeight) =>
      footer.map((line, at) =>
        textAt(
          PICTURE.margin,
          top + plotHeight + 24 + at * PICTURE.footerSize * PICTURE.lineHeight,
          line,
          { size: PICTURE.footerSize, colour: COLOURS.soft },
        ),
      ),
  };
}
