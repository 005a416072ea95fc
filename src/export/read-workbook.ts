import type ExcelJS from 'exceljs';
import type { LocalDate } from '../domain/local-date.js';

/** A cell read back: its text, or a day. Formulas count with their result, empty cells are ''. */
export type ReadCell = string | { readonly on: LocalDate };

/** Rows of the first sheet, top to bottom; `number` is the row's own on the sheet. */
export interface ReadRow {
  readonly number: number;
  readonly cells: readonly ReadCell[];
}

const MAX_ROWS = 5000;
const MAX_COLUMNS = 40;

/**
 * Reads the first sheet of an Excel file. The caller has checked the archive: sizes, macros,
 * password. Throws where the file is no workbook.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<readonly ReadRow[]> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  // exceljs declares a Buffer type of its own.
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const sheet = workbook.worksheets[0];
  if (!sheet) return [];
  const rows: ReadRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    if (rows.length >= MAX_ROWS) return;
    const cells: ReadCell[] = [];
    for (let column = 1; column <= Math.min(sheet.columnCount, MAX_COLUMNS); column += 1) {
      const cell = row.getCell(column);
      // A merged line repeats its text in every cell.
      cells.push(cell.isMerged && cell.master !== cell ? '' : toCell(cell.value));
    }
    rows.push({ number, cells });
  });
  return rows;
}

function toCell(value: ExcelJS.CellValue): ReadCell {
  if (value === null || value === undefined) return '';
  // Excel's days have no time zone; exceljs gives them in UTC.
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : { on: value.toISOString().slice(0, 10) };
  if (typeof value !== 'object') return String(value).normalize('NFC').trim();
  if ('richText' in value)
    return value.richText
      .map((part) => part.text)
      .join('')
      .normalize('NFC')
      .trim();
  if ('hyperlink' in value) return toCell(value.text);
  if ('result' in value) return toCell(value.result ?? null);
  return '';
}
