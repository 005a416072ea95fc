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
  const cleanParts = <Part extends { readonly name: string }>(parts: readonly Part[]): Part[] =>
    parts.map((part) => ({ ...part, name: clean(part.name) }));
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
        parts: cleanParts(chart.parts),
        bars: cleanParts(chart.bars),
      };
    case 'timeline':
      return {
        ...chart,
        ...words,
        events: chart.events.map((event) => ({
          ...event,
          when: clean(event.when),
          what: clean(event.what),
        })),
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
        unit: clean(chart.unit),
        points: chart.points.map((point) => ({
          ...point,
          when: clean(point.when),
          group: point.group === null ? null : clean(point.group),
          printed: clean(point.printed),
        })),
        target: chart.target && { ...chart.target, label: clean(chart.target.label) },
      };
  }
}
