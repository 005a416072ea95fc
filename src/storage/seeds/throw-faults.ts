import { KnowledgeError } from '../../domain/errors.js';

/** Throws the first of the faults, saying how many follow; returns where there is none. */
export function throwFaults(faults: readonly KnowledgeError[]): void {
  const [first, ...others] = faults;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  const place = first.line === null ? first.file : `${first.file}, dòng ${first.line}`;
  const reason = first.message.slice(place.length + 2);
  throw new KnowledgeError(first.file, first.line, `${reason} (và ${others.length} lỗi khác)`);
}
