import { describe, expect, it } from 'vitest';
import { ingestDocument } from '../../../src/ingestion/ingest-document.js';
import { testGazetteer } from '../../language/agencies/test-gazetteer.js';

const warningsOf = (body: string): readonly string[] =>
  ingestDocument('mau', `BÁO CÁO\n\nI. KẾT QUẢ\n\n${body}\n`, testGazetteer).inconsistencies.map(
    ({ statement }) => statement,
  );

describe('findInconsistencies', () => {
  it('recomputes a rate from its fraction', () => {
    expect(warningsOf('1. Đã sửa 12/34 cầu (đạt 32,3%).')).toEqual([
      'Mục I.1 ghi 12/34 cầu là 32,3%; tính lại được 35,3%.',
    ]);
  });

  it('accepts rates that were rounded or cut off', () => {
    expect(warningsOf('1. Đã sửa 43/53 cầu (đạt 81,1%), 2/3 bến (đạt 66,6%).')).toEqual([]);
  });

  it('recomputes growth from the rise and what it led to', () => {
    expect(warningsOf('1. Số thuyền tăng 50 thuyền lên 150 thuyền, tương đương 40,0%.')).toEqual([
      'Mục I.1 ghi tăng 50 thuyền lên 150 thuyền, tương đương 40,0%; tính lại được 50,0%.',
    ]);
  });

  it('adds up the parts of a total that nearly make it', () => {
    const text = '1. Tổng số là 1.000 tấn. Trong đó: Lúa: 500 tấn; Ngô: 300 tấn; Khoai: 210 tấn.';
    expect(warningsOf(text)).toEqual([
      'Mục I.1 ghi tổng là 1.000 tấn; cộng 3 số in kèm được 1.010.',
    ]);
  });

  it('leaves parts alone that do not claim to be all', () => {
    const text = '1. Tổng số là 1.000 tấn. Trong đó: Lúa: 100 tấn; Ngô: 200 tấn; Khoai: 150 tấn.';
    expect(warningsOf(text)).toEqual([]);
  });

  it('tells a cited document printed with turned digits', () => {
    const text =
      '1. Theo Quyết định số 1690/QĐ-TTg ngày 26/12/2023.\n\n2. Nêu tại Quyết định số 1609/QĐ-TTg ngày 26/12/2023.';
    expect(warningsOf(text)).toEqual([
      'Quyết định ngày 26/12/2023 được ghi số 1690/QĐ-TTg ở mục I.1 và số 1609/QĐ-TTg ở mục I.2.',
    ]);
  });

  it('does not take neighbouring numbers of one day for one document', () => {
    const text =
      '1. Văn bản số 2516/BTTTT-ATTT ngày 27/6/2024.\n\n2. Văn bản số 2517/BTTTT-ATTT ngày 27/6/2024.';
    expect(warningsOf(text)).toEqual([]);
  });
});
