import { formatDate } from '../domain/local-date.js';
import type { ExportCell, ExportTable } from './export-table.js';

const BYTE_ORDER_MARK = '\ufeff';

/** Text that a spreadsheet would run as a formula when it opens the file. */
const FORMULA_START = /^[=+\-@\t\r]/;

function toField(cell: ExportCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? cell : formatDate(cell.on);
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as comma-separated text (RFC 4180) with a byte order mark, without which Excel misreads
 * Vietnamese. Lines that open a group are left out: every line has all columns.
 */
export function writeCsv(table: ExportTable): string {
  const rows = table.rows.filter((row): row is readonly ExportCell[] => !('heading' in row));
  const lines = [table.columns.map((column) => column.header), ...rows];
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(toField).join(',')}\r\n`).join('');
}
