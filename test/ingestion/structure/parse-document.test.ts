import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/ingestion/structure/parse-document.js';
import type { ParsedSection } from '../../../src/ingestion/parsed-document.js';
import { foldSource } from './fold-source.js';
import { listPoints, writeDocument, type Setting } from './made-documents.js';

const parse = (text: string): readonly ParsedSection[] => parseDocument('thu', text).sections;

/** Paths and words of all sections but the preamble. */
const outlineOf = (text: string): [string, string][] =>
  parse(text)
    .filter((section) => section.kind !== 'preamble')
    .map((section) => [section.path, section.heading ?? section.text]);

const find = (text: string, path: string): ParsedSection | undefined =>
  parse(text).find((section) => section.path === path);

const words = fc.constantFrom(
  ...'rà soát hoàn thiện báo cáo kết quả thực hiện nhiệm vụ được giao bảo đảm đúng tiến độ Bộ Tài chính Chính phủ dữ liệu cơ sở chuyển đổi số quốc gia'.split(
    ' ',
  ),
);
const sentence = fc
  .array(words, { minLength: 20, maxLength: 50 })
  .map((chosen) => `Khẩn trương ${chosen.join(' ')}.`);
const heading = fc
  .array(words, { minLength: 2, maxLength: 4 })
  .map((chosen) => `VỀ ${chosen.join(' ')}`.toUpperCase());
const part = fc.record({
  heading,
  points: fc.array(fc.record({ sentence, dashes: fc.array(sentence, { maxLength: 3 }) }), {
    minLength: 2,
    maxLength: 4,
  }),
});

