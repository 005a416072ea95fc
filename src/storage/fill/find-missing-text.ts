import { join } from 'node:path';
import type { Section } from '../../domain/document.js';
import { KnowledgeError } from '../../domain/errors.js';
import { citationsOf } from '../seeds/check-seeds.js';
import type { Seeds } from '../seeds/seeds.js';

/** One section may be cited wrongly; that so many are gone is the fault of the text. */
const FEWEST_MISSING = 3;
const MOST_NAMED = 3;

/**
 * Faults of knowledge files that do not hold what the seeds cite: a file that is not there, or one
 * cut off or half written, of which several cited sections are gone. Told before the faults of the
 * seed lines that follow from them, since the file to mend is this one.
 */
export function findMissingText(
  seeds: Seeds,
  sections: readonly Section[],
  knowledgeDir: string,
): readonly KnowledgeError[] {
  const known = new Set(sections.map(({ document, path }) => `${document} ${path}`));
  const documents = new Set(sections.map(({ document }) => document));
  const missing = new Map<string, Set<string>>();
  for (const [, , { document, section }] of citationsOf(seeds))
    if (!known.has(`${document} ${section}`))
      missing.set(document, (missing.get(document) ?? new Set()).add(section));
  return [...missing].flatMap(([document, gone]) => {
    const file = join(knowledgeDir, `${document}.md`);
    if (!documents.has(document))
      return gone.size < FEWEST_MISSING
        ? []
        : [new KnowledgeError(file, null, 'thiếu tệp văn bản mà dữ liệu dẫn tới')];
    if (gone.size < FEWEST_MISSING) return [];
    const named = [...gone].slice(0, MOST_NAMED).join(', ');
    return [
      new KnowledgeError(
        file,
        null,
        `thiếu ${gone.size} mục mà dữ liệu dẫn tới (${named}…); tệp có bị cắt hoặc ghi dở không?`,
      ),
    ];
  });
}
