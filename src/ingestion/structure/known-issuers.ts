/** Official names of bodies that issue documents, by the letters that stand for them in a number. */
export const ISSUERS_BY_CODE: Readonly<Record<string, string>> = {
  VPCP: 'Văn phòng Chính phủ',
  TTG: 'Thủ tướng Chính phủ',
  CP: 'Chính phủ',
  UBTVQH: 'Ủy ban Thường vụ Quốc hội',
  BTTTT: 'Bộ Thông tin và Truyền thông',
  BKHCN: 'Bộ Khoa học và Công nghệ',
  BTC: 'Bộ Tài chính',
  BCA: 'Bộ Công an',
  BQP: 'Bộ Quốc phòng',
  BNV: 'Bộ Nội vụ',
  BTP: 'Bộ Tư pháp',
  BYT: 'Bộ Y tế',
  BXD: 'Bộ Xây dựng',
  BCT: 'Bộ Công Thương',
  BNG: 'Bộ Ngoại giao',
  BGDĐT: 'Bộ Giáo dục và Đào tạo',
  BGTVT: 'Bộ Giao thông vận tải',
  BKHĐT: 'Bộ Kế hoạch và Đầu tư',
  BTNMT: 'Bộ Tài nguyên và Môi trường',
  BNNMT: 'Bộ Nông nghiệp và Môi trường',
  BNNPTNT: 'Bộ Nông nghiệp và Phát triển nông thôn',
  BLĐTBXH: 'Bộ Lao động - Thương binh và Xã hội',
  BVHTTDL: 'Bộ Văn hóa, Thể thao và Du lịch',
  BDTTG: 'Bộ Dân tộc và Tôn giáo',
  NHNN: 'Ngân hàng Nhà nước Việt Nam',
  TTCP: 'Thanh tra Chính phủ',
  UBDT: 'Ủy ban Dân tộc',
  UBND: 'Ủy ban nhân dân',
  HĐND: 'Hội đồng nhân dân',
  UBQGCĐS: 'Ủy ban Quốc gia về chuyển đổi số',
};

/** Names of kinds of documents by the letters that stand for them in a number (Nghị định 30/2020). */
export const KINDS_BY_CODE: Readonly<Record<string, string>> = {
  TB: 'Thông báo',
  BC: 'Báo cáo',
  CĐ: 'Công điện',
  CT: 'Chỉ thị',
  NQ: 'Nghị quyết',
  QĐ: 'Quyết định',
  KH: 'Kế hoạch',
  NĐ: 'Nghị định',
  TT: 'Thông tư',
  TTR: 'Tờ trình',
  KL: 'Kết luận',
  CTR: 'Chương trình',
  HD: 'Hướng dẫn',
};

/** Other names of kinds that may stand as a heading of their own. */
export const OTHER_KINDS: readonly string[] = ['Công văn', 'Luật', 'Đề án', 'Phương án', 'Phụ lục'];
