import type { ReplyFile } from '../domain/chat.js';
import { formatDate, localDateAt } from '../domain/local-date.js';
import type { ExportTable } from '../export/export-table.js';
import { writeWorkbook } from '../export/write-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Tables as an Excel file to send, named `stem-2024-07-15.xlsx`. */
export async function workbookFile(
  stem: string,
  tables: readonly ExportTable[],
  now: Date,
  timeZone: string,
): Promise<ReplyFile> {
  const today = localDateAt(now, timeZone);
  const asOf = `Dữ liệu tính đến ngày ${formatDate(today)}`;
  return {
    name: `${stem}-${today}.xlsx`,
    mimeType: XLSX,
    bytes: await writeWorkbook(tables, { asOf, createdAt: now }),
    caption: asOf,
    kind: 'document',
  };
}
