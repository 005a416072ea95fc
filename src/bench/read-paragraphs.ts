import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnowledgeError } from '../domain/errors.js';
import type { Section } from '../domain/document.js';

const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---\r?\n/;

/**
 * The paragraphs of every Markdown or text file of a folder as plain sections, for measuring
 * retrieval without reading the documents' structure. Throws `KnowledgeError` for a folder that
 * cannot be read or holds no text.
 */
export async function readParagraphs(folder: string): Promise<Section[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'lỗi đọc';
    throw new KnowledgeError(folder, null, `không đọc được thư mục (${reason})`);
  });
  const files = names.filter((name) => /\.(?:md|txt)$/.test(name)).sort();
  const sections = await Promise.all(
    files.map(async (name) => paragraphsOf(name, await readFile(join(folder, name), 'utf8'))),
  );
  if (sections.flat().length === 0) {
    throw new KnowledgeError(folder, null, 'không có tệp .md hoặc .txt nào có nội dung');
  }
  return sections.flat();
}

function paragraphsOf(name: string, content: string): Section[] {
  return content
    .replace(FRONT_MATTER, '')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((text, order): Section => ({
      document: name.replace(/\.\w+$/, ''),
      path: String(order + 1),
      heading: null,
      breadcrumb: [],
      text,
      fragments: [text],
      kind: 'point',
      order,
    }));
}
