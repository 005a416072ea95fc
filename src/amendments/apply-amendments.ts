import type { Amendment } from '../domain/amendment.js';
import type { Register } from '../domain/register.js';
import { applyCorrection } from './apply-correction.js';
import { applyDocument } from './apply-document.js';

/** A register with amendments laid over it. */
export interface AmendedRegister {
  readonly register: Omit<Register, 'version'>;
  /** Vietnamese sentences on what could not be laid over it any more, and on tasks that fell away. */
  readonly warnings: readonly string[];
}

/**
 * Lays amendments over what knowledge and seeds give, oldest first. Pure. What finds no place any
 * more (a task that is gone, a document that the files now hold themselves) is left out and named.
 */
export function applyAmendments(
  base: Omit<Register, 'version'>,
  amendments: readonly Amendment[],
): AmendedRegister {
  const warnings: string[] = [];
  let register = base;
  for (const amendment of amendments) {
    const { content } = amendment;
    const applied =
      content.kind === 'document'
        ? applyDocument(register, content)
        : applyCorrection(register, amendment.id, content);
    register = applied.register;
    warnings.push(...applied.warnings);
  }
  return { register, warnings };
}
