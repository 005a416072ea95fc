import type { Chart } from './chart.js';
import type { PictureFonts } from './picture-style.js';

/**
 * The chart without signs the fonts do not have (emoji, other scripts): what cannot be set would
 * stand in the picture as an empty box.
 */
export function keepDrawable(chart: Chart, { regular, bold }: PictureFonts): Chart {
  const clean = (text: string): string =>
    [...text.normalize('NFC')]
      .filter((sign) => {
        const codePoint = sign.codePointAt(0) ?? 0;
        return /\s/.test(sign) || (regular.hasGlyph(codePoint) && bold.hasGlyph(codePoint));
      })
      .join('')
      .replace(/\s+/g, ' ')
      .trim();
  const words = {
    title: clean(chart.title),
    subtitle: clean(chart.subtitle),
    footer: clean(chart.footer),
  };
  switch (chart.kind) {
    case 'stacked_bars':
      return {
        ...chart,
        ...words,
        bars: chart.bars.map((bar) => ({ ...bar, name: clean(bar.name) })),
      };
    case 'timeline':
      return {
        ...chart,
        ...words,
        events: chart.events.map((event) => ({ ...event, what: clean(event.what) })),
      };
    case 'figures':
      return {
        ...chart,
        ...words,
        rows: chart.rows.map((row) => ({
          ...row,
          name: clean(row.name),
          printed: clean(row.printed),
          note: clean(row.note),
        })),
      };
    case 'history':
      return {
        ...chart,
        ...words,
        points: chart.points.map((point) => ({
          ...point,
          group: point.group === null ? null : clean(point.group),
          printed: clean(point.printed),
        })),
        target: chart.target && { ...chart.target, label: clean(chart.target.label) },
      };
  }
}
