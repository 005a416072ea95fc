import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/charts/chart.js';
import { createChartPainter, FONT_FILES } from '../../src/charts/create-chart-painter.js';
import { readFontMetrics } from '../../src/charts/font-metrics.js';
import { drawChart } from '../../src/charts/draw-chart.js';
import { keepDrawable } from '../../src/charts/keep-drawable.js';
import { wrapEvenly, wrapText } from '../../src/charts/wrap-text.js';
import { loadKnowledge } from '../../src/storage/fill/load-knowledge.js';

const fonts = {
  regular: readFontMetrics(readFileSync(FONT_FILES.regular)),
  bold: readFontMetrics(readFileSync(FONT_FILES.bold)),
};
const painter = createChartPainter();

const bars: Chart = {
  kind: 'stacked_bars',
  direction: 'lying',
  title: 'Nhiệm vụ của các bộ, ngành',
  subtitle: '5 nhiệm vụ',
  footer: 'Tính hạn đến ngày 15/7/2024.',
  parts: [
    { name: 'Xong', colour: '#1b7f4b' },
    { name: 'Chưa xong', colour: '#cf3a34' },
  ],
  bars: [
    { name: 'Bộ Nông nghiệp và Phát triển nông thôn', counts: [1, 2] },
    { name: 'Bộ Y tế', counts: [0, 2] },
  ],
};

