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

const HEAD = 'Hà Nội, ngày 10 tháng 3 năm 2025\n\n';

describe('ingestDocument on made documents', () => {
  it('reads a notice: orders to named bodies, a shared closing deadline, requests answered', () => {
    const text = `${HEAD}Số: 900/TB-VPCP

THÔNG BÁO

KẾT LUẬN CỦA PHÓ THỦ TƯỚNG TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH AN GIANG

Sau khi nghe báo cáo của lãnh đạo tỉnh An Giang, Phó Thủ tướng kết luận như sau:

I. ĐÁNH GIÁ CHUNG

Tỉnh đã hoàn thành nhiều chỉ tiêu. Trong thời gian tới, Tỉnh tập trung rà soát quy hoạch cảng sông.

II. NHIỆM VỤ, GIẢI PHÁP

1. Bộ Tài chính rà soát định mức chi; trình Chính phủ phương án mới trước ngày 30/4/2025.

2. Bộ Y tế chủ trì, phối hợp với Bộ Công an xây dựng đề án trạm xá nổi. Hoàn thành trong Quý II năm 2025.

III. VỀ KIẾN NGHỊ CỦA TỈNH

1. Về kiến nghị hỗ trợ vốn nạo vét kênh; bổ sung xuồng cứu hộ:

Giao Bộ Tài chính nghiên cứu, báo cáo cấp có thẩm quyền trong tháng 5/2025.`;
    expect(tasksOf(text)).toEqual([
      'I tỉnh An Giang -',
      'II.1 Bộ Tài chính 2025-04-30',
      'II.1 Bộ Tài chính 2025-04-30',
      'II.2 Bộ Y tế 2025-06-30',
      'III.1 Bộ Tài chính 2025-05-31',
    ]);
  });

  it('reads a dispatch: whom it is wired to leads where a point names nobody', () => {
    const text = `${HEAD}Số: 77/CĐ-TTg

CÔNG ĐIỆN

VỀ BẢO VỆ VƯỜN CÂY ĂN TRÁI

THỦ TƯỚNG CHÍNH PHỦ điện:

- Bộ trưởng Bộ Y tế;

1. Khẩn trương kiểm tra kho thuốc, hoàn thành trước ngày 20/3/2025.

2. Bộ trưởng Bộ Công an chỉ đạo lực lượng tại chỗ hỗ trợ vận chuyển.`;
    expect(tasksOf(text)).toEqual(['1 Bộ Y tế 2025-03-20', '2 Bộ Công an -']);
  });

  it('reads a directive: headings name whom their points bind, the closing addresses all', () => {
    const text = `${HEAD}Số: 05/CT-UBND

CHỈ THỊ

VỀ TRỒNG CÂY VEN LỘ

1. Sở Xây dựng

a) Rà soát hành lang an toàn đường tỉnh.

b) Định kỳ hằng quý báo cáo kết quả trồng cây.

2. Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện.

Chủ tịch UBND tỉnh yêu cầu Thủ trưởng các sở, ban, ngành tổ chức thực hiện nghiêm Chỉ thị này./.`;
    const tasks = tasksOf(text);
    expect(tasks.slice(0, 3)).toEqual([
      '1.a Sở Xây dựng -',
      '1.b Sở Xây dựng Định kỳ hằng quý',
      '2 Văn phòng UBND tỉnh -',
    ]);
    expect(tasks[3]).toMatch(/^kết thúc Thủ trưởng các sở, ban, ngành/);
  });

  it('reads a resolution: dashes under the body they hang from', () => {
    const text = `${HEAD}Số: 12/NQ-CP

NGHỊ QUYẾT

VỀ PHÁT TRIỂN LÀNG NGHỀ

II. NHIỆM VỤ

1. Về vốn

a) Bộ Tài chính:

- Bố trí vốn sửa chữa xưởng mộc trước ngày 01/6/2025;

- Hướng dẫn miễn phí thuê quầy trong những tháng cuối năm.

b) Bộ Công an và Bộ Y tế nghiên cứu mẫu tem truy xuất.`;
    expect(tasksOf(text)).toEqual([
      'II.1.a#1 Bộ Tài chính 2025-06-01',
      'II.1.a#2 Bộ Tài chính -',
      'II.1.b Bộ Công an; Bộ Y tế -',
    ]);
  });

  it('reads a plan written in labelled fields', () => {
    const text = `${HEAD}KẾ HOẠCH

MỞ THƯ VIỆN LƯU ĐỘNG

II. NỘI DUNG

1. Tổ chức xe sách đến các ấp xa

- Cơ quan chủ trì: Bộ Y tế.

- Cơ quan phối hợp: Bộ Công an.

- Thời hạn hoàn thành: trước ngày 15 tháng 8 năm 2025.

2. Xây dựng danh mục sách

- Cơ quan thực hiện: Bộ Tài chính.

- Thời gian thực hiện: Thường xuyên.`;
    expect(tasksOf(text)).toEqual(['II.1 Bộ Y tế 2025-08-15', 'II.2 Bộ Tài chính Thường xuyên']);
  });

  it('reads annex tables in other column orders, however their cells are parted', () => {
    const rows = [
      ['TT', 'Nhiệm vụ', 'Thời hạn', 'Cơ quan chủ trì', 'Kết quả', 'Cơ quan phối hợp'],
      ['1', 'Xây dựng bản đồ bến đò ngang', 'Quý III/2025', 'Bộ Công an', 'Bản đồ', 'Bộ Y tế'],
      ['2', 'Lắp phao tiêu đoạn cong', 'Hằng năm', 'Bộ Tài chính', 'Phao tiêu', ''],
    ];
    const lay = (join: (cells: string[]) => string): string =>
      `${HEAD}QUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH\n\nPHỤ LỤC 1\n\nDANH MỤC NHIỆM VỤ\n\n${rows.map(join).join('\n')}\n`;
    const expected = ['PL1.1 Bộ Công an 2025-09-30', 'PL1.2 Bộ Tài chính Hằng năm'];
    expect(tasksOf(lay((cells) => cells.join('\t')))).toEqual(expected);
    expect(tasksOf(lay((cells) => `| ${cells.join(' | ')} |`))).toEqual(expected);
  });
});
