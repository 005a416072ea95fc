import { describe, expect, it } from 'vitest';
import { ingestDocument } from '../../../src/ingestion/ingest-document.js';
import { testGazetteer } from '../../language/agencies/test-gazetteer.js';

/** Section, leads and due day of each task of a text. */
function tasksOf(text: string): string[] {
  return ingestDocument('mau', text, testGazetteer).tasks.map(
    ({ section, lead, dueOn, recurrence }) =>
      `${section} ${lead.map(({ name }) => name).join('; ')} ${dueOn ?? recurrence ?? '-'}`,
  );
}

const HEAD = 'Số: 12/KH-UBND\nHuế, ngày 5 tháng 1 năm 2026\n\nKẾ HOẠCH\nChống ngập năm 2026\n\n';

describe('ingestDocument on forms that notices take', () => {
  it('reads the rows of a table that no heading stands above', () => {
    const text = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tNạo vét các kênh tiêu\tBộ Y tế\t30/6/2026';
    expect(tasksOf(text)).toEqual(['1 Bộ Y tế 2026-06-30']);
  });

  it('takes a heading that reads like a label for no field', () => {
    const orders = '1. Bộ Y tế cấp thuốc.\n2. Bộ Tài chính bố trí kinh phí.';
    expect(tasksOf(`${HEAD}II. PHÂN CÔNG NHIỆM VỤ\n${orders}`)).toEqual([
      'II.1 Bộ Y tế -',
      'II.2 Bộ Tài chính -',
    ]);
    const row = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tNạo vét các kênh tiêu\tBộ Y tế\t30/6/2026';
    expect(tasksOf(`${HEAD}PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n${row}`)).toEqual([
      'PL.1 Bộ Y tế 2026-06-30',
    ]);
  });

  it('hands a heading down: whom its points are for, and by when they are due', () => {
    const text = `${HEAD}I. NHIỆM VỤ
1. Đối với Bộ Y tế:
a) Cấp đủ thuốc cho các trạm.
b) Tổ chức trực cấp cứu.
2. Nhiệm vụ hoàn thành trong tháng 5 năm 2026
2.1. Bộ Tài chính rà soát định mức chi.
2.2. Bộ Công an tổ chức diễn tập trước ngày 10/4/2026.`;
    expect(tasksOf(text)).toEqual([
      'I.1.a Bộ Y tế -',
      'I.1.b Bộ Y tế -',
      'I.2.1 Bộ Tài chính 2026-05-31',
      'I.2.2 Bộ Công an 2026-04-10',
    ]);
  });

  it('orders nothing by a name alone, by an aim, or by what is agreed to', () => {
    const text = `${HEAD}I. MỤC ĐÍCH, YÊU CẦU
1. Xác định rõ người, rõ việc.
II. NHIỆM VỤ
1.- Công an thành phố
(1) Rà soát dữ liệu dân cư.
(2) Cấp thẻ căn cước.
2.- Đồng ý với đề xuất của Bộ Y tế về tổ chức hội thi; giao Bộ Tài chính bố trí kinh phí.`;
    expect(tasksOf(text)).toEqual([
      'II.1.(1) Công an thành phố -',
      'II.1.(2) Công an thành phố -',
      'II.2 Bộ Tài chính -',
    ]);
  });

  it('parts the words that a break sets apart in a cell', () => {
    const text =
      '| TT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n| 1 | Nạo vét các kênh tiêu | Bộ Y tế<br>Bộ Tài chính | 30/6/2026 |';
    expect(tasksOf(text)).toEqual(['1 Bộ Y tế; Bộ Tài chính 2026-06-30']);
  });

  it('reads the orders of a notice without points, after what it tells of the meeting', () => {
    const text = `Số: 9/TB-VPCP
Hà Nội, ngày 5 tháng 1 năm 2026

THÔNG BÁO
Kết luận về chống hạn

Bộ Y tế báo cáo tình hình. Phó Thủ tướng kết luận như sau:

Bộ Y tế cấp hóa chất khử khuẩn, hoàn thành trước ngày 30/1/2026.

Thời gian qua kết quả còn thấp. Yêu cầu Bộ Tài chính bố trí kinh phí.`;
    expect(tasksOf(text)).toEqual(['mở đầu Bộ Y tế 2026-01-30', 'mở đầu Bộ Tài chính -']);
  });
});
