import { foldMarks } from '../language/fold.js';
import type { Reading } from './utterance.js';

// Words that open the name of a body, each with what may not follow for it to be one.
const OPENERS =
  /(?<=^ (?:(?:cac |nhung )?(?:nhiem vu|viec|cong viec|dau viec) (?:cua |giao |cho |o )?)?(?:(?:qua han|sap den han) )?|\b(?:cua|cho|giao|tai|ben|voi|con|the|hoi|o) )(?:bo|tap doan|tong cong ty|cong ty|ngan hang|vien|hoc vien|truong|dai hoc|benh vien|cuc|tong cuc|vu|hoi|lien doan|huyen|quan|thi xa|phuong|xa|ubnd|uy ban|ban|so|phong|chi cuc|doanh nghiep) (?=[a-z])/g;
// Where a name ends.
const STOP = new Set(
  'no co con duoc bi da dang phai se giao lam nhiem viec cong qua sap den han hoan chua xong chu phoi bao may nao gi the thi trong theo nam thang quy'.split(
    ' ',
  ),
);
// After an opener: words of everyday phrases, no names ("bộ nào", "bộ phận", "ban chỉ đạo").
const NO_NAME = new Set(
  'nao nganh minh toi em may phan tieu chi quan co gi nay do kia khac truong chung con lieu luong nhiem viec tong bao cuoc ho dien tu dong hoan it nhieu cham tre nhanh tot kem khong chua dang'.split(
    ' ',
  ),
);
// Everyday words that begin as an opener does: "phương án", "hội nghị", "viễn thông".
const EVERYDAY =
  /^(?:phuong (?:an|thuc|phap|tien|huong|dien)|hoi (?:nghi|thao|dong|nhap)|vien (?:thong|chuc)|xa hoi|truong hop|quan (?:ly|tri|he)|ban (?:hanh|do|dan|hang)|vu viec|cuc bo)$/;
const MOST_WORDS = 5;
// Departments of a province; "so" alone is số.
const DEPARTMENT_FIELDS =
  /^(?:y te|tai chinh|noi vu|tttt|tt|thong tin|ke hoach|khdt|giao duc|gddt|xay dung|tu phap|cong thuong|nong nghiep|tai nguyen|tnmt|khoa hoc|khcn|giao thong|gtvt|lao dong|van hoa|ngoai vu|du lich)\b/;

/**
 * A body named whose name the register does not know ("Bộ Thủy sản", "Sở Y tế Hà Nội"), as typed;
 * undefined where none is. Only where its words were not read as a known name.
 */
export function readUnknownBody(reading: Reading): string | undefined {
  for (const match of reading.folded.matchAll(OPENERS)) {
    const { start, end } = reading.spanOf(match.index, match.index + match[0].length - 1);
    const opener = match[0].trim();
    const next = reading.tokens[end];
    if (!next || NO_NAME.has(next.folded) || /\d/.test(next.folded)) continue;
    // "giao ban" is a meeting.
    if (opener === 'ban' && reading.tokens[start - 1]?.folded === 'giao') continue;
    if (EVERYDAY.test(`${opener} ${next.folded}`)) continue;
    const isDepartment = opener === 'so' || opener === 'phong' || opener === 'chi cuc';
    const rest = reading.tokens.slice(end, end + MOST_WORDS);
    if (isDepartment && !DEPARTMENT_FIELDS.test(rest.map((token) => token.folded).join(' ')))
      continue;
    // A name read as known is known; a province inside "Sở Y tế Hà Nội" does not make it so.
    if (reading.isUsed(start) || (reading.isUsed(end) && !isDepartment)) continue;
    if (!isNameLike(opener, reading, start)) continue;
    const length = rest.findIndex((token) => STOP.has(token.folded));
    const words = rest.slice(0, length < 0 ? rest.length : length);
    if (words.length === 0) continue;
    return [...reading.tokens.slice(start, end), ...words].map((token) => token.text).join(' ');
  }
  return undefined;
}

/** "bản", "số", "xã" fold to openers too: with marks typed they must be the openers' own. */
function isNameLike(opener: string, reading: Reading, start: number): boolean {
  const typed = reading.tokens[start]?.text.toLowerCase() ?? '';
  const expected = {
    bo: 'bộ',
    ban: 'ban',
    so: 'sở',
    vu: 'vụ',
    xa: 'xã',
    vien: 'viện',
    hoi: 'hội',
    quan: 'quận',
    phuong: 'phường',
  }[opener];
  return expected === undefined || typed === foldMarks(typed) || typed === expected;
}
