import { DocumentRefusedError } from './document-refused-error.js';

/**
 * Text of a plain file: UTF-8, or UTF-16 told by its byte order mark. Throws a DocumentRefusedError
 * for other encodings (TCVN3, VNI) and for binary content: guessed letters would be wrong ones.
 */
export function decodeText(name: string, bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DocumentRefusedError(
      'broken',
      name,
      'tệp không ở bảng mã Unicode; xin lưu lại dưới dạng UTF-8.',
      { cause },
    );
  }
  if (text.includes('\0')) {
    throw new DocumentRefusedError('wrong_content', name, 'nội dung không phải văn bản thuần.');
  }
  return text;
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
