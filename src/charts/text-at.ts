import { BOLD_WEIGHT, FONT_FAMILY } from './picture-style.js';

export interface TextStyle {
  /** In pixels. */
  readonly size: number;
  readonly colour: string;
  readonly isBold?: boolean;
  /** Which side of the text stands at `x`; left where not said. */
  readonly align?: 'left' | 'right';
}

/** One line of text as a graphic element, its top at `y`. */
export const textAt = (x: number, y: number, text: string, style: TextStyle) => ({
  type: 'text' as const,
  silent: true,
  style: {
    ...{ x, y, text, fill: style.colour, fontSize: style.size, fontFamily: FONT_FAMILY },
    fontWeight: style.isBold === true ? BOLD_WEIGHT : 400,
    textAlign: style.align ?? ('left' as const),
    textVerticalAlign: 'top' as const,
  },
});
