import { describe, expect, it } from 'vitest';
import { defines } from '../../src/answering/defines.js';
import { givesReason } from '../../src/answering/gives-reason.js';

describe('givesReason', () => {
  it.each([
    ['còn 1.050 thôn lõm sóng do mới phát sinh thêm 430 thôn', 'thôn lõm sóng còn nhiều', true],
    ['Dữ liệu bảo hiểm do BHXH Việt Nam quản lý đạt 97%', 'dữ liệu bảo hiểm', false],
    ['Dữ liệu thuê bao do các doanh nghiệp viễn thông quản lý', 'dữ liệu thuê bao', false],
    ['Tỷ lệ còn thấp. Điều này dẫn tới chưa phát huy hiệu quả', 'tỷ lệ thấp', true],
    ['Hạ tầng tốt. Nhân lực yếu vì thiếu kinh phí', 'camera giám sát', false],
  ])('“%s” of “%s”: %s', (text, words, expected) => {
    expect(givesReason(text, words)).toBe(expected);
  });
});

describe('defines', () => {
  it.each([
    ['Trợ lý ảo là phần mềm giúp cán bộ tra cứu.', 'trợ lý ảo', true],
    ['Phát triển kinh tế số là đòi hỏi khách quan', 'kinh tế số', false],
    ['Kinh tế số là yêu cầu bắt buộc', 'kinh tế số', false],
    ['Dữ liệu (số) được chia sẻ', 'dữ liệu', false],
  ])('“%s” of “%s”: %s', (text, words, expected) => {
    expect(defines(text, words)).toBe(expected);
  });
});
