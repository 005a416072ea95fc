import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldMarks } from '../../../src/language/fold.js';
import { findDateExpressions } from '../../../src/language/deadlines/find-date-expressions.js';

const anchor = { issuedOn: null, year: 2024 };
const periods = (text: string) =>
  findDateExpressions(text, anchor).map(({ from, to }) => `${from}..${to}`);

describe('findDateExpressions', () => {
  it.each([
    ['tháng 6', '2024-06-01..2024-06-30'],
    ['quý 2/2025', '2025-04-01..2025-06-30'],
    ['6 tháng đầu năm', '2024-01-01..2024-06-30'],
    ['06 tháng cuối năm 2023', '2023-07-01..2023-12-31'],
    ['10 tháng năm 2025', '2025-01-01..2025-10-31'],
    ['năm 2024 - 2025', '2024-01-01..2025-12-31'],
    ['từ ngày 01/01/2024 đến 20/3/2024', '2024-01-01..2024-03-20'],
    ['từ ngày 16-22/11/2025', '2025-11-16..2025-11-22'],
    ['ngày 15 đến ngày 31 tháng 12 năm 2025', '2025-12-15..2025-12-31'],
    ['4/30/2024', '2024-04-30..2024-04-30'],
    ['T7/2024', '2024-07-01..2024-07-31'],
  ])('reads "%s", with and without marks', (text, expected) => {
    expect(periods(text)).toEqual([expected]);
    expect(periods(foldMarks(text))).toEqual([expected]);
    expect(periods(text.normalize('NFD'))).toEqual([expected]);
  });

  it.each(['12/53 dịch vụ', 'Viet Nam 2024', 'ngày 31/6', 'nhà ga T2', '47/2024/NĐ-CP'])(
    'finds no date in "%s"',
    (text) => {
      expect(periods(text)).toEqual([]);
    },
  );

  it('gives words that stand at their offsets, whatever surrounds them', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('tháng 6', 'ngày 1/2/2024', 'quý IV'),
        (noise, date) => {
          const text = `${noise} ; ${date} ; ${noise}`;
          for (const found of findDateExpressions(text, anchor)) {
            expect(text.slice(found.start, found.end)).toBe(found.text);
            expect(found.from <= found.to).toBe(true);
          }
        },
      ),
    );
  });
});
