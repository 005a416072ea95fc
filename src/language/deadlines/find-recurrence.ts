import { foldWithOffsets } from './fold-with-offsets.js';

/** A duty's rhythm as its words state it. */
export interface Recurrence {
  /** The words as printed: `hàng tháng`, `thường xuyên`. */
  readonly text: string;
  /** Offsets in the given text. */
  readonly start: number;
  readonly end: number;
}

// "hằng/hàng tháng", "mỗi quý", "định kỳ 6 tháng", "01 lần/năm".
const RHYTHM =
  /\b(?:dinh ky(?:,? thuong xuyen)?(?: (?:hang|moi|theo|\d{1,2}))? (?:ngay|tuan|thang|quy|nam)|(?:hang|moi) (?:ngay|tuan|thang|quy|nam)|(?:dinh ky|thuong xuyen)(?: va |,? (?:hoac )?)dot xuat|(?:dinh ky|thuong xuyen),? lien tuc|thuong xuyen(?:,? dinh ky)?|dinh ky|(?:\d{1,2} |moi |hai |ba |sau )?(?:tuan|thang|quy|nam) (?:mot|1|01|hai|02) lan|(?:mot|\d{1,2}) lan ?(?:\/|mot|moi|trong mot) ?(?:tuan|thang|quy|nam)|\d{1,2} (?:thang|tuan|nam) ?\/ ?(?:mot |\d )?lan|(?:truoc |vao |cham nhat )?(?:ngay )?\d{1,2} (?:cua )?thang (?:cuoi|dau)(?: cua)?(?: moi)? quy|(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat) (?:hang|moi) tuan)(?![a-z])/g;

// Money, office and faults are "thường xuyên", "hàng năm" without anybody's duty being so.
const DESCRIBES_A_THING =
  /\b(?:kinh phi|chi|nguon|ngan sach(?: nha nuoc| dia phuong| trung uong)?|du toan(?: ngan sach)?|du toan ngan sach nha nuoc|loi|hoat dong|co quan|phien hop|hoi nghi|ke hoach|nhiem vu|cong tac|ho|nha nuoc|thu nhap|mot lan|lanh dao,?|tai khoan|chuong trinh) $/;
const DESCRIBES_AN_OFFICE = /^ (?:truc|vu|trung uong|ngan sach)/;
// "dự toán chi … hằng năm": the money of every year.
const MONEY_NEAR = /(?:ngan sach|du toan|tiet kiem chi|tang thu|kinh phi)[^;.:]{0,60}$/;

/**
 * The first word of rhythm that describes a duty — thường xuyên, hằng tháng, định kỳ — or null.
 * "kinh phí thường xuyên", "ngân sách hằng năm", "cơ quan thường trực" are no duties.
 */
export function findRecurrence(text: string): Recurrence | null {
  const folded = foldWithOffsets(text);
  for (const match of folded.text.matchAll(RHYTHM)) {
    const before = folded.text.slice(0, match.index);
    const after = folded.text.slice(match.index + match[0].length);
    if (DESCRIBES_A_THING.test(before.slice(-40))) continue;
    if (DESCRIBES_AN_OFFICE.test(after)) continue;
    if (MONEY_NEAR.test(before.slice(-100))) continue;
    const start = folded.at(match.index);
    const end = folded.at(match.index + match[0].length);
    return { text: text.slice(start, end), start, end };
  }
  return null;
}
