import { describe, expect, it } from 'vitest';
import { findRecurrence } from '../../../src/language/deadlines/find-recurrence.js';

describe('findRecurrence', () => {
  it.each([
    ['giao ban hàng tháng, có đánh giá', 'hàng tháng'],
    ['khen thưởng các tập thể (thường xuyên, đột xuất)', 'thường xuyên, đột xuất'],
    ['Thường xuyên rà soát, kiện toàn đội ngũ', 'Thường xuyên'],
    ['báo cáo trước ngày 20 hằng tháng', 'hằng tháng'],
    ['Định kỳ báo cáo Ủy ban nhân dân tỉnh', 'Định kỳ'],
    ['định kỳ hằng quý tổng hợp', 'định kỳ hằng quý'],
    ['cap nhat thuong xuyen', 'thuong xuyen'],
    ['khảo sát mức độ hài lòng 6 tháng một lần', '6 tháng một lần'],
    ['kiểm tra tối thiểu 02 lần/năm', '02 lần/năm'],
    ['báo cáo vào ngày 20 của tháng cuối quý', 'vào ngày 20 của tháng cuối quý'],
  ])('finds the rhythm in "%s"', (text, expected) => {
    expect(findRecurrence(text)?.text).toBe(expected);
  });

  it.each([
    'sử dụng kinh phí thường xuyên ngân sách nhà nước',
    'bố trí kinh phí chi thường xuyên trong dự toán ngân sách nhà nước hằng năm',
    'Phó Thủ tướng Thường trực',
    'xử lý lỗi thường xuyên trên Cổng',
  ])('finds none in "%s"', (text) => {
    expect(findRecurrence(text)).toBeNull();
  });
});
