import { foldMarks } from '../../language/fold.js';

/** What stands under a heading: orders, or what is told, aimed at, allowed for. */
export type HeadingKind = 'orders' | 'told';

const TELLS =
  /\b(?:ket qua|tinh hinh|danh gia|ton tai|han che|nguyen nhan|bai hoc|quan diem|muc dich|muc tieu|pham vi|doi tuong|can cu|su can thiet|boi canh|thuc trang|kho khan|vuong mac|noi nhan|nguyen tac|chu de|giai thich|thuan loi|hieu luc)\b/;
const ASKS = /[, ](?:de nghi|yeu cau|giao|chi dao nhu sau|can tap trung[^.]*) ?:?$/;
/** "Mục đích, yêu cầu": how a plan opens, and no request. */
const AIMS = /^(?:ve )?(?:muc dich|muc tieu|quan diem|pham vi)\b[a-z, -]{0,30}\byeu cau$/;
const ORDERS =
  /\b(?:nhiem vu|giai phap|to chuc thuc hien|to chuc trien khai|kien nghi|de xuat|phuong huong|noi dung|trach nhiem|phan cong|che do|thoi gian toi|trong tam|lo trinh|y kien chi dao|cac hoat dong|hoat dong chinh|kinh phi|thuc hien)\b/;

/**
 * Whether orders are to be looked for under a heading, by whichever of its words comes first; null
 * where it does not tell and the heading above decides. A bare "Yêu cầu" states how to work, not what.
 */
export function classifyHeading(heading: string): HeadingKind | null {
  const folded = foldMarks(heading).trim();
  if (folded === 'yeu cau' || AIMS.test(folded)) return 'told';
  // "Để đạt được mục tiêu …, đề nghị:" asks, whatever it gives as the reason.
  if (ASKS.test(folded)) return 'orders';
  const tells = TELLS.exec(folded);
  const orders = ORDERS.exec(folded);
  if (!tells || !orders) return tells ? 'told' : orders ? 'orders' : null;
  return tells.index < orders.index ? 'told' : 'orders';
}
