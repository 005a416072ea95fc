import { isLeadIn, type OutlineNode } from './outline-node.js';
import type { Marker } from './read-marker.js';

/** Names of the fields of a task set out line by line: `Thời gian thực hiện: …`. */
const FIELD =
  /^(?:[-–]\s*)?(?:đơn vị|cơ quan|thời gian|thời hạn|kết quả|sản phẩm|kinh phí|nguồn kinh phí|tiến độ)[^:.]{0,50}:|^(?:hoàn thành|thời hạn hoàn thành|xong) (?:trong|trước|vào|năm|tháng|quý)/iu;
/** Openings that go on with what was said just before. */
const GOES_ON =
  /^(?:trường hợp|trong đó|đồng thời|riêng |theo đó|tuy nhiên|bên cạnh đó|việc này|nội dung này|nhiệm vụ này)/iu;
/** Openings of the formula that ends a notice or report. */
const CLOSING =
  /^(?:văn phòng chính phủ (?:xin )?(?:trân trọng )?thông báo|trên đây là|đây là nhiệm vụ|trong quá trình (?:triển khai |tổ chức )?thực hiện|(?:bộ|ủy ban|ubnd)[^.]{0,80}(?:trân trọng )?(?:kính )?(?:báo cáo|thông báo)\s?\.)/iu;
const BULLETS: readonly string[] = ['dash', 'plus', 'item'];

/** Where a paragraph without a marker belongs. */
export type Owner = OutlineNode | 'closing';

/**
 * Decides where a paragraph without a marker belongs. `open` are the open points, outermost first;
 * `next` is the next marker in the text and `nextParent` the open point it will hang under (null: the
 * root). In this order:
 *
 * 1. a field of a task (`Thời gian thực hiện: …`) belongs to the point above;
 * 2. so does the first paragraph under a heading or lead-in;
 * 3. after the last point, a closing formula or words ending in `./.` close the document;
 * 4. words ending in a colon belong to the point whose list they open;
 * 5. words that go on (`Trường hợp …`, `Trong đó …`) belong to the point above, and so do those that
 *    follow another such paragraph of that point (`before`);
 * 6. so do words in the middle of a list: the next marker is a sibling or part of the point above;
 * 7. and further paragraphs under a heading that has no numbered parts;
 * 8. otherwise the list has ended, and the words belong to the point that holds the list.
 */
export function chooseOwner(
  open: readonly OutlineNode[],
  text: string,
  next: Marker | null,
  nextParent: OutlineNode | null,
  before: OutlineNode | null,
): Owner | null {
  const top = open.at(-1);
  if (top === undefined) return null;
  const isFirstUnderLeadIn = isLeadIn(top) && top.children.length === 0 && top.bodies.length === 0;
  if (FIELD.test(text) || isFirstUnderLeadIn || top.kind === 'annex') return top;
  if (next === null && (CLOSING.test(text) || /\.\s?\/\s?\.$/.test(text))) return 'closing';
  if (next !== null && text.endsWith(':') && (BULLETS.includes(next.kind) || next.ordinal === 1)) {
    return nextParent ?? top;
  }
  if (GOES_ON.test(text) || before === top) return top;
  if (next !== null && (nextParent === top || nextParent === top.parent)) return top;
  if (isLeadIn(top) && top.children.length === 0) return top;
  return top.parent ?? top;
}
