import type { EChartsOption } from 'echarts';
import type { Drawing } from './drawing.js';
import type { Frame } from './lay-frame.js';
import { COLOURS, FONT_FAMILY, PICTURE } from './picture-style.js';

/** How labels in and around a plot are set unless one is set otherwise. */
export const LABEL_TEXT = {
  fontFamily: FONT_FAMILY,
  fontSize: PICTURE.labelSize,
  color: COLOURS.ink,
} as const;

/** Where the axes' rectangle stands in the picture. */
export interface PlotPlace {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture of a frame around axes; `plotHeight` is all of the plot, names and totals included. */
export function drawPlot(
  frame: Frame,
  plotHeight: number,
  place: PlotPlace,
  axes: Pick<EChartsOption, 'xAxis' | 'yAxis' | 'series'>,
): Drawing {
  const drawing = drawElements(frame, plotHeight, []);
  return {
    ...drawing,
    option: { ...drawing.option, grid: { ...place, outerBoundsMode: 'none' }, ...axes },
  };
}

/** A picture of a frame around elements that are placed already, without axes. */
export function drawElements(
  frame: Frame,
  plotHeight: number,
  elements: Frame['elements'],
): Drawing {
  return {
    width: PICTURE.width,
    height: frame.heightFor(plotHeight),
    option: {
      animation: false,
      backgroundColor: COLOURS.paper,
      graphic: [...frame.elements, ...elements, ...frame.footerFor(plotHeight)],
    },
  };
}

/** An axis of names, without ticks, each name shown. */
export const nameAxis = (
  names: readonly string[],
  lineColour: string,
  label: Readonly<Record<string, unknown>>,
) => ({
  type: 'category' as const,
  data: [...names],
  axisLine: { lineStyle: { color: lineColour } },
  axisTick: { show: false },
  axisLabel: { ...LABEL_TEXT, interval: 0, ...label },
});
