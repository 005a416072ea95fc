import { describe, expect, it } from 'vitest';
import { readPeriod, readYear } from '../../src/understanding/read-period.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

const TODAY = '2024-07-15';
const rangeOf = (text: string): unknown => readPeriod(new Reading(tokenise(text)), TODAY)?.range;

describe('readPeriod', () => {
  it.each([
    ['việc đến hạn tháng 8', '2024-08-01', '2024-08-31'],
    ['tháng này việc nào đến hạn', '2024-07-01', '2024-07-31'],
    ['thang sau den han viec gi', '2024-08-01', '2024-08-31'],
    ['tuần này có gì', '2024-07-15', '2024-07-21'],
    ['tuần sau có gì', '2024-07-22', '2024-07-28'],
    ['việc nào hạn 31/7', '2024-07-31', '2024-07-31'],
    ['hạn chót 31/7/2025 là việc gì', '2025-07-31', '2025-07-31'],
    ['sang tuan co gi den han ko', '2024-07-22', '2024-07-28'],
    ['sang tuần này việc gì', '2024-07-15', '2024-07-21'],
    ['sang tháng phải xong gì', '2024-08-01', '2024-08-31'],
    ['sang tháng 9 phải xong gì', '2024-09-01', '2024-09-30'],
    ['sang quý có việc gì', '2024-10-01', '2024-12-31'],
    ['sang quý 4 có việc gì', '2024-10-01', '2024-12-31'],
    ['quý III/2024 phải xong gì', '2024-07-01', '2024-09-30'],
    ['số cuộc tấn công quý 1/2023', '2023-01-01', '2023-03-31'],
    ['trong 30 ngày tới', '2024-07-15', '2024-08-14'],
    ['2 tuần tới', '2024-07-15', '2024-07-29'],
    ['còn dưới 10 ngày', '2024-07-15', '2024-07-25'],
    ['từ 1/7 đến 20/7', '2024-07-01', '2024-07-20'],
    ['từ tháng 8 đến tháng 9', '2024-08-01', '2024-09-30'],
    ['tháng 8, tháng 9', '2024-08-01', '2024-09-30'],
    ['nửa đầu năm 2024', '2024-01-01', '2024-06-30'],
    ['6 tháng cuối năm 2024', '2024-07-01', '2024-12-31'],
    ['từ nay đến cuối năm', '2024-07-15', '2024-12-31'],
    ['trong năm 2025', '2025-01-01', '2025-12-31'],
    ['ngày 25/7/2024', '2024-07-25', '2024-07-25'],
  ])('reads “%s”', (text, from, to) => {
    expect(rangeOf(text)).toEqual({ from, to });
  });

  it('takes “trước ngày X” as X, the way deadlines are stated', () => {
    expect(rangeOf('phải xong trước ngày 25/7')).toEqual({ from: null, to: '2024-07-25' });
  });

  it('takes “trước tháng 12” as the end of November', () => {
    expect(rangeOf('xong trước tháng 12')).toEqual({ from: null, to: '2024-11-30' });
  });

  it('opens “sau tháng 8” on the first of September', () => {
    expect(rangeOf('việc phải xong sau tháng 8')).toEqual({ from: '2024-09-01', to: null });
  });

  it.each(['thương mại hóa 5G', 'nghị định số 63/2024', 'kinh tế số', 'nhiệm vụ của Bộ Y tế'])(
    'finds none in “%s”',
    (text) => {
      expect(rangeOf(text)).toBeUndefined();
    },
  );

  it('keeps a year of a name apart from a deadline', () => {
    const reading = new Reading(tokenise('Kế hoạch hoạt động năm 2024'));
    expect(readPeriod(reading, TODAY)).toBeUndefined();
    expect(readYear(reading)?.range).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  });
});