const readSize = (png: Uint8Array): { width: number; height: number } => {
  const view = new DataView(png.buffer, png.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
};

describe('painting charts', () => {
  it('gives a PNG of the size that was laid out', async () => {
    const png = await painter.paint(bars);
    expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const { width, height } = drawChart(bars, fonts);
    expect(readSize(png)).toEqual({ width, height });
    expect(width).toBe(1080);
    // Telegram takes photos whose sides together are at most 10,000 and at most 20 : 1.
    expect(height).toBeLessThan(4_000);
  });

  it('paints the same chart the same way, whatever was painted between', async () => {
    const first = await painter.paint(bars);
    await painter.paint({ ...bars, title: 'Khác' });
    expect(Buffer.compare(Buffer.from(first), Buffer.from(await painter.paint(bars)))).toBe(0);
  });

  it('paints more where there is more to show', async () => {
    const more = { ...bars, bars: [...bars.bars, { name: 'Bộ Công an', counts: [3, 1] }] };
    expect(readSize(await painter.paint(more)).height).toBeGreaterThan(
      readSize(await painter.paint(bars)).height,
    );
  });

  it('survives names without a blank and figures of any size', async () => {
    const history: Chart = {
      kind: 'history',
      title: 'x'.repeat(300),
      subtitle: '',
      footer: '',
      unit: 'yêu cầu',
      points: [
        { when: '1/1/2024', group: null, number: 1_502_045_890, printed: '1.502.045.890' },
        { when: '1/2/2024', group: null, number: 0, printed: '0' },
      ],
      target: { number: 0.001, label: 'Mục tiêu' },
    };
    expect((await painter.paint(history)).length).toBeGreaterThan(1_000);
  });
});

describe('what stands in a picture', () => {
  interface Placed {
    readonly type: string;
    readonly style: { readonly text?: string; readonly x: number; readonly fontSize: number };
  }
  const textsOf = (chart: Chart) => {
    const { graphic } = drawChart(chart, fonts).option;
    return (graphic as unknown as Placed[]).filter(({ type }) => type === 'text');
  };
  const long = 'Trình Thủ tướng Chính phủ phê duyệt Đề án tổng thể phát triển hạ tầng '.repeat(6);
  const timeline: Chart = {
    kind: 'timeline',
    title: long,
    subtitle: 'Chủ trì: Bộ Y tế',
    footer: 'Tính hạn đến ngày 15/7/2024.',
    events: ['6/5/2024', '30/6/2024', 'Hôm nay 15/7/2024'].map((when, at) => ({
      when,
      what: at === 1 ? long : 'Hạn hoàn thành',
      colour: '#cf3a34',
      isMain: at === 2,
    })),
  };
  const figures: Chart = {
    kind: 'figures',
    title: 'Chỉ tiêu',
    subtitle: '',
    footer: '',
    rows: ['48%', 'trên 75,7 triệu hồ sơ', '1.502.045.890 yêu cầu xác thực thông tin'].map(
      (printed, at) => ({
        ...{ name: long, printed, note: 'đến 30/6/2024' },
        ...{ share: at === 0 ? 48 : null, target: at === 0 ? 80 : null },
      }),
    ),
  };

  it.each([timeline, figures])('keeps every line of $kind between the margins', (chart) => {
    for (const { style } of textsOf(chart)) {
      const width = fonts.bold.widthOf(style.text ?? '', style.fontSize);
      const isRight = 'textAlign' in style && style.textAlign === 'right';
      expect(isRight ? style.x - width : 1080 - style.x - width).toBeGreaterThan(20);
      // Widths are measured by whole pixels: a part of one would be read as another size.
      expect(Number.isInteger(style.fontSize)).toBe(true);
    }
  });

  it.each([timeline, figures])('paints $kind', async (chart) => {
    const { width, height } = drawChart(chart, fonts);
    expect(readSize(await painter.paint(chart))).toEqual({ width, height });
  });

  it('says what a part too narrow for its count stands for', () => {
    const narrow: Chart = { ...bars, bars: [{ name: 'Bộ Y tế', counts: [1, 90] }] };
    const read = (chart: Chart): string =>
      textsOf(chart)
        .map(({ style }) => style.text)
        .join(' ');
    expect(read(narrow)).toContain('Ô không ghi số: 1 nhiệm vụ.');
    expect(read(bars)).not.toContain('Ô không ghi số');
  });
});

describe('the fonts', () => {
  it('have every sign of the Vietnamese alphabet in all tones', () => {
    const vowels = 'aăâeêioôơuưy';
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const letters = [...vowels]
      .flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))
      .concat('đ');
    const missing = letters
      .flatMap((letter) => [letter, letter.toUpperCase()])
      .filter((letter) =>
        [fonts.regular, fonts.bold].some((font) => !font.hasGlyph(letter.codePointAt(0) ?? 0)),
      );
    expect(missing).toEqual([]);
  });

  it('have every sign of the names that pictures show', async () => {
    const { register } = await loadKnowledge({ knowledgeDir: 'knowledge', seedsDir: 'seeds' });
    const text = [
      ...register.agencies.map(({ name }) => name),
      ...register.indicators.flatMap((one) => [
        one.name,
        one.caution ?? '',
        ...one.observations.map(({ unit, group }) => `${unit ?? ''}${group ?? ''}`),
      ]),
      ...register.documents.map(({ shortTitle }) => shortTitle),
    ].join('');
    const missing = [...new Set(text.normalize('NFC'))].filter(
      (sign) => !fonts.regular.hasGlyph(sign.codePointAt(0) ?? 0),
    );
    expect(missing).toEqual([]);
  });

  it('tell what they do not have, and it is left out', () => {
    expect(fonts.regular.hasGlyph(0x65e5)).toBe(false);
    expect(keepDrawable({ ...bars, title: '⚠️ Nhiệm vụ 日本' }, fonts).title).toBe('Nhiệm vụ');
  });

  it('are asked for every text of a picture, whatever it is of', () => {
    const marked = <Shown extends Chart>(chart: Shown): Shown =>
      JSON.parse(
        JSON.stringify(chart, (key, value: unknown) =>
          typeof value === 'string' && !['kind', 'direction', 'colour'].includes(key)
            ? `📌 ${value}`
            : value,
        ),
      ) as Shown;
    const words = { title: 'Tên', subtitle: 'Dòng phụ', footer: 'Chân' };
    const charts: readonly Chart[] = [
      bars,
      {
        ...{ kind: 'timeline', ...words },
        events: [{ when: '6/5/2024', what: 'Giao', colour: '#1b7f4b', isMain: true }],
      },
      {
        ...{ kind: 'figures', ...words },
        rows: [{ name: 'Tỷ lệ', printed: '20', note: 'năm 2024', share: 20, target: null }],
      },
      {
        ...{ kind: 'history', ...words, unit: '%' },
        points: [{ when: '30/6/2024', group: 'bộ', number: 20, printed: '20' }],
        target: { number: 50, label: 'Mục tiêu' },
      },
    ];
    for (const chart of charts) expect(keepDrawable(marked(chart), fonts)).toEqual(chart);
  });

  it('measure wide letters wider than narrow ones, in proportion to the size', () => {
    expect(fonts.regular.widthOf('W', 10)).toBeGreaterThan(fonts.regular.widthOf('i', 10));
    expect(fonts.regular.widthOf('ế', 20)).toBeCloseTo(2 * fonts.regular.widthOf('ế', 10));
    expect(() => readFontMetrics(new Uint8Array(64))).toThrow(RangeError);
  });
});

describe('wrapping', () => {
  const widthOf = (line: string): number => line.length;

  it('breaks between words and keeps every word', () => {
    const lines = wrapText('Bộ Nông nghiệp và Phát triển nông thôn', 15, 4, widthOf);
    expect(lines.every((line) => line.length <= 15)).toBe(true);
    expect(lines.join(' ')).toBe('Bộ Nông nghiệp và Phát triển nông thôn');
  });

  it('says with a sign that something is left out', () => {
    expect(wrapText('một hai ba bốn năm sáu', 8, 2, widthOf)).toEqual(['một hai', 'ba bốn…']);
  });

  it('leaves no lone last word', () => {
    expect(wrapEvenly('Bộ Thông tin và Truyền thông', 22, 3, widthOf)).toEqual([
      'Bộ Thông tin và',
      'Truyền thông',
    ]);
  });
});
