import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClassificationMark } from '../../src/drafts/find-classification-mark.js';

const LETTERHEAD = [
  'VĂN PHÒNG CHÍNH PHỦ',
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Số: 12/TB-VPCP',
  'Hà Nội, ngày 10 tháng 7 năm 2024',
];
const withLine = (line: string): string =>
  [...LETTERHEAD, line, 'THÔNG BÁO', 'Kết luận phiên họp'].join('\n');

describe('findClassificationMark', () => {
  it.each([
    ['MẬT', 'MẬT'],
    ['  TỐI MẬT  ', 'TỐI MẬT'],
    ['TUYỆT MẬT', 'TUYỆT MẬT'],
    ['[MẬT]', 'MẬT'],
    ['**TỐI MẬT**', 'TỐI MẬT'],
    ['— MẬT —', 'MẬT'],
    ['M Ậ T', 'MẬT'],
    ['T U Y Ệ T M Ậ T', 'TUYỆT MẬT'],
    ['Mật', 'MẬT'],
    ['Độ mật: Mật', 'MẬT'],
    ['ĐỘ MẬT: TỐI MẬT', 'TỐI MẬT'],
    ['Mức độ mật : tuyệt mật', 'TUYỆT MẬT'],
    ['MẬT\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'MẬT'],
    ['| TỐI MẬT | Độc lập - Tự do - Hạnh phúc |', 'TỐI MẬT'],
    ['MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'MẬT'],
    ['VĂN PHÒNG CHÍNH PHỦ     MẬT', 'MẬT'],
  ])('takes the line “%s” for the stamp %s', (line, mark) => {
    expect(findClassificationMark(withLine(line))).toBe(mark);
  });

  it.each([
    'Bộ Công an chủ trì bảo đảm bảo mật, an toàn thông tin.',
    'KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'BẢO MẬT',
    'GIẢI MẬT',
    'Tài liệu mật do Bộ Quốc phòng quản lý',
    'mật',
    'MẶT TRẬN TỔ QUỐC VIỆT NAM',
    'Độ mật: Thường',
    'Danh mục bí mật nhà nước độ Mật, Tối mật và Tuyệt mật',
    'Luật Bảo vệ bí mật nhà nước số 29/2018/QH14',
  ])('does not take “%s” for a stamp', (line) => {
    expect(findClassificationMark(withLine(line))).toBeNull();
  });

  it('finds a stamp at the head of a later page, but no cell of a table far down', () => {
    const body = Array.from({ length: 80 }, (_, at) => `${at + 1}. Nội dung thứ ${at + 1}`);
    expect(findClassificationMark([...LETTERHEAD, ...body].join('\n') + '\n\fMẬT\n')).toBe('MẬT');
    expect(
      findClassificationMark([...LETTERHEAD, ...body, 'Loại\tMẬT\tTừ năm 2020'].join('\n')),
    ).toBeNull();
  });

  it('stays silent on running text, whatever it says', () => {
    const words = fc.constantFrom('bảo', 'mật', 'Mật', 'bí', 'nhà', 'nước', 'tối', 'các', 'độ');
    fc.assert(
      fc.property(fc.array(words, { minLength: 4, maxLength: 20 }), (list) => {
        expect(findClassificationMark(withLine(`Yêu cầu ${list.join(' ')}.`))).toBeNull();
      }),
    );
  });
});
