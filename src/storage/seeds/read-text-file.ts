import { readFile } from 'node:fs/promises';
import { KnowledgeError } from '../../domain/errors.js';

/** A file's text. Throws a KnowledgeError where it is missing, unreadable or not UTF-8. */
export async function readTextFile(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new KnowledgeError(file, null, isMissing ? 'không tìm thấy tệp' : 'không đọc được tệp');
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new KnowledgeError(file, null, 'tệp không ở bảng mã UTF-8');
  }
}
