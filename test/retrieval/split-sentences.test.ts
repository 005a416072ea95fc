import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/retrieval/split-sentences.js';

describe('splitSentences', () => {
  it('cuts at the end of sentences and at semicolons', () => {
    expect(splitSentences('Bộ A trình. Bộ B báo cáo; Bộ C phối hợp!')).toEqual([
      'Bộ A trình.',
      'Bộ B báo cáo;',
      'Bộ C phối hợp!',
    ]);
  });

  it.each([
    'Đạt 1.077 thủ tục, bằng 23.8 phần trăm',
    'UBND TP. Hồ Chí Minh chủ trì',
    'Theo Quyết định số 06/QĐ-TTg ngày 06.01.2022 của Thủ tướng',
    'Ông Nguyễn V. Hùng, TS. Trần Nam',
    '1. Bộ Tài chính chủ trì',
    'a. Hoàn thành đề án',
    'các bộ, ngành v.v. và địa phương',
    'điểm d.2. của mục này',
  ])('does not cut "%s"', (text) => {
    expect(splitSentences(text)).toEqual([text]);
  });

  it('keeps closing quotes and brackets with their sentence', () => {
    expect(splitSentences('“Số hóa.” Bộ A làm. (Bộ Y tế.) Xong')).toEqual([
      '“Số hóa.”',
      'Bộ A làm.',
      '(Bộ Y tế.)',
      'Xong',
    ]);
  });

  it('loses nothing but white space between the pieces', () => {
    const piece = fc.constantFrom('Bộ A', ' ', '. ', '; ', '1.', 'TP.', '…', '\n', 'b', '!', '”');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        expect(splitSentences(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const sentence of splitSentences(text)) expect(text).toContain(sentence);
      }),
    );
  });
});
