import type ExcelJS from 'exceljs';
import type { ExportCell, ExportRow, ExportTable } from './export-table.js';
import { clipText } from '../domain/clip-text.js';

/** What stands on a sheet beside its table. */
export interface WorkbookHeader {
  /** `Dữ liệu tính đến ngày 15/7/2024`, under the title. */
  readonly asOf: string;
  /** Recorded in the file's properties. */
  readonly createdAt: Date;
  /** Lines under the table: how many rows are counted elsewhere, what no document says. */
  readonly notes?: readonly string[];
}

/** The form official annexes are typed in. */
const FONT = { name: 'Times New Roman', size: 12 };
const TITLE_SIZE = 14;
const EDGE: Partial<ExcelJS.Border> = { style: 'thin' };
const BORDER: Partial<ExcelJS.Borders> = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };
const HEADER_FILL: ExcelJS.FillPattern = {
  type: 'pattern',
  pattern: 'solid',
  fgColor: { argb: 'FFE7ECF2' },
};
const A4 = 9;
/** Excel's own limits. */
const MAX_CELL_LENGTH = 32_767;
const MAX_SHEET_NAME_LENGTH = 31;
/** Rows above the table: title, date, blank. */
const HEADER_ROW = 4;
/** Excel does not fit the height of merged rows by itself. */
const LINE_HEIGHT_POINTS = 20;

/** What XML cannot carry: control characters, half surrogate pairs, U+FFFE and U+FFFF. */
const CONTROL = /[^\P{Cc}\t\n]|\p{Surrogate}|[\uFFFE\uFFFF]/gu;

function toValue(cell: ExportCell): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell;
  // A day has no time zone: Excel's serial number is taken from UTC.
  if (typeof cell !== 'string') return new Date(`${cell.on}T00:00:00Z`);
  const clean = cell.replace(CONTROL, '');
  return clean.length > MAX_CELL_LENGTH ? `${clipText(clean, MAX_CELL_LENGTH - 1)}…` : clean;
}

const sheetNameOf = (name: string): string =>
  clipText(name.replace(/[[\]:*?/\\']/g, ' '), MAX_SHEET_NAME_LENGTH);

/** A line across all columns; returns its only cell. */
function addWideLine(
  sheet: ExcelJS.Worksheet,
  text: string,
  columns: number,
  width: number,
): ExcelJS.Cell {
  const row = sheet.addRow([text.replace(CONTROL, '')]);
  sheet.mergeCells(row.number, 1, row.number, columns);
  row.height = LINE_HEIGHT_POINTS * Math.max(1, Math.ceil(text.length / width));
  return row.getCell(1);
}

function addTableRow(sheet: ExcelJS.Worksheet, row: ExportRow, table: ExportTable, width: number) {
  if ('heading' in row) {
    const cell = addWideLine(sheet, row.heading, table.columns.length, width);
    cell.font = { ...FONT, bold: true };
    cell.alignment = { wrapText: true, vertical: 'middle' };
    cell.border = BORDER;
    return;
  }
  const added = sheet.addRow(row.map(toValue));
  for (const [index, column] of table.columns.entries()) {
    const cell = added.getCell(index + 1);
    cell.font = FONT;
    cell.border = BORDER;
    cell.alignment = {
      wrapText: true,
      vertical: 'top',
      horizontal: column.isCentred === true ? 'center' : 'left',
    };
    if (cell.value instanceof Date) cell.numFmt = 'dd/mm/yyyy';
  }
}

function addSheet(workbook: ExcelJS.Workbook, table: ExportTable, header: WorkbookHeader): void {
  const count = table.columns.length;
  const width = table.columns.reduce((sum, column) => sum + column.width, 0);
  const sheet = workbook.addWorksheet(sheetNameOf(table.name), {
    pageSetup: {
      paperSize: A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: 'Trang &P/&N' },
    views: [{ state: 'frozen', ySplit: HEADER_ROW }],
  });
  for (const [index, column] of table.columns.entries())
    sheet.getColumn(index + 1).width = column.width;

  const title = addWideLine(sheet, table.title.toUpperCase(), count, width);
  title.font = { ...FONT, size: TITLE_SIZE, bold: true };
  title.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' };
  const asOf = addWideLine(sheet, header.asOf, count, width);
  asOf.font = { ...FONT, italic: true };
  asOf.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' };
  sheet.addRow([]);

  const head = sheet.addRow(table.columns.map((column) => column.header));
  head.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.border = BORDER;
    cell.fill = HEADER_FILL;
    cell.alignment = { wrapText: true, horizontal: 'center', vertical: 'middle' };
  });
  for (const row of table.rows) addTableRow(sheet, row, table, width);
  for (const note of header.notes ?? []) {
    const cell = addWideLine(sheet, note, count, width);
    cell.font = { ...FONT, italic: true };
    cell.alignment = { wrapText: true, vertical: 'top' };
  }
}

/**
 * Tables as an Excel file in the form of official annexes: title, date line, bordered and wrapped
 * cells, A4 landscape, the header row repeated on every printed page. The one place that knows
 * exceljs.
 */
export async function writeWorkbook(
  tables: readonly ExportTable[],
  header: WorkbookHeader,
): Promise<Uint8Array> {
  // Loading it takes a third of a second, which no start should pay for.
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  workbook.created = header.createdAt;
  workbook.modified = header.createdAt;
  for (const table of tables) addSheet(workbook, table, header);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
