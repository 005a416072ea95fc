import { bareFileName } from './bare-file-name.js';
import { blankFrontMatter } from './blank-front-matter.js';
import { legacyEncodingOf } from './legacy-encoding.js';
import { decodeText } from './decode-text.js';
import { detectFormat } from './detect-format.js';
import { DocumentRefusedError } from './document-refused-error.js';
import type { DocumentText } from './document-text.js';
import { readDocx } from './read-docx.js';
import { readPdf } from './read-pdf.js';

/** Larger files are refused before anything of them is read. */
export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

/** Some 800 printed pages; no official document comes near it. */
const MAX_TEXT_CHARACTERS = 2_000_000;

/**
 * Reads a document from the bytes of a file somebody sent. `name` decides the format together with
 * the content; folders in it are dropped. Throws a DocumentRefusedError with a Vietnamese reason.
 */
export async function readDocumentBytes(name: string, bytes: Uint8Array): Promise<DocumentText> {
  const bare = bareFileName(name);
  if (bytes.byteLength === 0) throw new DocumentRefusedError('empty', bare, 'tệp rỗng.');
  if (bytes.byteLength > MAX_DOCUMENT_BYTES) {
    const megabytes = Math.ceil(bytes.byteLength / 1024 / 1024);
    throw new DocumentRefusedError('too_large', bare, `tệp nặng ${megabytes} MB, tối đa 20 MB.`);
  }
  const format = detectFormat(bare, bytes);
  const text = await readText(bare, bytes, format);
  const normal = text.normalize('NFC').replace(/\r\n?/g, '\n');
  if (!/\p{L}/u.test(normal)) {
    throw new DocumentRefusedError('empty', bare, 'tệp không có chữ nào.');
  }
  if (normal.length > MAX_TEXT_CHARACTERS) {
    throw new DocumentRefusedError(
      'too_large',
      bare,
      'văn bản dài hơn 2 triệu ký tự; xin tách thành nhiều tệp.',
    );
  }
  const legacy = legacyEncodingOf(normal);
  if (legacy !== null) {
    throw new DocumentRefusedError(
      'broken',
      bare,
      `chữ ở bảng mã cũ ${legacy}; xin chuyển sang Unicode rồi lưu lại.`,
    );
  }
  return { name: bare, text: normal, format };
}

async function readText(
  name: string,
  bytes: Uint8Array,
  format: DocumentText['format'],
): Promise<string> {
  switch (format) {
    case 'docx':
      return readDocx(name, bytes);
    case 'pdf':
      return readPdf(name, bytes);
    case 'md':
      return blankFrontMatter(decodeText(name, bytes));
    case 'txt':
      return decodeText(name, bytes);
  }
}
