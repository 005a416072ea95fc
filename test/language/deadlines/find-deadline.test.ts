import { describe, expect, it } from 'vitest';
import { findDeadline, parseDeadlines } from '../../../src/language/deadlines/find-deadline.js';

const may2024 = { issuedOn: '2024-05-06', year: null };
const november2025 = { issuedOn: '2025-11-18', year: null };
const due = (text: string, anchor = may2024) => findDeadline(text, anchor)?.dueOn ?? null;

describe('findDeadline', () => {
  it.each([
    ['ban hành trong tháng 5 năm 2024 về Chiến lược', '2024-05-31'],
    ['hoàn thành trong Quý II năm 2024', '2024-06-30'],
    ['Tổ chức trong Quý III/2024', '2024-09-30'],
    ['hoàn thành trước ngày 30 tháng 5 năm 2024 theo đúng chỉ đạo', '2024-05-30'],
    ['khẩn trương hoàn thành trước 20/7 để chỉ đạo', '2024-07-20'],
    ['hoàn thành trước tháng 12 năm 2024', '2024-11-30'],
    ['xong trước quý IV năm 2024', '2024-09-30'],
    ['kết nối với Đề án 06 trong nửa đầu năm 2024 (trước 30 tháng 6 năm 2024)', '2024-06-30'],
    ['Phấn đấu đến hết năm 2024 đạt 80% dịch vụ công', '2024-12-31'],
    ['Đến năm 2025 đạt 100% hồ sơ', '2025-12-31'],
    ['sớm thương mại hóa 5G trong năm 2024 (hạ tầng số phải đi trước)', '2024-12-31'],
    ['thời hạn hoàn thành: tháng 7', '2024-07-31'],
    ['thời hạn hoàn thành tháng 9', '2024-09-30'],
    ['Hoàn thành việc phê duyệt (tháng 9/2024)', '2024-09-30'],
    ['báo cáo cuối tháng 7', '2024-07-31'],
    ['ban hành trong đầu tháng 6', '2024-06-10'],
    ['Hoàn thành trong 06 tháng cuối năm 2024', '2024-12-31'],
    ['chậm nhất là ngày 15/6/2024', '2024-06-15'],
    ['hoàn thành chậm nhất trước ngày 31/12/2024', '2024-12-31'],
    ['báo cáo trong vòng 30 ngày kể từ ngày 10 tháng 5 năm 2024', '2024-06-09'],
    ['gửi báo cáo trong thời hạn 10 ngày', '2024-05-16'],
    ['xong trong 5 ngày làm việc', '2024-05-13'],
    ['hoàn thành trong tuần đầu tháng 7', '2024-07-07'],
    ['gửi báo cáo trước 15h00 ngày 05/7/2024', '2024-07-05'],
    ['chậm nhất 16 giờ 30 ngày 12 tháng 6 năm 2024', '2024-06-12'],
    ['ban hành chậm nhất 10 ngày kể từ ngày ban hành Thông báo này', '2024-05-16'],
    ['tổ chức Ngày hội vào dịp Quốc khánh 02/9', '2024-09-02'],
    ['ra quân 60 ngày đêm (từ ngày 15/5/2024 đến hết ngày 15/7/2024)', '2024-07-15'],
    ['tuyên truyền từ ngày 10/5 đến ngày 20/6/2024', '2024-06-20'],
  ])('reads "%s" as ending on %s', (text, expected) => {
    expect(due(text)).toBe(expected);
  });

  it('takes the first to be met of several dates', () => {
    const text = 'báo cáo trước ngày 25 tháng 7 năm 2024 để công bố trước ngày 27 tháng 7 năm 2024';
    expect(findDeadline(text, may2024)).toMatchObject({
      text: 'trước ngày 25 tháng 7 năm 2024',
      dueOn: '2024-07-25',
    });
  });

  it('keeps the words of a deadline that waits for an event', () => {
    expect(findDeadline('hướng dẫn ngay sau khi Luật có hiệu lực', may2024)).toMatchObject({
      text: 'ngay sau khi Luật có hiệu lực',
      dueOn: null,
    });
  });

  it.each([
    'Nghị định số 73/2019/NĐ-CP ngày 05 tháng 9 năm 2019 quy định quản lý đầu tư',
    'tại Thông báo số 156/TB-VPCP ngày 10 tháng 6 năm 2024 và Thông báo số 181/TB-VPCP ngày 25 tháng 6 năm 2024',
    'Luật Giao dịch điện tử (có hiệu lực từ ngày 01 tháng 7 năm 2024)',
    'Đề án “Phát triển nguồn nhân lực đến năm 2030, định hướng đến năm 2045”',
    'trình phê duyệt Chiến lược phát triển ngành bán dẫn Việt Nam đến năm 2030',
    'thực hiện Kế hoạch hoạt động năm 2024 của Ủy ban',
    'Chương trình viễn thông công ích giai đoạn đến 2025',
    'xử lý các nhiệm vụ tồn đọng trong giai đoạn 2022-2023',
    'Tính đến ngày 14/6/2024 có 67.658 doanh nghiệp',
    'Phiên họp Chính phủ thường kỳ tháng 5 năm 2024',
    'báo cáo kết quả trước ngày 20 hằng tháng',
    'hoàn thành 12/53 dịch vụ công, đạt 43/53',
    'trả kết quả trong 03 ngày làm việc kể từ khi nhận đủ hồ sơ',
    'giao đất giai đoạn từ ngày 01/01/2024 đến ngày 30/6/2024',
    'ban hành hướng dẫn ngay sau khi Luật có hiệu lực',
  ])('finds no deadline in "%s"', (text) => {
    expect(due(text)).toBeNull();
  });

  it('understands the year that lies ahead where none is stated', () => {
    expect(due('báo cáo trước ngày 15/1', november2025)).toBe('2026-01-15');
  });

  it('keeps a session of the Assembly as words without a day', () => {
    expect(
      findDeadline('trình Quốc hội thông qua tại kỳ họp thứ 7 Quốc hội khóa XV', may2024),
    ).toEqual(expect.objectContaining({ text: 'tại kỳ họp thứ 7 Quốc hội khóa XV', dueOn: null }));
  });
});

describe('parseDeadlines', () => {
  it('gives each deadline with its words and place, in text order', () => {
    const text = 'phê duyệt HSĐX (tháng 9/2024) và triển khai phương án (tháng 12/2024)';
    const found = parseDeadlines(text, may2024);
    expect(found.map(({ dueOn }) => dueOn)).toEqual(['2024-09-30', '2024-12-31']);
    for (const mention of found) expect(text.slice(mention.start, mention.end)).toBe(mention.text);
  });
});
