import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Chart } from './chart.js';
import { drawChart } from './draw-chart.js';
import { readFontMetrics } from './font-metrics.js';
import { keepDrawable } from './keep-drawable.js';
import { FONT_FAMILY, type PictureFonts } from './picture-style.js';

/** Paints charts as PNG. */
export interface ChartPainter {
  /** The same chart always gives the same bytes. Rejects where it cannot be drawn. */
  paint(chart: Chart): Promise<Uint8Array>;
}

/** The cuts of Be Vietnam Pro that ship with the program (SIL Open Font License, `fonts/OFL.txt`). */
export const FONT_FILES = {
  regular: fileURLToPath(new URL('fonts/be-vietnam-pro-regular.ttf', import.meta.url)),
  bold: fileURLToPath(new URL('fonts/be-vietnam-pro-semibold.ttf', import.meta.url)),
} as const;

/** What echarts asks before it knows a font's size: `600 27px Be Vietnam Pro`. */
const FONT_SIZE = /(\d{1,4}(?:\.\d{1,9})?)px/;

/** Loaded with the first picture: drawing takes longer to load than all the rest of the program. */
async function loadTools(): Promise<ChartPainter['paint']> {
  const [echarts, { renderAsync }, regular, bold] = await Promise.all([
    import('echarts'),
    import('@resvg/resvg-js'),
    readFile(FONT_FILES.regular),
    readFile(FONT_FILES.bold),
  ]);
  const fonts: PictureFonts = { regular: readFontMetrics(regular), bold: readFontMetrics(bold) };
  // Without a screen echarts guesses widths, and takes Vietnamese letters for Chinese ones.
  echarts.setPlatformAPI({
    measureText: (text, font = '') => {
      const size = Number(FONT_SIZE.exec(font)?.[1] ?? 12);
      const cut = /\b(?:bold|[6-9]00)\b/.test(font) ? fonts.bold : fonts.regular;
      return { width: cut.widthOf(text, size) };
    },
  });
  return async (chart) => {
    const { option, width, height } = drawChart(keepDrawable(chart, fonts), fonts);
    const canvas = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
    let svg: string;
    try {
      canvas.setOption(option);
      svg = canvas.renderToSVGString();
    } finally {
      canvas.dispose();
    }
    const image = await renderAsync(svg, {
      font: {
        fontFiles: Object.values(FONT_FILES),
        loadSystemFonts: false,
        defaultFontFamily: FONT_FAMILY,
      },
    });
    return image.asPng();
  };
}

/** A painter that loads what it draws with when it is first asked. */
export function createChartPainter(): ChartPainter {
  let tools: ReturnType<typeof loadTools> | null = null;
  return {
    paint: async (chart) => {
      // A load that failed (a file missing for a moment) is tried again with the next picture.
      tools ??= loadTools().catch((error: unknown) => {
        tools = null;
        throw error;
      });
      return (await tools)(chart);
    },
  };
}
