import { getDocumentProxy } from 'unpdf';
import { DocumentRefusedError } from './document-refused-error.js';
import { layPageLines, type TextPiece } from './lay-page-lines.js';

/** Fewer letters a page than this is a picture with a stamp, not a text. */
const MIN_LETTERS_PER_PAGE = 25;
const MAX_PAGES = 2000;

/**
 * Text of a PDF with a text layer: lines as printed, pages set apart by form feeds. Throws a
 * DocumentRefusedError for a password, a scan without text and a broken file.
 */
export async function readPdf(name: string, bytes: Uint8Array): Promise<string> {
  const pages: string[] = [];
  try {
    // The parser takes the bytes over; it gets a copy.
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
    try {
      const count = Math.min(document.numPages, MAX_PAGES);
      for (let number = 1; number <= count; number += 1) {
        const page = await document.getPage(number);
        const content = await page.getTextContent();
        const pieces = content.items.flatMap((item): TextPiece[] =>
          'str' in item ? [toPiece(item)] : [],
        );
        pages.push(layPageLines(pieces).join('\n'));
      }
    } finally {
      await document.destroy();
    }
  } catch (cause) {
    throw refusalOf(name, cause);
  }
  const letters = pages.join('').match(/\p{L}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS_PER_PAGE * Math.max(1, Math.min(pages.length, 4))) {
    throw new DocumentRefusedError(
      'scanned',
      name,
      'tệp PDF là bản chụp, không có lớp chữ; xin gửi bản .docx hoặc PDF xuất từ Word.',
    );
  }
  return pages.join('\n\f\n');
}

function toPiece(item: {
  str: string;
  transform: unknown[];
  width: number;
  height: number;
  hasEOL: boolean;
}): TextPiece {
  const [, , , scale, x, y] = item.transform.map(Number);
  return {
    text: item.str,
    x: x ?? 0,
    y: y ?? 0,
    width: item.width,
    height: item.height || Math.abs(scale ?? 0),
    endsLine: item.hasEOL,
  };
}

function refusalOf(name: string, cause: unknown): DocumentRefusedError {
  if (cause instanceof DocumentRefusedError) return cause;
  const isLocked = cause instanceof Error && cause.name === 'PasswordException';
  return isLocked
    ? new DocumentRefusedError('protected', name, 'tệp PDF được đặt mật khẩu.', { cause })
    : new DocumentRefusedError('broken', name, 'tệp PDF bị hỏng.', { cause });
}
