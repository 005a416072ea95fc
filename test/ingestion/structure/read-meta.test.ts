import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/ingestion/structure/parse-document.js';
import type { DocumentMeta } from '../../../src/ingestion/parsed-document.js';

const metaOf = (lines: readonly string[]): DocumentMeta =>
  parseDocument('thu', lines.join('\n')).meta;

describe('the head of a document', () => {
  it('is read from a two-column letterhead spoiled by crawling', () => {
    const meta = metaOf([
      '**THỦ\nTƯỚNG CHÍNH PHỦ**',
      '-------',
      '|',
      '**CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**',
      'Độc lập - Tự do - Hạnh phúc',
      '---------------',
      '|',
      '|',
      'Số: 15/CĐ-TTg',
      '|',
      '*Hà Nội, ngày 18\ntháng 11 năm 2025*',
      '|',
      '**CÔNG ĐIỆN**',
      'V/V KHẮC\nPHỤC HẬU QUẢ BÃO LŨ',
      '**THỦ TƯỚNG CHÍNH PHỦ điện:**',
      '',
      '1. Bộ Y tế báo cáo.',
    ]);
    expect(meta).toEqual({
      kind: 'Công điện',
      number: '15/CĐ-TTg',
      issuer: 'Thủ tướng Chính phủ',
      issuedOn: '2025-11-18',
      issuedText: null,
      title: 'V/V KHẮC PHỤC HẬU QUẢ BÃO LŨ',
    });
  });

  it('is read from tab-separated columns', () => {
    const meta = metaOf([
      'BỘ THÔNG TIN VÀ TRUYỀN THÔNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 7/BC-BTTTT\tHà Nội, ngày 05 tháng 7 năm 2024',
      '',
      'BÁO CÁO',
      '',
      'Tình hình chuyển đổi số',
      '',
      'I. KẾT QUẢ',
      '',
      '1. Hạ tầng số phát triển.',
    ]);
    expect(meta).toMatchObject({
      number: '7/BC-BTTTT',
      issuer: 'Bộ Thông tin và Truyền thông',
      issuedOn: '2024-07-05',
      title: 'Tình hình chuyển đổi số',
    });
  });

  it('names a province’s people’s committee in full', () => {
    const meta = metaOf([
      '**ỦY BAN NHÂN\nDÂN **',
      'TỈNH ĐẮK LẮK',
      '--------',
      '|',
      '|',
      'Số:',
      '12/CT-UBND',
      '|',
      '',
      '**CHỈ THỊ**',
      '',
      'VỀ CẢI CÁCH HÀNH CHÍNH',
      '',
      '1. Sở Nội vụ báo cáo.',
    ]);
    expect(meta).toMatchObject({ number: '12/CT-UBND', issuer: 'Ủy ban nhân dân tỉnh Đắk Lắk' });
  });

  it('leaves a blank number null and takes the issuer from its letters', () => {
    const meta = metaOf([
      '(Kèm theo Báo cáo số:      /BC-BTTTT ngày     /3/2024)',
      '',
      'I. KẾT QUẢ THỰC HIỆN',
      '',
      '1. Hạ tầng số phát triển.',
    ]);
    expect(meta).toEqual({
      kind: 'Báo cáo',
      number: null,
      issuer: 'Bộ Thông tin và Truyền thông',
      issuedOn: null,
      issuedText: 'tháng 3/2024',
      title: 'KẾT QUẢ THỰC HIỆN',
    });
  });

  it('takes neither number nor date from the text below it', () => {
    const meta = metaOf([
      'THÔNG BÁO',
      'Kết luận phiên họp',
      '',
      'Ngày 28 tháng 12 năm 2023, tại trụ sở Chính phủ, Thủ tướng kết luận theo Nghị quyết số 82/NQ-CP:',
      '',
      '1. Bộ Y tế báo cáo.',
      '',
      'Văn phòng Chính phủ thông báo để các bộ biết./.',
    ]);
    expect(meta).toMatchObject({ number: null, issuedOn: null, issuer: 'Văn phòng Chính phủ' });
  });

  it('knows an official letter by its subject and the letters of its issuer', () => {
    const meta = metaOf([
      'BỘ TÀI CHÍNH',
      'Số: 88/BTC-ĐT',
      'V/v đôn đốc giải ngân',
      'Hà Nội, ngày 07 tháng 5 năm 2026',
      'Kính gửi: Bộ Y tế.',
      '1. Bộ Y tế báo cáo.',
    ]);
    expect(meta).toMatchObject({
      kind: 'Công văn',
      number: '88/BTC-ĐT',
      issuer: 'Bộ Tài chính',
      title: 'đôn đốc giải ngân',
    });
  });

  it('reads the numbers, kinds and names of the Party', () => {
    const meta = metaOf([
      'TỈNH ỦY THANH HÓA',
      'Số: 22-CTr/TU',
      'Thanh Hóa, ngày 12 tháng 2 năm 2026',
      'CHƯƠNG TRÌNH HÀNH ĐỘNG',
      'về kinh tế biển',
      '1- Xây dựng cảng cá.',
    ]);
    expect(meta).toMatchObject({
      kind: 'Chương trình',
      number: '22-CTr/TU',
      issuer: 'Tỉnh ủy Thanh Hóa',
    });
  });

  it.each([
    [['UBND TỈNH ĐỒNG NAI', 'VĂN PHÒNG'], 'Văn phòng Ủy ban nhân dân tỉnh Đồng Nai'],
    [['UBND TỈNH ĐỒNG NAI', 'SỞ KHOA HỌC VÀ CÔNG NGHỆ'], 'Sở Khoa học và Công nghệ'],
    [['ỦY BAN NHÂN DÂN', 'XÃ VĂN LÂM'], 'Ủy ban nhân dân xã Văn Lâm'],
  ])('names the office that issues below its superior: %j', (above, issuer) => {
    const meta = metaOf([...above, 'Số: 5/TB-X', 'THÔNG BÁO', 'Giao ban', '1. Bộ Y tế báo cáo.']);
    expect(meta.issuer).toBe(issuer);
  });

  it('is read from two columns that blanks set apart', () => {
    const meta = metaOf([
      'UBND TỈNH LÂM ĐỒNG            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      '                                  Độc lập - Tự do - Hạnh phúc',
      'Số: 402/TB-UBND               Lâm Đồng, ngày 22 tháng 5 năm 2026',
      '',
      '              THÔNG BÁO',
      '     Kết luận cuộc họp về bảo vệ rừng',
      '',
      '1. Bộ Y tế báo cáo.',
    ]);
    expect(meta).toMatchObject({
      kind: 'Thông báo',
      number: '402/TB-UBND',
      issuer: 'Ủy ban nhân dân tỉnh Lâm Đồng',
      issuedOn: '2026-05-22',
    });
  });
});
