import { describe, expect, it } from 'vitest';
import { measureBeir } from '../../src/bench/measure-beir.js';
import type { BeirSet } from '../../src/bench/read-beir.js';

/** A clock that moves 10 ms with every look. */
function countingMeter() {
  let now = 0;
  return { now: () => (now += 10), rssBytes: () => 64 * 2 ** 20 };
}

const set: BeirSet = {
  documents: [
    { id: 'a', title: '', text: 'Hạ tầng viễn thông và thôn lõm sóng.' },
    { id: 'b', title: '', text: 'Dịch vụ công trực tuyến và chữ ký số.' },
    { id: 'c', title: 'Ngành y tế', text: 'Bệnh án điện tử.' },
  ],
  queries: [
    { id: '1', text: 'thôn lõm sóng' },
    { id: '2', text: 'y tế' },
    { id: '3', text: 'dịch vụ công' },
    { id: '4', text: 'không ai hỏi' },
  ],
  relevant: new Map([
    ['1', new Set(['a'])],
    ['2', new Set(['c'])],
    ['3', new Set(['a', 'c'])],
  ]),
};

describe('measureBeir', () => {
  it('counts hits over the queries that have a relevant document', () => {
    expect(measureBeir(set, countingMeter(), { fold: false })).toEqual({
      docs: 3,
      queries: 3,
      'hit@1': 0.6667,
      'hit@10': 0.6667,
      'mrr@10': 0.6667,
      msPerQuery: 3.333,
      indexMs: 10,
      rssMb: 64,
    });
  });

  it('finds the same for queries without diacritics', () => {
    const figures = measureBeir(set, countingMeter(), { fold: true });
    expect(figures).toEqual(measureBeir(set, countingMeter(), { fold: false }));
  });

  it('gives zeros, not faults, for a set without judged queries', () => {
    const figures = measureBeir({ ...set, relevant: new Map() }, countingMeter(), { fold: false });
    expect(figures).toMatchObject({ queries: 0, 'hit@1': 0, 'mrr@10': 0, msPerQuery: 0 });
  });
});
