import { describe, expect, it } from 'vitest';
import { ingestDocument } from '../../../src/ingestion/ingest-document.js';
import { testGazetteer } from '../../language/agencies/test-gazetteer.js';

/** Section, leads and due day of each task of a text. */
function tasksOf(text: string): string[] {
  return ingestDocument('mau', text, testGazetteer).tasks.map(
    ({ section, lead, dueOn, recurrence }) =>
      `${section} ${lead.map(({ name }) => name).join('; ')} ${dueOn ?? recurrence ?? '-'}`,
  );
}

const HEAD = 'Số: 12/KH-UBND\nHuế, ngày 5 tháng 1 năm 2026\n\nKẾ HOẠCH\nChống ngập năm 2026\n\n';

describe('ingestDocument on forms that notices take', () => {
  it('reads the rows of a table that no heading stands above', () => {
    const text = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tNạo vét các kênh tiêu\tBộ Y tế\t30/6/2026';
    expect(tasksOf(text)).toEqual(['1 Bộ Y tế 2026-06-30']);
  });

  it('takes a heading that reads like a label for no field', () => {
    const orders = '1. Bộ Y tế cấp thuốc.\n2. Bộ Tài chính bố trí kinh phí.';
    expect(tasksOf(`${HEAD}II. PHÂN CÔNG NHIỆM VỤ\n${orders}`)).toEqual([
      'II.1 Bộ Y tế -',
      'II.2 Bộ Tài chính -',
    ]);
    const row = 'TT\tNhiệm vụ\tChủ trì\tThời hạn\n1\tNạo vét các kênh tiêu\tBộ Y tế\t30/6/2026';
    expect(tasksOf(`${HEAD}PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n${row}`)).toEqual([
      'PL.1 Bộ Y tế 2026-06-30',
    ]);
  });
});
