import { describe, expect, it } from 'vitest';
import type { ExportCell, ExportTable } from '../../src/export/export-table.js';
import { writeCsv } from '../../src/export/write-csv.js';

const tableOf = (...rows: ExportTable['rows']): ExportTable => ({
  name: 'Bảng',
  title: 'Bảng',
  columns: [
    { header: 'Tên', width: 10 },
    { header: 'Giá trị, ghi chú', width: 10 },
  ],
  rows,
});

const lineOf = (...cells: ExportCell[]): string | undefined =>
  writeCsv(tableOf(cells)).split('\r\n')[1];

describe('writeCsv', () => {
  it('opens with a byte order mark and the headers', () => {
    expect(writeCsv(tableOf())).toBe('\ufeffTên,"Giá trị, ghi chú"\r\n');
  });

  it('quotes what holds a comma, a quotation mark or a line break', () => {
    expect(lineOf('a, b', 'nói "có"')).toBe('"a, b","nói ""có"""');
    expect(writeCsv(tableOf(['một\nhai', '']))).toContain('"một\nhai",\r\n');
  });

  it('writes days as offices do, numbers plain and nothing for nothing', () => {
    expect(lineOf({ on: '2024-07-05' }, 23.8)).toBe('5/7/2024,23.8');
    expect(lineOf(null, -3)).toBe(',-3');
  });

  it.each(['=1+1', '+84', '- Bộ Y tế', '@SUM(A1)', '\tx'])(
    'lets no spreadsheet run “%s” as a formula',
    (text) => {
      expect(lineOf(text, null)).toBe(`'${text},`);
    },
  );

  it('leaves out lines that open a group', () => {
    expect(writeCsv(tableOf({ heading: 'I. Nhóm' }, ['a', 1])).split('\r\n')).toHaveLength(3);
  });
});
