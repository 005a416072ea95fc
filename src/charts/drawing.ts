import type { EChartsOption } from 'echarts';

/** A picture ready to be drawn: echarts' own description and its size in pixels. */
export interface Drawing {
  readonly option: EChartsOption;
  readonly width: number;
  readonly height: number;
}
