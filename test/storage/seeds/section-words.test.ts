import { describe, expect, it } from 'vitest';
import { createSectionWords } from '../../../src/storage/seeds/section-words.js';

const sectionOf = (path: string, ...fragments: string[]) => ({
  document: 'tb-1',
  path,
  heading: null,
  fragments,
});

const words = createSectionWords([
  sectionOf('B.6', 'Bộ Tài chính khẩn trương:'),
  sectionOf('B.6.a', 'Trình Chính phủ ban hành nghị định về kinh phí'),
  sectionOf('B.6#1', 'Gửi báo cáo hằng tháng về Văn phòng Chính phủ'),
  sectionOf('B.60', 'Bộ Y tế hoàn thành hồ sơ sức khỏe điện tử'),
]);

describe('createSectionWords', () => {
  it('finds a quote in the section itself and in its parts', () => {
    const quote = 'trình Chính phủ **ban hành** nghị định';
    expect(words.shareOf('tb-1', 'B.6.a', quote)).toBe(1);
    expect(words.shareOf('tb-1', 'B.6', quote)).toBe(1);
    expect(words.shareOf('tb-1', 'B.6', 'Gửi báo cáo hằng tháng')).toBe(1);
  });

  it('gets past the marker of a point in the middle of the quote', () => {
    const quote =
      'Bộ Tài chính khẩn trương: a) Trình Chính phủ ban hành nghị định về kinh phí';
    expect(words.shareOf('tb-1', 'B.6', quote)).toBeGreaterThan(0.6);
  });

  it('does not take a section with a longer number for a part', () => {
    expect(words.shareOf('tb-1', 'B.6', 'Bộ Y tế hoàn thành hồ sơ')).toBe(0);
    expect(words.shareOf('tb-2', 'B.60', 'Bộ Y tế hoàn thành hồ sơ')).toBe(0);
  });

  it('knows which sections there are', () => {
    expect(words.has('tb-1', 'B.6')).toBe(true);
    expect(words.has('tb-1', 'B')).toBe(false);
  });
});
