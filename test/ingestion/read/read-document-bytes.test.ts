import { describe, expect, it } from 'vitest';
import { DocumentRefusedError } from '../../../src/ingestion/read/document-refused-error.js';
import {
  MAX_DOCUMENT_BYTES,
  readDocumentBytes,
} from '../../../src/ingestion/read/read-document-bytes.js';
import { packDocx, wordParagraph, wordTable } from './docx-fixture.js';
import { writePdf } from './pdf-fixture.js';
import { packZip } from './zip-fixture.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

async function refusalOf(name: string, bytes: Uint8Array): Promise<DocumentRefusedError> {
  try {
    await readDocumentBytes(name, bytes);
  } catch (error) {
    if (error instanceof DocumentRefusedError) return error;
    throw error;
  }
  throw new Error('the file was read');
}

describe('readDocumentBytes', () => {
  it('reads a text file in NFC with plain line ends', async () => {
    const text = 'Thông báo\r\nKết luận'.normalize('NFD');
    const read = await readDocumentBytes('a.txt', utf8(text));
    expect(read).toEqual({ name: 'a.txt', text: 'Thông báo\nKết luận', format: 'txt' });
  });

  it('reads UTF-16 told by its byte order mark', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Hoàn thành', 'utf16le')]);
    expect((await readDocumentBytes('a.txt', bytes)).text).toBe('Hoàn thành');
  });

  it('empties the front matter of a Markdown file and keeps its line numbers', async () => {
    const read = await readDocumentBytes('a.md', utf8('---\nid: a\n---\n## I. Kết quả\n'));
    expect(read.text.split('\n')[3]).toBe('## I. Kết quả');
    expect(read.text).not.toContain('id: a');
  });

  it('drops folders and direction signs from the name', async () => {
    const read = await readDocumentBytes('..\\..\\etc/\u202Etb.txt', utf8('Nội dung'));
    expect(read.name).toBe('tb.txt');
  });

  it('reads a word document: a line a paragraph, table rows with tabs, notes at the end', async () => {
    const table = wordTable([
      ['TT', 'Nhiệm vụ', 'Kết quả'],
      ['1', 'Số hóa ngành', 'Báo cáo'],
      [null, null, 'Kế hoạch'],
    ]);
    const note =
      '<w:p><w:r><w:t>Còn thiếu</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>';
    const bytes = packDocx(`${wordParagraph('I. KẾT QUẢ')}${note}${table}`, {
      noteTexts: ['Bộ Tài chính.'],
    });
    const lines = (await readDocumentBytes('a.docx', bytes)).text.split('\n');
    expect(lines.slice(0, 3)).toEqual(['I. KẾT QUẢ', '', 'Còn thiếu[1]']);
    expect(lines).toContain('TT\tNhiệm vụ\tKết quả');
    expect(lines).toContain('1\tSố hóa ngành\tBáo cáo');
    expect(lines).toContain('1\tSố hóa ngành\tKế hoạch');
    expect(lines.filter((line) => line !== '').at(-1)).toBe('[1] Bộ Tài chính.');
  });

  it('prints the list numbers Word keeps out of the text', async () => {
    const level = (index: number, format: string, pattern: string): string =>
      `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const body = [
      wordParagraph('Bộ Tài chính', { id: 1, level: 0 }),
      wordParagraph('Trình Nghị định', { id: 1, level: 1 }),
      wordParagraph('Rà soát', { id: 1, level: 1 }),
      wordParagraph('Bộ Y tế', { id: 1, level: 0 }),
    ].join('');
    const { text } = await readDocumentBytes('a.docx', packDocx(body, { numbering }));
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '1. Bộ Tài chính',
      'a) Trình Nghị định',
      'b) Rà soát',
      '2. Bộ Y tế',
    ]);
  });

  it('keeps list numbers also below cells merged downwards', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const rows = [
      ['1', 'Số hóa ngành', 'Báo cáo'],
      ['2', null, 'Kế hoạch'],
    ];
    const body = `${wordTable(rows)}${wordParagraph('Bộ Y tế', { id: 1, level: 0 })}`;
    const { text } = await readDocumentBytes('a.docx', packDocx(body, { numbering }));
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      '1\tSố hóa ngành\tBáo cáo',
      '2\tSố hóa ngành\tKế hoạch',
      '1. Bộ Y tế',
    ]);
  });

  it('takes the table that sets the head of a document for no table', async () => {
    const rows = [
      ['BỘ Y TẾ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['Số: 7/TB-BYT', 'Hà Nội, ngày 5 tháng 1 năm 2026'],
    ];
    const broken = '<w:p><w:r><w:t>THÔNG BÁO</w:t><w:br/><w:t>Kết luận giao ban</w:t></w:r></w:p>';
    const { text } = await readDocumentBytes('a.docx', packDocx(`${wordTable(rows)}${broken}`));
    expect(text.split('\n').filter((line) => line !== '')).toEqual([
      'BỘ Y TẾ',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 7/TB-BYT',
      'Hà Nội, ngày 5 tháng 1 năm 2026',
      'THÔNG BÁO',
      'Kết luận giao ban',
    ]);
  });

  it('reads the text layer of a PDF line by line, pages set apart', async () => {
    const bytes = writePdf([
      [
        { x: 72, y: 760, text: 'Kết luận phiên họp của Ủy ban' },
        { x: 72, y: 744, text: 'Quốc gia về chuyển đổi số' },
      ],
      [{ x: 72, y: 760, text: 'Trang thứ hai của văn bản này' }],
    ]);
    const { text } = await readDocumentBytes('a.pdf', bytes);
    expect(text.split('\n')).toEqual([
      'Kết luận phiên họp của Ủy ban',
      'Quốc gia về chuyển đổi số',
      '\f',
      'Trang thứ hai của văn bản này',
    ]);
  });

  it('keeps the cells of a PDF table in their columns over several lines', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells
        .map((text, index) => ({ x: [60, 110, 330][index] ?? 0, y, text }))
        .filter(({ text }) => text);
    const bytes = writePdf([
      [
        ...row(760, 'TT', 'Nhiệm vụ được giao', 'Thời hạn'),
        ...row(740, '1', 'Xây dựng Nghị định', 'Tháng 5'),
        ...row(726, '', 'về định danh điện tử', ''),
      ],
    ]);
    const { text } = await readDocumentBytes('a.pdf', bytes);
    expect(text.split('\n')).toEqual([
      'TT\tNhiệm vụ được giao\tThời hạn',
      '1\tXây dựng Nghị định\tTháng 5',
      '\tvề định danh điện tử\t',
    ]);
  });

  it.each([
    ['a.doc', utf8('x'), 'unsupported'],
    ['a.exe', utf8('x'), 'unsupported'],
    ['khong-duoi', utf8('x'), 'unsupported'],
    ['a.docm', utf8('x'), 'macros'],
    ['a.txt', new Uint8Array(), 'empty'],
    ['a.txt', utf8(' \n 12.3\n'), 'empty'],
    ['a.txt', Buffer.from('Th\xf4ng b\xe1o', 'latin1'), 'broken'],
    ['a.txt', utf8('ab\0cd'), 'wrong_content'],
    ['a.docx', utf8('Đây là văn bản thuần'), 'wrong_content'],
    ['a.pdf', packDocx(wordParagraph('x')), 'wrong_content'],
    ['a.txt', packDocx(wordParagraph('x')), 'wrong_content'],
    ['a.docx', packZip([{ name: 'bang.csv', content: 'a,b' }]), 'wrong_content'],
    [
      'a.docx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64)]),
      'protected',
    ],
    ['a.docx', packDocx(wordParagraph('Nội dung')).subarray(0, 400), 'broken'],
    [
      'a.docx',
      packDocx(wordParagraph('x'), { extra: [{ name: 'word/vbaProject.bin', content: 'x' }] }),
      'macros',
    ],
    [
      'a.docx',
      packZip([{ name: 'word/document.xml', content: 'x', isEncrypted: true }]),
      'protected',
    ],
    ['a.docx', packDocx('<w:p><w:r><w:t>mở'), 'broken'],
    ['a.pdf', writePdf([[{ x: 72, y: 700, text: 'A' }]]), 'scanned'],
    ['a.pdf', utf8('%PDF-1.7\nhỏng'), 'broken'],
  ])('refuses %s with a reason (%#)', async (name, bytes, code) => {
    const refusal = await refusalOf(name, bytes);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(name);
  });

  it('refuses a file over 20 MB by its size alone', async () => {
    const refusal = await refusalOf('a.txt', new Uint8Array(MAX_DOCUMENT_BYTES + 1));
    expect(refusal.code).toBe('too_large');
    expect(refusal.message).toContain('21 MB');
  });

  it('refuses a text far longer than any document', async () => {
    const long = Buffer.from('Nhiệm vụ của các bộ.\n'.repeat(100_000));
    expect((await refusalOf('a.txt', long)).code).toBe('too_large');
  });

  it('refuses a zip bomb by its declared sizes', async () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024);
    const bytes = packDocx(wordParagraph('x'), {
      extra: [{ name: 'word/media/0', content: zeros }],
    });
    expect((await refusalOf('a.docx', bytes)).code).toBe('zip_bomb');
  });

  it('refuses a zip bomb that lies about its size', async () => {
    const zeros = Buffer.alloc(8 * 1024 * 1024);
    const bytes = packDocx(wordParagraph('x'), {
      extra: [{ name: 'word/media/0', content: zeros, claimedBytes: 10 }],
    });
    expect((await refusalOf('a.docx', bytes)).code).toBe('zip_bomb');
  });

  it('refuses a PDF locked with a password', async () => {
    const lock =
      '/Encrypt << /Filter /Standard /V 1 /R 2 /O (01234567890123456789012345678901) /U (01234567890123456789012345678901) /P -4 >> /ID [<00> <00>]';
    const bytes = writePdf([[{ x: 72, y: 700, text: 'Nội dung' }]], lock);
    expect((await refusalOf('a.pdf', bytes)).code).toBe('protected');
  });
});
