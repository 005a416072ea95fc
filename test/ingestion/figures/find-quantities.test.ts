import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../../src/ingestion/figures/find-quantities.js';
import { readStatements } from '../../../src/ingestion/figures/read-statements.js';

describe('findQuantities', () => {
  it('reads Vietnamese figures, fractions, scales and units', () => {
    const found = findQuantities(
      'Cấp trên 8,8 triệu thẻ cho 256/1077 thôn, đạt 23,8%, thu 1.928.311 tỷ đồng',
    );
    expect(found.map(({ number, outOf, unit }) => [number, outOf, unit])).toEqual([
      [8.8, null, 'triệu thẻ'],
      [256, 1077, 'thôn'],
      [23.8, null, '%'],
      [1928311, null, 'tỷ đồng'],
    ]);
  });

  it('passes over dates, years, document numbers and list marks', () => {
    expect(
      findQuantities('(1) Ngày 30/6/2024, Nghị định số 52/2024/NĐ-CP, Điều 3, năm 2025, Đề án 06'),
    ).toEqual([]);
  });
});

describe('readStatements', () => {
  it('names a figure by the words before it, and takes the rate beside a count', () => {
    const [statement] = readStatements('Số thôn được phủ sóng: 256/1077 thôn (đạt tỷ lệ 23,8%)');
    expect(statement?.name).toBe('Số thôn được phủ sóng');
    expect(statement?.rate?.number).toBe(23.8);
  });
});
