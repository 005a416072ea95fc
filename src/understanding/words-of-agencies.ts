import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Reading, Span } from './utterance.js';

const COMMITTEE = /(?: (?:ubnd|uy ban nhan dan|chinh quyen))(?: (?:tinh|thanh pho|tp))? $/;

/** "UBND tỉnh" before a province's name is part of whose tasks are meant. */
export function useCommittee(reading: Reading, { start }: Span): void {
  const before = reading.tokens.slice(Math.max(0, start - 6), start).map(({ folded }) => folded);
  const lead = COMMITTEE.exec(` ${before.join(' ')} `)?.[0];
  if (lead !== undefined) reading.use({ start: start - lead.trim().split(' ').length, end: start });
}

/** The words that except an agency are no subject: "trừ … ra", "ngoài … ra thì". */
export function useException(reading: Reading, { start, end }: Span): void {
  const lead = /^(?:ngoai|tru|loai|khong|tinh|ke|gom|bao|phai|thuoc|do|cua|viec|khac|ra)$/;
  for (let index = start - 1; index >= 0; index -= 1) {
    if (!lead.test(reading.tokens[index]?.folded ?? '')) break;
    reading.use({ start: index, end: index + 1 });
  }
  if (reading.tokens[end]?.folded === 'ra') reading.use({ start: end, end: end + 1 });
}

/** "việc Bộ Tài chính giao Tổng cục Thuế": of a ministry and a unit of its own, the unit is meant. */
export function dropParents(
  agencies: string[],
  reading: Reading,
  { directory }: KnowledgeBase,
): void {
  const [first, second] = agencies;
  if (first === undefined || second === undefined || agencies.length > 2) return;
  if (directory.find(second)?.parent === first && reading.has(/\b(?:giao|do|thuoc|phan cong)\b/))
    agencies.shift();
}
