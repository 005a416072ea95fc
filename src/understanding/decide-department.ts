import type { KnowledgeBase } from '../answering/knowledge-base.js';
import type { Query } from '../domain/query.js';
import { foldMarks } from '../language/fold.js';
import type { Slots } from './slots.js';

// Sở, chi cục, phòng.
const DEPARTMENT = /^(?:so|chi cuc|phong) /;

/**
 * A body whose tasks are asked for and that the register does not know: nothing is given to it. Documents
 * give nothing to a department either, but to its province, which is named where it was typed.
 */
export function declineBody(
  body: string,
  { agencies }: Slots,
  { directory }: KnowledgeBase,
): Query {
  if (!DEPARTMENT.test(foldMarks(body)))
    return { intent: 'out_of_scope', aspect: 'unknown_body', text: body };
  const provinces = agencies.filter((id) => directory.find(id)?.kind === 'province');
  return {
    intent: 'out_of_scope',
    aspect: 'department',
    text: body,
    ...(provinces.length > 0 ? { agencies: provinces } : {}),
  };
}
