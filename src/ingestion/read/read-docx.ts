import mammoth from 'mammoth';
import { DocumentRefusedError } from './document-refused-error.js';
import { htmlToLines } from './html-to-lines.js';
import { inspectZip } from './inspect-zip.js';
import { labelParagraphs } from './label-paragraphs.js';
import { readListLabels } from './read-list-labels.js';

const MAIN_PART = 'word/document.xml';
const NUMBERING_PART = 'word/numbering.xml';
const MACRO_PART = /(?:^|\/)vbaProject\.bin$/i;
/** Word's own links from a note back to its mark. */
const BACK_LINK = /<a href="#(?:foot|end)note-ref-[^"]*">[^<]*<\/a>/g;
const NOTE = /<li id="(?:foot|end)note-\d{1,4}">(?:<p>)?/g;
const NOTE_MARK = /<sup><a href="#(?:foot|end)note-\d{1,4}"[^>]*>(\[\d{1,4}\])<\/a><\/sup>/g;

/**
 * Text of a .docx: a line a paragraph with the number Word prints before it, table rows with tabs,
 * footnotes as `[1] …` at the end. Throws a DocumentRefusedError for macros, bombs and broken files.
 */
export async function readDocx(name: string, bytes: Uint8Array): Promise<string> {
  const entries = inspectZip(name, bytes);
  if (entries.some((entry) => MACRO_PART.test(entry.name))) {
    throw new DocumentRefusedError('macros', name, 'tệp chứa macro; xin lưu lại không kèm macro.');
  }
  const main = entries.find((entry) => entry.name === MAIN_PART);
  if (main === undefined) {
    throw new DocumentRefusedError('wrong_content', name, 'tệp nén này không phải văn bản Word.');
  }
  // Unpacking each part once proves its declared size before mammoth unpacks them unchecked.
  const parts = new Map(entries.map((entry) => [entry.name, entry.read()]));
  const labels = readListLabels(
    parts.get(MAIN_PART)?.toString('utf8') ?? '',
    parts.get(NUMBERING_PART)?.toString('utf8') ?? '',
  );
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        transformDocument: (document: unknown) => labelParagraphs(document, labels),
      },
    );
    // Marks are counted through the text, whatever ids the notes have; notes follow in that order.
    let noteNumber = 0;
    const html = value
      .replace(BACK_LINK, '')
      .replace(NOTE_MARK, '$1')
      .replace(NOTE, () => `<li><p>[${(noteNumber += 1)}] `);
    return htmlToLines(html).join('\n');
  } catch (cause) {
    throw new DocumentRefusedError('broken', name, 'tệp Word bị hỏng.', { cause });
  }
}
