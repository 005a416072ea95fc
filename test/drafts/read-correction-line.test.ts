import { describe, expect, it } from 'vitest';
import { namesDocument, readCorrectionLine } from '../../src/drafts/read-correction-line.js';

const NOTHING = { status: null, note: null, reported: null, due: null, lead: null, basis: null };

describe('readCorrectionLine', () => {
  it.each([
    ['đề án y tế', { task: 'đề án y tế' }],
    [
      'đề án y tế; đã hoàn thành; căn cứ 58/QĐ-BYT ngày 19/4/2024',
      { task: 'đề án y tế', status: 'completed', basis: '58/QĐ-BYT ngày 19/4/2024' },
    ],
    [
      'đề án y tế hoàn thành căn cứ 58/QĐ-BYT',
      { task: 'đề án y tế', status: 'completed', basis: '58/QĐ-BYT' },
    ],
    [
      'de an y te dang thuc hien can cu 58/QD-BYT',
      { task: 'de an y te', status: 'in_progress', basis: '58/QD-BYT' },
    ],
    [
      '2 | hạn 30/6/2025 | chủ trì Bộ Y tế | ghi chú đang thẩm định | căn cứ 7/BC-BYT',
      {
        task: '2',
        due: '30/6/2025',
        lead: 'Bộ Y tế',
        note: 'đang thẩm định',
        basis: '7/BC-BYT',
      },
    ],
    [
      'nghị định kinh phí gia hạn đến tháng 9/2024 căn cứ 77/TB-VPCP',
      { task: 'nghị định kinh phí', due: 'tháng 9/2024', basis: '77/TB-VPCP' },
    ],
    [
      'đề án y tế; chưa hoàn thành; ngày báo cáo 10/7/2024; còn vướng kinh phí',
      {
        task: 'đề án y tế',
        status: 'not_completed',
        reported: '10/7/2024',
        note: 'còn vướng kinh phí',
      },
    ],
    ['hoàn thành việc nâng cấp hệ thống', { task: 'hoàn thành việc nâng cấp hệ thống' }],
    ['chủ trì tổ chức hội nghị số hóa', { task: 'chủ trì tổ chức hội nghị số hóa' }],
    [';;| ; căn cứ; ghi chú', { task: '' }],
    ['2; căn cứ', { task: '2' }],
  ])('reads “%s”', (text, expected) => {
    expect(readCorrectionLine(text)).toEqual({ ...NOTHING, ...expected });
  });
});

describe('namesDocument', () => {
  it.each(['58/QĐ-BYT', '12/2025/QĐ-UBND', 'Thông báo số 77/TB-VPCP', 'công văn ngày 12/7/2024'])(
    'takes “%s” for a document',
    (words) => expect(namesDocument(words)).toBe(true),
  );
  it.each(['nghe nói', 'theo anh Nam', 'ngày 12/7/2024', '58', 'báo cáo'])(
    'does not take “%s” for one',
    (words) => expect(namesDocument(words)).toBe(false),
  );
});
