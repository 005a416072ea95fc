import { describe, expect, it } from 'vitest';
import { readAssignees } from '../../../src/language/agencies/read-assignees.js';
import { splitWords } from '../../../src/language/agencies/words.js';
import { testGazetteer } from './test-gazetteer.js';

/** The names read at the head of a text, and what is left of it. */
function read(text: string): { names: string[]; rest: string } {
  const words = splitWords(text);
  const { assignees, next } = readAssignees(text, words, 0, testGazetteer);
  const rest = text.slice(words[next]?.start ?? text.length);
  return { names: assignees.map(({ name }) => name), rest };
}

describe('readAssignees on names of bodies', () => {
  it.each([
    ['Vụ Tổ chức cán bộ', 'tham mưu'],
    ['Cục Kinh tế - Quản lý đầu tư xây dựng', 'khẩn trương hoàn thiện'],
    ['Trung tâm Phát triển quỹ đất thành phố', 'chi trả'],
    ['Sở Văn hóa, Thể thao và Du lịch', 'tổ chức Ngày hội'],
    ['Chi cục Thủy lợi và Phòng, chống thiên tai', 'trực ban'],
    ['Ban Quản lý dự án đầu tư xây dựng tỉnh', 'khởi công cầu Sông Cái'],
    ['Ban Quản lý các khu công nghiệp tỉnh', 'đôn đốc'],
    ['Ban Tuyên giáo và Dân vận Tỉnh ủy', 'hướng dẫn'],
    ['Cục Đường bộ Việt Nam', 'rà soát'],
    ['Thuế tỉnh An Giang', 'quản lý thu'],
    ['Đặc khu Phú Quốc', 'rà soát'],
    ['UBND xã Tân Hội', 'kiểm điểm'],
    ['Sở Y tế các tỉnh, thành phố', 'báo cáo'],
    ['Tổ công tác của Thủ tướng Chính phủ', 'kiểm tra'],
    ['Giám đốc các bệnh viện trực thuộc Bộ', 'chịu trách nhiệm'],
    ['Các huyện ủy, đảng ủy trực thuộc Tỉnh ủy', 'xây dựng'],
    ['các tổ chức chính trị - xã hội', 'tuyên truyền'],
    ['Trưởng các thôn', 'thành lập'],
    ['Tỉnh đoàn', 'tổ chức chương trình'],
    ['Báo và phát thanh, truyền hình Quảng Ninh', 'tuyên truyền'],
    ['Đài truyền thanh các xã', 'phát tin'],
  ])('ends the name of "%s" where its order begins', (name, order) => {
    expect(read(`${name} ${order}`)).toEqual({ names: [name], rest: order });
  });

  it('tells a branch from the body it belongs to', () => {
    expect(read('Thông tấn xã Việt Nam chi nhánh Tây Nguyên đưa tin').names).toEqual([
      'Thông tấn xã Việt Nam',
    ]);
    expect(read('Đài Truyền hình Việt Nam Khu vực 5 đưa tin').names).toEqual([
      'Đài Truyền hình Việt Nam Khu vực 5',
    ]);
  });

  it('reads lists of departments and communes up to their order', () => {
    expect(read('Các Sở: Tài chính, Nội vụ tổ chức thẩm định')).toEqual({
      names: ['Sở Tài chính', 'Sở Nội vụ'],
      rest: 'tổ chức thẩm định',
    });
    expect(read('UBND các phường Sơn Trà, Ngũ Hành Sơn chỉnh trang')).toEqual({
      names: ['UBND phường Sơn Trà', 'UBND phường Ngũ Hành Sơn'],
      rest: 'chỉnh trang',
    });
  });
});
