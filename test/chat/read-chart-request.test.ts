import { describe, expect, it } from 'vitest';
import { readChartRequest } from '../../src/chat/features/read-chart-request.js';

describe('readChartRequest', () => {
  it.each([
    ['vẽ biểu đồ nhiệm vụ của Bộ Công an', 'nhiệm vụ của Bộ Công an', false],
    ['ve bieu do nhiem vu cua bo cong an', 'nhiem vu cua bo cong an', false],
    ['Cho em xem đồ thị tỷ lệ số hóa hồ sơ với ạ', 'tỷ lệ số hóa hồ sơ', false],
    ['nhiệm vụ quá hạn bằng biểu đồ', 'nhiệm vụ quá hạn', false],
    ['biểu đồ cột nhiệm vụ theo tháng', 'nhiệm vụ theo tháng', true],
    ['bieu do thoi han cua Bộ Y tế', 'nhiệm vụ cua Bộ Y tế', true],
    ['vẽ biểu đồ đi', '', false],
    ['vẽ biểu đồ danh sách này giúp tôi', '', false],
    ['biểu đồ', '', false],
    ['biểu đồ: Bộ TT&TT', 'Bộ TT&TT', false],
  ])('reads "%s"', (text, subject, byMonth) => {
    expect(readChartRequest(text)).toEqual({ subject, byMonth, isOverall: false });
  });

  it.each([
    'vẽ biểu đồ tình hình nhiệm vụ',
    've bieu do tinh hinh nhiem vu',
    'biểu đồ tổng hợp',
    'bieu do tien do thuc hien nhiem vu cua cac bo nganh',
    'cho xem biểu đồ nhiệm vụ theo cơ quan chủ trì',
    'đồ thị tỷ lệ hoàn thành nhiệm vụ hiện nay',
  ])('takes "%s" as a wish for everything', (text) => {
    expect(readChartRequest(text)).toEqual({ subject: '', byMonth: false, isOverall: true });
  });

  it.each(['biểu đồ nhiệm vụ quá hạn', 'biểu đồ tình hình Bộ Y tế', 'biểu đồ'])(
    'does not take "%s" as one',
    (text) => {
      expect(readChartRequest(text)?.isOverall).toBe(false);
    },
  );

  it.each(['Bộ Y tế còn nhiệm vụ nào quá hạn?', 'thủ đô có mấy nhiệm vụ', 'biểu mẫu báo cáo', ''])(
    'leaves "%s" to the answers in words',
    (text) => {
      expect(readChartRequest(text)).toBeNull();
    },
  );
});
