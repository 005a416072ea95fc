import type { Register } from '../../domain/register.js';

const MOST_DOCUMENTS = 6;

/** `203/TB-VPCP; BC 6 tháng 2024 và 2 văn bản`: the loaded ones of the ids, oldest first. */
export function namesOfDocuments(
  ids: readonly string[],
  { documents }: Pick<Register, 'documents'>,
): string {
  const cited = new Set(ids);
  const names = documents.filter(({ id }) => cited.has(id)).map(({ shortTitle }) => shortTitle);
  const more = names.length > MOST_DOCUMENTS ? ` và ${names.length - MOST_DOCUMENTS} văn bản` : '';
  return `${names.slice(0, MOST_DOCUMENTS).join('; ')}${more}`;
}
