import type { Stretch } from '../clean/stretch.js';
import type { MendedRow } from './mend-rows.js';
import type { MarkerKind } from './read-marker.js';

/** `preamble` is what stands before the first point, `closing` what stands after the last. */
export type NodeKind = MarkerKind | 'preamble' | 'closing' | 'row' | 'group';

/** A place in a document's own numbering while it is being built. */
export interface OutlineNode {
  readonly kind: NodeKind;
  readonly path: string;
  readonly label: string;
  readonly ordinal: number;
  readonly parent: OutlineNode | null;
  readonly children: OutlineNode[];
  /** The words after the marker on its own paragraph. */
  title: Stretch;
  /** The paragraphs without a marker that belong here. */
  readonly bodies: Stretch[];
  readonly line: number;
  /** Set as a heading in the source: Markdown `##` or bold. */
  readonly isSetAsHeading: boolean;
  /** For rows. */
  readonly row: MendedRow | null;
  readonly tableTitles: readonly string[];
}

/** Longer words than this are a sentence to be read, not a heading. */
const MAX_HEADING_CHARACTERS = 220;
/** A lead-in such as `Bộ Tài chính chủ trì, phối hợp với các bộ, địa phương:` names whom it concerns. */
const MAX_LEAD_IN_CHARACTERS = 130;
/** "Về kiến nghị …:" only says what the answer below it is about, however long. */
const OPENS_TOPIC = /^Về (?:kiến nghị|đề nghị|đề xuất|việc|nội dung|các|những|một số) /i;
const MAX_TOPIC_CHARACTERS = 900;
const HAS_INSTRUCTION = /(?:hoàn thành|trong tháng|trước ngày|trong năm|quý [IV]+|;)/iu;
/** Opening of words that tell somebody to do something: a colon after them does not make a heading. */
const OPENS_INSTRUCTION =
  /^(?:tập trung|đẩy mạnh|tăng cường|triển khai|tổ chức|xây dựng|hoàn thiện|khẩn trương|tiếp tục|thực hiện|chủ trì|nâng cao|phối hợp|rà soát|bảo đảm|đảm bảo|chỉ đạo|chủ động|thúc đẩy|nghiên cứu|yêu cầu|giao)(?=\s)/iu;

/** Whether a node's own words only name what its parts and paragraphs are about. */
export function isHeadingLike(node: OutlineNode): boolean {
  const { text } = node.title;
  if (text === '') return false;
  if (node.kind === 'annex' || node.kind === 'group') return true;
  if (/[.;…]$/.test(text.replace(/\.$/, (dot) => (text.length < 40 ? '' : dot)))) return false;
  if (node.kind === 'roman' || node.kind === 'part' || node.kind === 'chapter') {
    return text.length <= MAX_HEADING_CHARACTERS * 2;
  }
  if (text.endsWith(':') && OPENS_TOPIC.test(text)) return text.length <= MAX_TOPIC_CHARACTERS;
  if (text.endsWith(':')) {
    if (HAS_INSTRUCTION.test(text) || OPENS_INSTRUCTION.test(text)) return false;
    return text.length <= MAX_LEAD_IN_CHARACTERS;
  }
  if (node.kind === 'dash' || node.kind === 'plus' || node.kind === 'item') return false;
  const hasParts = node.children.length > 0 || node.bodies.length > 0;
  return text.length <= MAX_HEADING_CHARACTERS && (hasParts || node.isSetAsHeading);
}

/** Whether words lead over to what follows: a heading's words, or a sentence ending in a colon. */
export function isLeadIn(node: OutlineNode): boolean {
  const { text } = node.title;
  if (text.endsWith(':')) return true;
  if (node.kind === 'dash' || node.kind === 'plus') return false;
  return !/[.;…]$/.test(text) && text.length <= MAX_HEADING_CHARACTERS;
}
