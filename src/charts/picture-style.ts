import type { FontMetrics } from './font-metrics.js';

/** Measures of every picture in pixels: wide enough for a phone's full screen, text large for it. */
export const PICTURE = {
  width: 1080,
  margin: 48,
  /** Between the margins. */
  innerWidth: 1080 - 2 * 48,
  titleSize: 44,
  textSize: 30,
  labelSize: 27,
  footerSize: 24,
  lineHeight: 1.28,
} as const;

export const COLOURS = {
  paper: '#ffffff',
  ink: '#1c232b',
  soft: '#5b6672',
  grid: '#e3e7eb',
  target: '#cf3a34',
} as const;

/** One colour a group of figures, told apart in grey too. */
export const GROUP_COLOURS = ['#2f6fc4', '#7cc29b', '#e0a100'] as const;

export const FONT_FAMILY = 'Be Vietnam Pro';
export const BOLD_WEIGHT = 600;

/** The two cuts that pictures are set in. */
export interface PictureFonts {
  readonly regular: FontMetrics;
  readonly bold: FontMetrics;
}
