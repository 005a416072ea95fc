import { describe, expect, it } from 'vitest';
import { asksWhen, bearsDate } from '../../src/understanding/decide-date.js';
import { readFact } from '../../src/understanding/read-fact.js';
import { Reading, tokenise } from '../../src/understanding/utterance.js';

const reading = (text: string): Reading => new Reading(tokenise(text));

describe('asksWhen', () => {
  it.each([
    ['trẻ em được cấp tài khoản từ khi nào', true],
    ['luat can cuoc co hieu luc ngay nao', true],
    ['năm dữ liệu số là năm nào', true],
    ['ứng dụng Việt Nam nào trên 10 triệu người dùng', false],
    ['đã cấp bao nhiêu tài khoản', false],
  ])('hears in “%s” whether a day is asked: %s', (text, asks) => {
    expect(asksWhen(reading(text))).toBe(asks);
  });
});

describe('bearsDate', () => {
  it.each([
    ['có hiệu lực từ ngày 01 tháng 7 năm 2024', true],
    ['từ 01/7/2024', true],
    ['đạt 48%', false],
  ])('finds in “%s” a date: %s', (text, bears) => {
    expect(bearsDate(text)).toBe(bears);
  });
});

describe('readFact', () => {
  it.each([
    ['kết quả phải có của việc định danh tàu thuyền', 'result'],
    ['đề án đó yêu cầu sản phẩm gì', 'result'],
    ['tờ trình số bao nhiêu', 'number'],
    ['kết quả thực hiện đến đâu', undefined],
  ])('reads “%s” as %s', (text, fact) => {
    expect(readFact(reading(text))).toBe(fact);
  });
});
