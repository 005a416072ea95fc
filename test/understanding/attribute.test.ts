import { describe, expect, it } from 'vitest';
import { bearsAttribute } from '../../src/understanding/attribute.js';
import { namesLevel } from '../../src/understanding/read-groups.js';

describe('bearsAttribute', () => {
  it('does not take a share of users for a price, with marks or without', () => {
    const text = 'Tỷ lệ thuê bao sử dụng điện thoại thông minh';
    expect(bearsAttribute('gia dien thoai thong minh', text)).toBe(false);
    expect(bearsAttribute('lương cán bộ', text)).toBe(false);
    expect(bearsAttribute('giá xăng', 'tỷ trọng giá trị gia tăng; đánh giá xăng dầu')).toBe(false);
  });

  it('accepts what says the attribute itself, and words that only begin like one', () => {
    expect(bearsAttribute('phi dich vu cong', 'miễn, giảm phí, lệ phí')).toBe(true);
    expect(bearsAttribute('gia tri giao dich', 'Số giao dịch')).toBe(true);
    expect(bearsAttribute('gia đình có Internet', 'Tỷ lệ hộ có Internet')).toBe(true);
  });
});

describe('namesLevel', () => {
  it('reads "mức E" as "mức độ E" and no other step', () => {
    expect(namesLevel('co bao nhieu bo muc e', ['mức độ E', null])).toBe(true);
    expect(namesLevel('co bao nhieu bo muc c', ['mức độ E', 'bộ, ngành'])).toBe(false);
  });
});