describe('parseDocument', () => {
  it.each<Setting>(['lines', 'wrapped', 'double'])(
    'gets the same points back from a text set as %s',
    (setting) => {
      fc.assert(
        fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), (parts) => {
          expect(outlineOf(writeDocument(parts, setting))).toEqual(listPoints(parts));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('reads whatever it is given, with fragments that stand in it', () => {
    const piece = fc.constantFrom(
      ...[
        'I. ',
        '1. ',
        'a) ',
        '- ',
        '+ ',
        '(i) ',
        '(1) ',
        '\n',
        '\n\n',
        '\t',
        '|',
        '|\n',
        'TT',
        '[1]',
        '¹',
        '**',
        '<i>',
        'Phụ lục 1',
        'Nơi nhận:',
        'Điều 1. ',
        'Bộ Y tế ',
        'rà soát; ',
        '. ',
        ':',
        '\f',
        '12',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 80 }),
        (pieces) => {
          const text = pieces.join('');
          const source = foldSource(text);
          for (const section of parse(text)) {
            for (const fragment of section.fragments)
              expect(source).toContain(foldSource(fragment));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says so where it finds no structure', () => {
    expect(parseDocument('thu', 'Một dòng chữ.').warnings).toHaveLength(1);
    expect(parseDocument('thu', '').sections).toEqual([]);
  });

  it('hangs letters, items and plus signs where they belong', () => {
    const text = [
      'I. NHIỆM VỤ',
      '1. Bộ Công an',
      'a) Các Bộ liên quan khắc phục tồn tại trong tháng 11, cụ thể:',
      '(1) Bộ Tài chính xử lý: (i) Tích hợp dữ liệu; (ii) Kết nối hệ thống.',
      '(2) Bộ Y tế nâng cấp hệ thống.',
      'b) Chuẩn bị:',
      '- Nội dung:',
      '+ Rà soát;',
      '+ Báo cáo.',
      '- Kinh phí: ngân sách.',
    ].join('\n\n');
    expect(outlineOf(text).map(([path]) => path)).toEqual([
      'I',
      'I.1',
      'I.1.a',
      'I.1.a.(1)',
      'I.1.a.(1).(i)',
      'I.1.a.(1).(ii)',
      'I.1.a.(2)',
      'I.1.b',
      'I.1.b#1',
      'I.1.b#1#1',
      'I.1.b#1#2',
      'I.1.b#2',
    ]);
  });

  it('leaves an instruction that ends in a colon as words of its point', () => {
    const section = find(
      '1. Tập trung rà soát, hoàn thành trong tháng 5, gồm:\n\n- Một;\n\n- Hai.',
      '1',
    );
    expect(section).toMatchObject({ kind: 'point', heading: null });
    expect(find('1. Bộ Y tế:\n\n- Một;\n\n- Hai.', '1')).toMatchObject({
      kind: 'heading',
      heading: 'Bộ Y tế',
    });
  });

  it('does not cut at a point named inside a sentence', () => {
    const text =
      'a) Thực hiện theo điểm b) khoản 1 Điều 3 và điểm b) Mục II. Hoàn thành sớm.\n\nb) Báo cáo.';
    expect(outlineOf(text).map(([path]) => path)).toEqual([]);
    expect(outlineOf(`1. Bộ Y tế\n\n${text}`).map(([path]) => path)).toEqual(['1', '1.a', '1.b']);
  });

  it('gives fields set on lines of their own to the point above', () => {
    const text = [
      '1. Rà soát cán bộ',
      '- Kiện toàn đội ngũ.',
      '*Đơn vị chủ trì:* Sở Tư pháp.',
      '*Thời gian thực hiện:* Tháng 12/2025.',
      '2. Tập huấn',
      '- Tổ chức hội nghị.',
    ].join('\n\n');
    expect(find(text, '1#1')?.text).toBe(
      'Kiện toàn đội ngũ. Đơn vị chủ trì: Sở Tư pháp. Thời gian thực hiện: Tháng 12/2025.',
    );
  });

  it('keeps the closing formula out of the last point', () => {
    const text =
      '1. Bộ Y tế báo cáo.\n\n2. Bộ Nội vụ rà soát.\n\nVăn phòng Chính phủ thông báo để các bộ biết, thực hiện./.';
    expect(find(text, '2')?.text).toBe('Bộ Nội vụ rà soát.');
    expect(find(text, 'kết thúc')?.kind).toBe('preamble');
  });

  it('goes on after the signature with an attached plan', () => {
    const text = [
      '**QUYẾT ĐỊNH:**',
      '**Điều 1. **Ban hành kèm theo Quyết định này Kế hoạch thử nghiệm.',
      '**Điều 2. **Quyết định này có hiệu lực từ ngày ký.',
      'Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.',
      '**KT. CHỦ TỊCH**\nPHÓ CHỦ TỊCH\n**Nguyễn Văn A**',
      '**KẾ HOẠCH**',
      'THỬ NGHIỆM',
      '**I. MỤC ĐÍCH**',
      'Thử nghiệm dịch vụ.',
    ].join('\n\n');
    expect(parse(text).map((section) => section.path)).toEqual([
      'mở đầu',
      'Điều 1',
      'Điều 2',
      'nơi nhận',
      'chữ ký',
      'mở đầu(2)',
      'I',
    ]);
  });

  it('reads headings wrapped in bold in a crawled page', () => {
    const text = [
      '**I. TỔ CHỨC\nTHỰC HIỆN**',
      '**1.\nCông an Thành phố**',
      'Kiểm tra hệ\nthống mỗi năm và báo cáo kết quả về Ủy ban nhân dân Thành phố trước ngày 15 tháng 12.',
      '**2. Sở Nội\nvụ**',
      '- Theo dõi việc\nthực hiện Kế hoạch này của các cơ quan, đơn vị, địa phương trên địa bàn Thành phố.',
    ].join('\n\n');
    expect(outlineOf(text).slice(0, 3)).toEqual([
      ['I', 'TỔ CHỨC THỰC HIỆN'],
      ['I.1', 'Công an Thành phố'],
      ['I.2', 'Sở Nội vụ'],
    ]);
  });
});
