import { describe, expect, it } from 'vitest';
import { formatFigures } from '../../src/bench/format-figures.js';
import { hostileTexts } from '../../src/bench/hostile-texts.js';
import { measureLatency } from '../../src/bench/measure-latency.js';
import { percentile } from '../../src/bench/percentile.js';
import { createRetrievalBenchmark } from '../../src/bench/retrieval-benchmark.js';
import { makeSections } from '../retrieval/make-section.js';

describe('percentile', () => {
  it('takes the nearest rank of the sorted values', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('measureLatency', () => {
  it('times each input once after an uncounted round', () => {
    let now = 0;
    const seen: number[] = [];
    const latency = measureLatency([1, 2, 3], (ms) => void seen.push((now += ms)), {
      now: () => now,
    });
    expect(latency).toEqual({ medianMs: 2, p99Ms: 3, maxMs: 3 });
    expect(seen).toHaveLength(6);
  });
});

describe('formatFigures', () => {
  it('shows value, unit and whether the limit is kept', () => {
    const text = formatFigures('Tìm kiếm', [
      { name: 'Số đoạn', value: 700, unit: '', limit: null },
      { name: 'Lập chỉ mục', value: 120.456, unit: 'ms', limit: 150 },
      { name: 'Bộ nhớ', value: 300, unit: 'MB', limit: 250 },
    ]);
    expect(text.split('\n')).toEqual([
      'Tìm kiếm',
      '  Số đoạn      700',
      '  Lập chỉ mục  120,46 ms  (tối đa 150: đạt)',
      '  Bộ nhớ       300 MB  (tối đa 250: CHƯA ĐẠT)',
    ]);
  });
});

describe('createRetrievalBenchmark', () => {
  it('measures building, questions and hostile messages on the loaded sections', async () => {
    const sections = makeSections('Bộ Tài chính trình Nghị định.', 'Thôn lõm sóng có điện.');
    const benchmark = createRetrievalBenchmark(() => Promise.resolve({ documents: [], sections }), {
      now: () => 0,
      rssBytes: () => 0,
    });
    const figures = await benchmark.measure();
    expect(figures[0]).toMatchObject({ name: 'Số đoạn', value: 2 });
    expect(figures.every(({ value }) => Number.isFinite(value))).toBe(true);
  });
});

describe('hostileTexts', () => {
  it('are messages of the greatest length', () => {
    for (const text of hostileTexts('Văn bản.')) expect(text).toHaveLength(4096);
  });
});
