import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { ExportTable } from '../../src/export/export-table.js';
import { writeWorkbook } from '../../src/export/write-workbook.js';

const TABLE: ExportTable = {
  name: 'Quá hạn: [7/2024]',
  title: 'Danh mục nhiệm vụ quá hạn',
  columns: [
    { header: 'STT', width: 6, isCentred: true },
    { header: 'Nhiệm vụ', width: 50 },
    { header: 'Thời hạn', width: 13, isCentred: true },
  ],
  rows: [
    { heading: 'I. Bộ Tài chính' },
    [1, '=HYPERLINK("x")\u0000\u0007 phương án <phân bổ> & kinh phí', { on: '2024-05-31' }],
    [2, null, null],
  ],
};
const HEADER = {
  asOf: 'Dữ liệu tính đến ngày 15/7/2024',
  createdAt: new Date('2024-07-15T02:00:00Z'),
  notes: ['Chưa kể nhiệm vụ chung.'],
};

async function readBack(tables: readonly ExportTable[]): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  const bytes = await writeWorkbook(tables, HEADER);
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

const requireSheet = (workbook: ExcelJS.Workbook): ExcelJS.Worksheet => {
  const sheet = workbook.worksheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

describe('writeWorkbook', () => {
  it('stands title and data date over the table, in the form of an official annex', async () => {
    const sheet = requireSheet(await readBack([TABLE]));
    expect(sheet.getCell('A1').value).toBe('DANH MỤC NHIỆM VỤ QUÁ HẠN');
    expect(sheet.getCell('A2').value).toBe('Dữ liệu tính đến ngày 15/7/2024');
    expect(sheet.getRow(4).values).toEqual([undefined, 'STT', 'Nhiệm vụ', 'Thời hạn']);
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape' });
    expect(sheet.pageSetup.printTitlesRow).toBe('4:4');
    expect(sheet.getColumn(2).width).toBe(50);
  });

  it('borders and wraps every cell, the empty ones too', async () => {
    const sheet = requireSheet(await readBack([TABLE]));
    for (const at of ['A4', 'C4', 'A6', 'B6', 'C6', 'B7', 'C7']) {
      expect(sheet.getCell(at).border.top?.style, at).toBe('thin');
      expect(sheet.getCell(at).alignment.wrapText, at).toBe(true);
    }
  });

  it('keeps text as text and days as days', async () => {
    const sheet = requireSheet(await readBack([TABLE]));
    expect(sheet.getCell('A5').value).toBe('I. Bộ Tài chính');
    expect(sheet.getCell('B6').value).toBe('=HYPERLINK("x") phương án <phân bổ> & kinh phí');
    expect(sheet.getCell('C6').value).toEqual(new Date('2024-05-31T00:00:00Z'));
    expect(sheet.getCell('C6').numFmt).toBe('dd/mm/yyyy');
    expect(sheet.getCell('A6').value).toBe(1);
    expect(sheet.getCell('B7').value).toBeNull();
    expect(sheet.getCell('A8').value).toBe('Chưa kể nhiệm vụ chung.');
  });

  it('gives sheets names that Excel takes', async () => {
    const sheet = requireSheet(
      await readBack([{ ...TABLE, name: `${TABLE.name} ${'dài'.repeat(20)}` }]),
    );
    expect(sheet.name).toHaveLength(31);
    expect(sheet.name).not.toMatch(/[[\]:*?/\\]/);
  });

  it('writes an empty table with its header', async () => {
    const sheet = requireSheet(await readBack([{ ...TABLE, rows: [] }]));
    expect(sheet.getCell('B4').value).toBe('Nhiệm vụ');
  });

  it('cuts text longer than a cell can hold', async () => {
    const rows = [[1, 'a'.repeat(40_000), null]];
    const sheet = requireSheet(await readBack([{ ...TABLE, rows }]));
    expect(sheet.getCell('B5').text).toHaveLength(32_767);
  });

  it('writes nothing that XML cannot carry: half signs, also where a text or a name is cut', async () => {
    const rows = [
      [1, `${'a'.repeat(32_765)}📄📄`, null],
      [2, 'trước\uD83D sau\uFFFF', null],
    ];
    const name = `${'Quá hạn '.repeat(4).slice(0, 30)}📄`;
    const sheet = requireSheet(await readBack([{ ...TABLE, name, rows }]));
    expect(sheet.getCell('B5').text).toBe(`${'a'.repeat(32_765)}…`);
    expect(sheet.getCell('B6').text).toBe('trước sau');
    expect(sheet.name).toBe(name.slice(0, 30).trim());
  });
});
