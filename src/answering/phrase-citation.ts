import type { KnowledgeDocument } from '../domain/document.js';
import { formatDate } from '../domain/local-date.js';
import type { TaskEvent } from '../domain/task.js';

/** `mục B.II.6.b`, `PL2.b.9`, `chú thích 4`, `phần mở đầu`: a section as people name it. */
export function phraseSection(path: string): string {
  if (path.startsWith('fn.')) return `chú thích ${path.slice(3)}`;
  if (/^PL\d*/.test(path)) return path;
  if (/^\p{Ll}{2,} /u.test(path)) return `phần ${path}`;
  return `mục ${path.replace(/#(\d+)$/, ' (gạch đầu dòng $1)').replace(/#\d+/g, '')}`;
}

type Source = Pick<TaskEvent, 'document' | 'section' | 'correction'>;

/** How the source of an event is named: a document's short title, or the admin's entry with its basis. */
export function phraseSource(
  source: Source,
  documents: ReadonlyMap<string, KnowledgeDocument>,
): string {
  const { correction } = source;
  return correction
    ? `cập nhật của quản trị viên ngày ${formatDate(correction.madeOn)}, căn cứ ${correction.basis}`
    : (documents.get(source.document)?.shortTitle ?? source.document);
}

/** `203/TB-VPCP, mục B.II.6.b; BC 6 tháng 2024, PL2.b.9, mục III(2).4`: each document once. */
export function phraseCitation(
  sources: readonly Source[],
  documents: ReadonlyMap<string, KnowledgeDocument>,
): string {
  const byName = new Map<string, string[]>();
  for (const source of sources) {
    const name = phraseSource(source, documents);
    const sections = byName.get(name) ?? [];
    const section = source.correction ? null : phraseSection(source.section);
    if (section !== null && !sections.includes(section)) sections.push(section);
    byName.set(name, sections);
  }
  return [...byName].map(([name, sections]) => [name, ...sections].join(', ')).join('; ');
}
