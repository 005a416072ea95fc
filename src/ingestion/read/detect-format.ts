import type { DocumentFormat } from './document-text.js';
import { DocumentRefusedError } from './document-refused-error.js';

const FORMATS: readonly DocumentFormat[] = ['txt', 'md', 'docx', 'pdf'];
const MACRO_EXTENSIONS: readonly string[] = ['docm', 'dotm', 'xlsm', 'pptm'];
const LEGACY_EXTENSIONS: readonly string[] = ['doc', 'rtf', 'odt', 'wps'];

const PDF_SIGNATURE = '%PDF-';
const ZIP_SIGNATURE = 'PK\u0003\u0004';
/** A compound file: old Word, or a .docx locked with a password. */
const COMPOUND_SIGNATURE = '\u00d0\u00cf\u0011\u00e0';
const SNIFFED_BYTES = 64;

/**
 * The format of a file by its extension, checked against its first bytes. Throws a
 * DocumentRefusedError for files that are not taken and for content that is not what the name says.
 */
export function detectFormat(name: string, bytes: Uint8Array): DocumentFormat {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (MACRO_EXTENSIONS.includes(extension)) {
    throw new DocumentRefusedError(
      'macros',
      name,
      'tệp có thể chứa macro; xin lưu lại dưới dạng .docx rồi gửi lại.',
    );
  }
  if (LEGACY_EXTENSIONS.includes(extension)) {
    throw new DocumentRefusedError(
      'unsupported',
      name,
      `định dạng .${extension} chưa đọc được; xin lưu lại dưới dạng .docx hoặc .pdf.`,
    );
  }
  const format = FORMATS.find((known) => known === extension);
  if (format === undefined) {
    throw new DocumentRefusedError(
      'unsupported',
      name,
      'chỉ nhận tệp .docx, .pdf có lớp chữ, .txt hoặc .md.',
    );
  }
  const actual = sniff(bytes);
  if (format === 'docx' && actual === 'compound') {
    throw new DocumentRefusedError(
      'protected',
      name,
      'tệp được đặt mật khẩu hoặc là định dạng Word cũ; xin bỏ mật khẩu và lưu lại dưới dạng .docx.',
    );
  }
  const expected = format === 'docx' ? 'zip' : format === 'pdf' ? 'pdf' : 'text';
  if (actual !== expected) {
    throw new DocumentRefusedError(
      'wrong_content',
      name,
      `nội dung không phải tệp .${format} như phần mở rộng của tên.`,
    );
  }
  return format;
}

function sniff(bytes: Uint8Array): 'pdf' | 'zip' | 'compound' | 'text' {
  const head = Buffer.from(bytes.subarray(0, SNIFFED_BYTES)).toString('latin1');
  if (head.startsWith(ZIP_SIGNATURE)) return 'zip';
  if (head.startsWith(COMPOUND_SIGNATURE)) return 'compound';
  return head.trimStart().startsWith(PDF_SIGNATURE) ? 'pdf' : 'text';
}
