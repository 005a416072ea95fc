/**
 * How people shorten words in messages, by folded token. A rule with `when` holds only where the
 * folded text around the word fits; everything else would rewrite words that mean themselves.
 */
export interface ChatSpelling {
  readonly short: string;
  readonly full: string;
  /** Tested on the folded word before and after, joined as `before|after`. */
  readonly when?: RegExp;
}

export const CHAT_SPELLINGS: readonly ChatSpelling[] = [
  { short: 'ko', full: 'không' },
  { short: 'kg', full: 'không', when: /\|$/ },
  { short: 'hok', full: 'không' },
  { short: 'hong', full: 'không', when: /\|$/ },
  { short: 'hem', full: 'không', when: /\|$/ },
  { short: 'k', full: 'không' },
  { short: 'kh', full: 'kế hoạch', when: /\|(?:hoat|hd|nam|cua|so|20\d\d|cds|chuyen|kiem)/ },
  { short: 'kh', full: 'không', when: /\|$/ },
  { short: 'dc', full: 'được' },
  { short: 'đc', full: 'được' },
  { short: 'dk', full: 'được', when: /\|(?:giao|bao|khong|chua|roi|$)/ },
  // Who is spoken to stands alone, at the head of a request or after a greeting; what is counted elsewhere.
  {
    short: 'bn',
    full: 'bạn',
    when: /^(?:chao|hi|hello|alo|on|hoi|nho|cac|oi|a|nhe)\||^\|(?:oi|a|nhe|cho|giup|co|biet|xem|hay|tra|gui|noi|hoi|the|phai)?$/,
  },
  { short: 'bn', full: 'bao nhiêu' },
  { short: 'bnhieu', full: 'bao nhiêu' },
  { short: 'bnh', full: 'bao nhiêu' },
  { short: 'nhiu', full: 'nhiêu' },
  { short: 'nv', full: 'nhiệm vụ' },
  { short: 'nvu', full: 'nhiệm vụ' },
  { short: 'cv', full: 'công việc', when: /\|(?:gi|nao|cua|dang|qua|con|chua)/ },
  { short: 'ntn', full: 'như thế nào' },
  { short: 'tnao', full: 'thế nào' },
  { short: 'lsao', full: 'làm sao' },
  { short: 'j', full: 'gì' },
  { short: 'ji', full: 'gì' },
  { short: 'z', full: 'vậy' },
  { short: 'zay', full: 'vậy' },
  { short: 'dzay', full: 'vậy' },
  { short: 'v', full: 'vậy', when: /[a-z]\|$/ },
  { short: 'r', full: 'rồi', when: /\|(?:a|nhi|ban|ad|e|em|$)/ },
  { short: 'rui', full: 'rồi', when: /\|(?!ro$)/ },
  { short: 'roy', full: 'rồi' },
  { short: 'mk', full: 'mình' },
  { short: 'mik', full: 'mình' },
  { short: 'ak', full: 'à' },
  { short: 'ah', full: 'à' },
  { short: 'cx', full: 'cũng' },
  { short: 'vs', full: 'với' },
  { short: 'lm', full: 'làm' },
  { short: 'nx', full: 'nữa' },
  { short: 'ng', full: 'người', when: /\|(?:dan|truong|lao)/ },
  { short: 'hqua', full: 'hôm qua' },
  { short: 'hnay', full: 'hôm nay' },
  { short: 'bjo', full: 'bây giờ' },
  { short: 'bh', full: 'bây giờ', when: /\|$/ },
  { short: 'h', full: 'giờ', when: /^(?:bao|bay|may)\|/ },
  {
    short: 'qh',
    full: 'quá hạn',
    when: /(?:viec|vu|nao|bi|da|^)\||\|(?:btc|bo|nv|cua|roi|chua|$)/,
  },
  { short: 'cht', full: 'chưa hoàn thành' },
  { short: 'ht', full: 'hoàn thành', when: /(?:da|chua|nao|vu|viec|duoc)\|/ },
  { short: 'ht', full: 'hệ thống' },
  { short: 'bc', full: 'báo cáo' },
  { short: 'tb', full: 'thông báo' },
  { short: 'kn', full: 'kinh nghiệm', when: /hoc\|/ },
  { short: 'kl', full: 'kết luận' },
  { short: 'pl', full: 'phụ lục' },
  { short: 'ph', full: 'phiên họp', when: /\|(?:thu|lan|uy|8|7|9)/ },
  { short: 'dp', full: 'địa phương' },
  { short: 'đp', full: 'địa phương' },
  { short: 'bcd', full: 'ban chỉ đạo' },
  { short: 'ubqg', full: 'ủy ban quốc gia' },
  { short: 'cdsqg', full: 'chuyển đổi số quốc gia' },
  { short: 'cds', full: 'chuyển đổi số' },
  { short: 'kts', full: 'kinh tế số' },
  { short: 'kte', full: 'kinh tế' },
  { short: 'dlieu', full: 'dữ liệu' },
  { short: 'hthong', full: 'hệ thống' },
  { short: 'qgia', full: 'quốc gia' },
  { short: 'cquan', full: 'cơ quan' },
  { short: 'ttoan', full: 'thanh toán' },
  { short: 'ptrien', full: 'phát triển' },
  { short: 'tgian', full: 'thời gian' },
  { short: 'dvcqg', full: 'dịch vụ công quốc gia' },
  { short: 'dna', full: 'Đông Nam Á' },
  { short: 'cty', full: 'công ty' },
  { short: 'hdon', full: 'hóa đơn' },
  { short: 'hddt', full: 'hóa đơn điện tử' },
  { short: 'dl', full: 'dữ liệu' },
  {
    short: 'nd',
    full: 'nghị định',
    when: /\|(?:\d|ve|sua|thay|vien|quy|huong|nao|tt|cua|cho|chu|kho|dinh|kinh)/,
  },
  { short: 'nq', full: 'nghị quyết' },
  { short: 'qd', full: 'quyết định', when: /\|(?:so|\d|phe|ban|nao)/ },
  { short: 'tt', full: 'thanh toán', when: /(?:ve|tk|khoan|dich)\||\|(?:khong|truc)/ },
  { short: 'tk', full: 'tài khoản' },
  { short: 'dn', full: 'doanh nghiệp' },
  { short: 'sl', full: 'số liệu', when: /\|(?:ve|cua|moi|bao|nay)/ },
  { short: 'bds', full: 'bất động sản' },
  { short: 'bvdlcn', full: 'bảo vệ dữ liệu cá nhân' },
  { short: 'dlcn', full: 'dữ liệu cá nhân' },
  { short: 'ptt', full: 'phó thủ tướng' },
  { short: 'pttg', full: 'phó thủ tướng' },
  { short: 'tp', full: 'thành phố' },
  { short: 't', full: 'tỉnh', when: /^(?:ubnd|hdnd|cac|so|dan)\|[a-z]/ },
  { short: 'tinhs', full: 'tỉnh' },
  { short: 'vn', full: 'Việt Nam' },
];

const BY_SHORT = new Map<string, ChatSpelling[]>();
for (const spelling of CHAT_SPELLINGS)
  BY_SHORT.set(spelling.short, [...(BY_SHORT.get(spelling.short) ?? []), spelling]);

/** The full words a short spelling stands for between its neighbours, or undefined. */
export function findFullSpelling(short: string, before: string, after: string): string | undefined {
  return BY_SHORT.get(short)?.find((spelling) => spelling.when?.test(`${before}|${after}`) ?? true)
    ?.full;
}
