import type { SourceRef } from '../domain/answer.js';
import type { KnowledgeDocument } from '../domain/document.js';

/** `mục B.II.6.b`, `PL2.b.9`, `chú thích 4`: a section as people name it. */
export function phraseSection(path: string): string {
  if (path.startsWith('fn.')) return `chú thích ${path.slice(3)}`;
  if (/^PL\d*/.test(path)) return path;
  return `mục ${path.replace(/#(\d+)$/, ' (gạch đầu dòng $1)').replace(/#\d+/g, '')}`;
}

/** `203/TB-VPCP, mục B.II.6.b; BC 6 tháng 2024, PL2.b.9, mục III(2).4`: each document once. */
export function phraseCitation(
  sources: readonly Pick<SourceRef, 'document' | 'section'>[],
  documents: ReadonlyMap<string, KnowledgeDocument>,
): string {
  const byDocument = new Map<string, string[]>();
  for (const source of sources) {
    const sections = byDocument.get(source.document) ?? [];
    const section = phraseSection(source.section);
    if (!sections.includes(section)) sections.push(section);
    byDocument.set(source.document, sections);
  }
  return [...byDocument]
    .map(([id, sections]) => [documents.get(id)?.shortTitle ?? id, ...sections].join(', '))
    .join('; ');
}
