import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/ingestion/structure/parse-document.js';

const sectionsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    parseDocument('thu', text).sections.map(({ path, text: words }) => [path, words]),
  );

const marksOf = (text: string, path: string): readonly string[] | undefined =>
  parseDocument('thu', text).sections.find((section) => section.path === path)?.footnotes;

describe('footnotes', () => {
  it('are found in square brackets at the end of the text', () => {
    const text = '1. Tỷ lệ chưa cao[1]; chưa kịp thời[2].\n\n[1] Đạt 50%.\n\n[2]\nĐạt 47%.';
    expect(sectionsOf(text)).toMatchObject({ 'fn.1': 'Đạt 50%.', 'fn.2': 'Đạt 47%.' });
    expect(marksOf(text, '1')).toEqual(['fn.1', 'fn.2']);
  });

  it('are found as raised figures in the middle of a sentence', () => {
    const text =
      '- Mở đầu.\n\n1. Có 12 bộ¹ và 43 tỉnh² đã ban hành kế hoạch cung cấp dịch vụ\n\n¹ Bộ Y tế.\n\n2 Hà Nội; Huế.\n\ncho người dân. Diện tích 200m².';
    expect(sectionsOf(text)).toMatchObject({
      '1': 'Có 12 bộ¹ và 43 tỉnh² đã ban hành kế hoạch cung cấp dịch vụ cho người dân. Diện tích 200m².',
      'fn.1': 'Bộ Y tế.',
      'fn.2': 'Hà Nội; Huế.',
    });
  });

  it('are not seen in figures the text does not refer to', () => {
    const text = '1. Còn lại\n\n63 địa phương chưa báo cáo; phiên họp lần thứ\n\n7 của Ủy ban.';
    expect(Object.keys(sectionsOf(text))).toEqual(['1']);
  });

  it('are not mistaken for page numbers, which are dropped', () => {
    const text =
      '1. Bộ Y tế rà soát các thủ tục chưa được\n\n\n3\n\n\nđơn giản hóa theo Nghị quyết.';
    expect(sectionsOf(text)['1']).toBe(
      'Bộ Y tế rà soát các thủ tục chưa được đơn giản hóa theo Nghị quyết.',
    );
    const [section] = parseDocument('thu', text).sections;
    expect(section?.fragments).toHaveLength(2);
  });
});
