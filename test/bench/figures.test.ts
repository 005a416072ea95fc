import { describe, expect, it } from 'vitest';
import { formatFigures } from '../../src/bench/format-figures.js';
import { hostileTexts } from '../../src/bench/hostile-texts.js';
import { measureLatency } from '../../src/bench/measure-latency.js';
import { percentile } from '../../src/bench/percentile.js';
import { createAssistantBenchmark } from '../../src/bench/assistant-benchmark.js';
import { makeQuestions } from '../../src/bench/make-questions.js';
import { createRetrievalBenchmark } from '../../src/bench/retrieval-benchmark.js';
import { buildPassages } from '../../src/retrieval/build-passages.js';
import { EMPTY_REGISTER, listenTo, makeAgency } from '../builders/make-register.js';
import { makeSections } from '../retrieval/make-section.js';

const METER = { now: () => 0, rssBytes: () => 0 };

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
    const passages = buildPassages([], sections);
    const benchmark = createRetrievalBenchmark(() => Promise.resolve(passages), METER);
    const figures = await benchmark.measure();
    expect(figures[0]).toMatchObject({ name: 'Số đoạn', value: 2 });
    expect(figures.every(({ value }) => Number.isFinite(value))).toBe(true);
  });
});

describe('makeQuestions', () => {
  const register = {
    agencies: [makeAgency('Bộ Tài chính')],
    tasks: [],
    indicators: [],
    sections: makeSections(
      'Các bộ, ngành, địa phương khẩn trương hoàn thành kết nối dữ liệu đất đai.',
    ),
  };

  it('asks about agencies and sections, every second question without marks', () => {
    expect(makeQuestions(register)).toEqual([
      { kind: 'register', text: 'Bộ Tài chính còn nhiệm vụ nào quá hạn?' },
      { kind: 'register', text: 'bo tai chinh co bao nhieu nhiem vu' },
      { kind: 'register', text: 'tháng này Bộ Tài chính có việc gì đến hạn' },
      {
        kind: 'text',
        text: 'van ban noi gi ve cac bo, nganh, dia phuong khan truong hoan thanh ket',
      },
    ]);
  });

  it('keeps one in so many', () => {
    expect(makeQuestions(register, 3).map(({ kind }) => kind)).toEqual(['register', 'text']);
  });
});

describe('createAssistantBenchmark', () => {
  it('asks every question and every hostile message', async () => {
    const asked = new Set<string>();
    const register = { ...EMPTY_REGISTER, agencies: [makeAgency('Bộ Tài chính')] };
    const benchmark = createAssistantBenchmark({
      open: () => Promise.resolve({ register, assistant: listenTo(asked) }),
      meter: METER,
    });
    const figures = await benchmark.measure();
    expect(figures[0]).toMatchObject({ name: 'Số câu hỏi', value: 3 });
    for (const { text } of makeQuestions(register)) expect(asked).toContain(text);
    for (const text of hostileTexts('')) expect(asked).toContain(text);
  });
});

describe('hostileTexts', () => {
  it('are messages of the greatest length', () => {
    for (const text of hostileTexts('Văn bản.')) expect(text).toHaveLength(4096);
  });
});
