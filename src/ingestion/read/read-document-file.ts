import { readFile, stat } from 'node:fs/promises';
import { bareFileName } from './bare-file-name.js';
import { DocumentRefusedError } from './document-refused-error.js';
import type { DocumentText } from './document-text.js';
import { MAX_DOCUMENT_BYTES, readDocumentBytes } from './read-document-bytes.js';

/**
 * Reads a document from disk (.txt, .md, .docx, .pdf with a text layer). Throws a
 * DocumentRefusedError with a Vietnamese reason; the size is checked before the file is read.
 */
export async function readDocumentFile(path: string): Promise<DocumentText> {
  const name = bareFileName(path);
  const bytes = await readWithin(path, name);
  return readDocumentBytes(name, bytes);
}

async function readWithin(path: string, name: string): Promise<Uint8Array> {
  try {
    const { size, isFile } = await stat(path).then((found) => ({
      size: found.size,
      isFile: found.isFile(),
    }));
    if (!isFile) throw new DocumentRefusedError('missing', name, 'đây không phải là tệp.');
    if (size > MAX_DOCUMENT_BYTES) {
      const megabytes = Math.ceil(size / 1024 / 1024);
      throw new DocumentRefusedError('too_large', name, `tệp nặng ${megabytes} MB, tối đa 20 MB.`);
    }
    return await readFile(path);
  } catch (cause) {
    if (cause instanceof DocumentRefusedError) throw cause;
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const reason = isMissing ? 'không tìm thấy tệp.' : 'không có quyền đọc tệp.';
    throw new DocumentRefusedError('missing', name, reason, { cause });
  }
}
