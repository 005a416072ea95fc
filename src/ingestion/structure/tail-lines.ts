import { foldMarks } from '../../language/fold.js';
import { isCapitals } from './join-paragraphs.js';
import type { Marker } from './read-marker.js';

/** Lines around a document's text: the letterhead, those it is sent to, the signature. */

const LETTERHEAD =
  /^(?:cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc)/;
const RECIPIENTS = /^noi nhan\s*:/;
const SIGNED_FOR = /^(?:KT|TM|TL|TUQ|Q)\s?\.\s?\p{Lu}/u;
const OFFICE =
  /^(?:bo truong|thu truong|chu tich|pho chu tich|thu tuong|pho thu tuong|chanh van phong|giam doc|pho giam doc|chu nhiem|tong giam doc|tong thanh tra|cuc truong|thong doc|vien truong|bo [a-z]|uy ban nhan dan|van phong chinh phu|ngan hang nha nuoc|ban chi dao|to cong tac)/;
const ATTACHED_TITLE =
  /^(?:ke hoach|chuong trinh|de an|quy che|danh muc|phu luc|quy dinh|bieu mau|bang)\b/;
const MAX_OFFICE_CHARACTERS = 70;
const MAX_LETTERHEAD_CHARACTERS = 120;
const MAX_ATTACHED_TITLE_CHARACTERS = 300;

/** The national name and motto printed at the head of every document. */
export function isLetterhead(text: string): boolean {
  return text.length < MAX_LETTERHEAD_CHARACTERS && LETTERHEAD.test(foldMarks(text));
}

/** Whether a line opens the list of those the document is sent to: "Nơi nhận:". */
export function opensRecipients(text: string): boolean {
  return RECIPIENTS.test(foldMarks(text.slice(0, 12)));
}

/** The first line after the text: recipients (nơi nhận) or the signature. */
export function beginsTail(text: string): boolean {
  if (opensRecipients(text)) return true;
  if (text.length > MAX_OFFICE_CHARACTERS || !isCapitals(text)) return false;
  return SIGNED_FOR.test(text) || OFFICE.test(foldMarks(text));
}

/** Whether a line after the signature opens an attached plan, programme, list or annex. */
export function beginsAttachment(text: string, marker: Marker | null): boolean {
  if (marker !== null) {
    return marker.kind === 'annex' || (marker.kind === 'roman' && marker.ordinal === 1);
  }
  return (
    text.length < MAX_ATTACHED_TITLE_CHARACTERS &&
    isCapitals(text) &&
    ATTACHED_TITLE.test(foldMarks(text))
  );
}
