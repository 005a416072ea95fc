import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraftCommand, readRowNumbers } from '../../src/drafts/read-draft-command.js';

describe('readDraftCommand', () => {
  it.each([
    ['bỏ 3', { type: 'drop', rows: [3] }],
    ['bo dong 1, 4-6 và 9', { type: 'drop', rows: [1, 4, 5, 6, 9] }],
    ['xóa 2 đến 4', { type: 'drop', rows: [2, 3, 4] }],
    ['lấy lại 3', { type: 'restore', rows: [3] }],
    ['mới 4', { type: 'unlink', rows: [4] }],
    ['sửa 2 hạn 30/6/2025', { type: 'edit', row: 2, field: 'due', value: '30/6/2025' }],
    ['sua 2 chu tri Bộ Y tế', { type: 'edit', row: 2, field: 'lead', value: 'Bộ Y tế' }],
    [
      'sửa dòng 12: cơ quan phối hợp: BTC; BCA',
      { type: 'edit', row: 12, field: 'coordinating', value: 'BTC; BCA' },
    ],
    [
      'Sửa 1 nội dung Ban hành Đề án',
      { type: 'edit', row: 1, field: 'title', value: 'Ban hành Đề án' },
    ],
    [
      'sửa 3 tình trạng đã hoàn thành',
      { type: 'edit', row: 3, field: 'status', value: 'đã hoàn thành' },
    ],
    ['ghép 4 với kế hoạch năm 2024', { type: 'link', row: 4, words: 'kế hoạch năm 2024' }],
    ['số 12/TB-BYT', { type: 'head', field: 'number', value: '12/TB-BYT' }],
    ['số không có', { type: 'head', field: 'number', value: 'không có' }],
    ['ngày 15/7/2024', { type: 'head', field: 'date', value: '15/7/2024' }],
    ['bỏ chỉ tiêu', { type: 'indicators', keep: false }],
    ['Nhận tất cả', { type: 'accept' }],
    ['dong y', { type: 'accept' }],
    ['hủy', { type: 'cancel' }],
    ['thay thế', { type: 'replace' }],
    ['tệp', { type: 'file' }],
  ])('reads “%s”', (text, command) => {
    expect(readDraftCommand(text)).toEqual(command);
  });

  it.each([
    'bỏ 3 nhiệm vụ nào của Bộ Y tế?',
    'số liệu dịch vụ công',
    'ngày nào đến hạn',
    'sửa đổi Luật Lưu trữ xong chưa',
    'nhận xét về kết quả',
    'mới nhất có gì',
    'xem nhiệm vụ quá hạn',
    'Bộ Y tế còn việc nào quá hạn?',
    'bỏ 0',
    'bỏ 5-2',
    'sửa 2 màu xanh',
    '',
  ])('leaves “%s” to be a question', (text) => {
    expect(readDraftCommand(text)).toBeNull();
  });

  it('reads every list of numbers back', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 999 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(numbers, fc.constantFrom(', ', ',', ' ', ' và ', ';'), (rows, separator) => {
        expect(readRowNumbers(rows.join(separator))).toEqual(rows);
      }),
    );
  });

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const command = readDraftCommand(text);
        expect(command === null || typeof command.type === 'string').toBe(true);
      }),
    );
  });
});
