import { describe, expect, it } from 'vitest';
import {
  parseDeadlineColumn,
  readDeadlineCell,
} from '../../../src/language/deadlines/read-deadline-cell.js';

const anchor = { issuedOn: null, year: 2024 };

describe('parseDeadlineColumn', () => {
  it('reads month first where one cell of the column proves it', () => {
    const read = parseDeadlineColumn(['Tháng 6', '4/30/2024', '5/1/2024', 'Quý II'], anchor);
    expect(read.map(({ dueOn }) => dueOn)).toEqual([
      '2024-06-30',
      '2024-04-30',
      '2024-05-01',
      '2024-06-30',
    ]);
  });

  it('reads day first where nothing proves otherwise', () => {
    expect(
      parseDeadlineColumn(['5/1/2024', '15/4/2024'], anchor).map(({ dueOn }) => dueOn),
    ).toEqual(['2024-01-05', '2024-04-15']);
  });
});

describe('readDeadlineCell', () => {
  it.each([
    ['Trước ngày 15/4', '2024-04-15', null],
    ['Năm 2025 - 2026', '2026-12-31', null],
    ['Tháng 4 - Tháng 10/2024', '2024-10-31', null],
    ['Tháng 2 và tháng 8', '2024-02-29', null],
    ['Tháng 5 - 7/2024', '2024-07-31', null],
    ['6 tháng/lần', null, '6 tháng/lần'],
    ['Hoàn thành trong năm 2025.', '2025-12-31', null],
    ['trước ngày 01 tháng 01 năm 2026.', '2026-01-01', null],
    ['Đáp ứng yêu cầu Luật Các tổ chức tín dụng khi có hiệu lực', null, null],
    ['Thường xuyên, theo yêu cầu nhiệm vụ.', null, 'Thường xuyên'],
    ['Hằng năm', null, 'Hằng năm'],
    ['Từ 01/7/2025.', null, null],
  ])('reads "%s"', (cell, dueOn, recurrence) => {
    expect(readDeadlineCell(cell, anchor)).toEqual({ text: cell, dueOn, recurrence });
  });

  it('keeps an empty cell empty', () => {
    expect(readDeadlineCell(' ', anchor)).toEqual({ text: null, dueOn: null, recurrence: null });
  });
});
