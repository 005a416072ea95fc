import { describe, expect, it } from 'vitest';
import { findBodyNames } from '../../../src/language/agencies/body-name.js';
import { testGazetteer } from './test-gazetteer.js';

describe('findAgencyMentions', () => {
  it('finds names, abbreviations and classes where they stand', () => {
    const text = 'Bộ TT&TT và BCA đôn đốc các bộ, ngành, địa phương; báo cáo Văn phòng Chính phủ';
    const found = testGazetteer.findAgencyMentions(text);
    expect(found.map(({ agencyId }) => agencyId)).toEqual([
      'bo-thong-tin-va-truyen-thong',
      'bo-cong-an',
      'cac-bo-nganh-dia-phuong',
      'van-phong-chinh-phu',
    ]);
    for (const { start, end, text: words } of found) expect(text.slice(start, end)).toBe(words);
  });

  it('reads decomposed text alike', () => {
    expect(testGazetteer.findAgencyMentions('Bộ Công an chủ trì'.normalize('NFD'))).toHaveLength(1);
  });

  it('takes no small-lettered words for a name', () => {
    expect(testGazetteer.findAgencyMentions('công tác bảo đảm của cán bộ y tế, bca')).toEqual([]);
  });
});

describe('findBodyNames', () => {
  it('finds bodies by the grammar of their names', () => {
    const text =
      'gửi Sở Tài chính, Công an tỉnh và Tập đoàn Công nghiệp - Năng lượng quốc gia Việt Nam';
    expect(findBodyNames(text).map((body) => body.text)).toEqual([
      'Sở Tài chính',
      'Công an tỉnh',
      'Tập đoàn Công nghiệp - Năng lượng quốc gia Việt Nam',
    ]);
  });
});
