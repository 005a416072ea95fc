import { describe, expect, it } from 'vitest';
import { asksReminder } from '../../src/understanding/small-talk.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

const asks = (text: string): boolean => asksReminder(new Reading(tokenise(text)));

describe('a wish to be reminded', () => {
  it.each([
    'nhắc tôi thứ 2 hàng tuần',
    'nhac han bo tai chinh moi tuan',
    'nhắc việc trước 3 ngày',
    'đăng ký bộ y tế',
    'hủy đăng ký',
  ])('is read from “%s”', (text) => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    'đăng ký doanh nghiệp qua mạng đạt bao nhiêu',
    'văn bản nào nhắc đến 5G',
    'nhắc lại chỉ tiêu dịch vụ công',
    'nhắc việc gì',
  ])('is not read from “%s”', (text) => {
    expect(asks(text)).toBe(false);
  });
});
