import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/ingestion/structure/parse-document.js';
import type { ParsedSection } from '../../../src/ingestion/parsed-document.js';

const rowsOf = (text: string): readonly ParsedSection[] =>
  parseDocument('thu', text).sections.filter((section) => section.kind === 'row');

const rolesOf = (row: ParsedSection | undefined): Record<string, string> =>
  Object.fromEntries((row?.cells ?? []).map((cell) => [cell.role, cell.text]));

/** A table as crawled: every cell on lines of its own between lines of a single bar. */
const crawl = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => ['|', ...cells.flatMap((cell) => [cell, '|'])].join('\n')).join('\n');

describe('tables', () => {
  it('reads tab-separated rows under their roles and the annex number', () => {
    const text = [
      'PHỤ LỤC II',
      'DANH MỤC NHIỆM VỤ',
      '(Kèm theo Kế hoạch số 5/KH-UBND)',
      'TT\tTên nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành',
      '1\tXây dựng cổng dữ liệu\tSở Khoa học và Công nghệ\tCác sở\tCổng dữ liệu\tQuý II/2026',
    ].join('\n');
    const [row] = rowsOf(text);
    expect(row?.path).toBe('PL2.1');
    expect(row?.tableTitles).toEqual(['Phụ lục 2: DANH MỤC NHIỆM VỤ']);
    expect(rolesOf(row)).toMatchObject({
      task: 'Xây dựng cổng dữ liệu',
      lead: 'Sở Khoa học và Công nghệ',
      coordinating: 'Các sở',
      result: 'Cổng dữ liệu',
      deadline: 'Quý II/2026',
    });
  });

  it('tells the progress column from the required result', () => {
    const header = 'TT\tNhiệm vụ\tKết quả yêu cầu\tThời hạn\tCơ quan thực hiện\tKết quả';
    const [row] = rowsOf(`${header}\n1\tViệc\tĐề án\tTháng 5\tBộ Y tế\tĐã trình`);
    expect(rolesOf(row)).toMatchObject({ result: 'Đề án', progress: 'Đã trình', lead: 'Bộ Y tế' });
  });

  it('joins a row broken over a page and skips the header printed again', () => {
    const header = 'TT\tNhiệm vụ\tThời hạn\tĐơn vị chủ trì';
    const text = [
      header,
      '1\tXây dựng kế hoạch chuyển đổi\tTháng 5\tBộ Y tế',
      '',
      header,
      '\tsố ngành y tế\t\t',
      '2\t\tTháng 6\tBộ Y tế',
    ].join('\n');
    const rows = rowsOf(text);
    expect(rows).toHaveLength(2);
    expect(rolesOf(rows[0])['task']).toBe('Xây dựng kế hoạch chuyển đổi số ngành y tế');
    expect(rows[0]?.fragments).toEqual([
      'Xây dựng kế hoạch chuyển đổi',
      'số ngành y tế',
      'Tháng 5 Bộ Y tế',
    ]);
    expect(rows[1]?.cells?.[1]).toMatchObject({ inherited: true, role: 'task' });
  });

  it('reads Markdown tables, their groups and compound ordinals', () => {
    const text = [
      '| TT | Chỉ tiêu | Đơn vị | Kết quả | Cơ quan chủ trì |',
      '| --- | --- | --- | --- | --- |',
      '| **I** | **Đến năm 2030** | | | |',
      '| 1 | Chỉ tiêu dịch vụ công | | | |',
      '| 1.1 | Tỉ lệ hồ sơ trực tuyến | % | ≥ 80 | Văn phòng Chính phủ |',
    ].join('\n');
    const rows = rowsOf(text);
    expect(rows.map((row) => row.path)).toEqual(['I.1', 'I.1.1']);
    expect(rows[1]?.tableTitles).toEqual(['I. Đến năm 2030']);
    expect(rolesOf(rows[1])).toMatchObject({
      indicator: 'Tỉ lệ hồ sơ trực tuyến',
      unit: '%',
      value: '≥ 80',
      lead: 'Văn phòng Chính phủ',
    });
  });

  it('reads crawled tables whose merged cells are left out of the rows below', () => {
    const text = [
      '**PHỤ LỤC**',
      '',
      crawl([
        [
          '**TT**',
          '**Nhiệm vụ**',
          '**Cơ quan chủ trì**',
          '**Cơ quan phối hợp**',
          '**Thời gian hoàn thành**',
        ],
        ['**I**', '**Hạ tầng**'],
        ['1', 'Nâng cấp máy\nchủ', 'Sở Tài chính', 'Các sở', 'Quý I/2026'],
        ['Dự phòng hệ thống', 'Sở Nội vụ'],
        ['2', 'Mua thiết bị', 'Sở Y tế', 'Các sở', 'Quý II/2026'],
      ]),
    ].join('\n');
    const rows = rowsOf(text);
    expect(rows.map((row) => row.path)).toEqual(['PL.I.1', 'PL.I.1(2)', 'PL.I.2']);
    expect(rolesOf(rows[0])).toMatchObject({ task: 'Nâng cấp máy chủ', deadline: 'Quý I/2026' });
    expect(rolesOf(rows[1])).toMatchObject({
      task: 'Dự phòng hệ thống',
      lead: 'Sở Nội vụ',
      coordinating: 'Các sở',
      deadline: 'Quý I/2026',
    });
    expect(rows[1]?.cells?.find((cell) => cell.role === 'deadline')?.inherited).toBe(true);
  });

  it('ends a crawled table at the words after it', () => {
    const table = crawl([
      ['TT', 'Nhiệm vụ', 'Chủ trì'],
      ['1', 'Việc', 'Bộ Y tế'],
    ]);
    const { sections } = parseDocument(
      'thu',
      `I. DANH MỤC\n${table}\n\nII. TỔ CHỨC\n\n1. Bộ Y tế báo cáo.`,
    );
    expect(sections.map((section) => section.path)).toEqual(['I', 'I.1', 'II', 'II.1']);
  });

  it('leaves lines with tabs but no header as text', () => {
    const text = 'VĂN PHÒNG CHÍNH PHỦ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n1. Bộ Y tế\tbáo cáo.';
    expect(rowsOf(text)).toEqual([]);
  });
});
